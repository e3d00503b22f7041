import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { showHandoverMade } from "../core/contract/shown-toolkits.ts";
import { handOverToolkit } from "../core/domain/handover.ts";
import { http } from "../core/http/http.ts";
import { inTurn } from "../core/http/in-turn.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/**
 * A graduate signs for a toolkit.
 *
 * The officer comes from the verified token, never from the form, so a handover always names the person who was signed in.
 */
export const createHandler = (services: Pick<live.Services, "toolkits" | "now" | "newCertificateCode">) => {
  const { toolkits, now, newCertificateCode } = services;
  return middy()
    .use(http(routes.recordToolkitHandover))
    .handler((_event, { call: { params, body, staff, once, answer, siteUrl } }) =>
      inTurn("handover numbers", () =>
        untilSettled(async () => {
          const deed = { by: staff.id, at: now() };
          const found = await toolkits.forHandover(params.reference, body.serial, once, deed);
          const paper = { code: newCertificateCode(), unit: toolkits.unit, siteUrl };
          const made = handOverToolkit(found, body, paper, deed);
          return toolkits.saveHandover(found, made, deed, answer(201, showHandoverMade(made)));
        }),
      ),
    );
};

export const handler = createHandler({
  now: live.now,
  newCertificateCode: live.newCertificateCode,
  toolkits: live.toolkits(),
});
