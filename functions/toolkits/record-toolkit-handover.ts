import { recordToolkitHandoverRoute } from "../../core/contract/routes/toolkits.ts";
import { handOverToolkit } from "../../core/domain/toolkits/handover-rules.ts";
import { http } from "../../core/http/http.ts";
import { inTurn } from "../../core/http/in-turn.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { toHandoverMadeView } from "../../core/views/toolkits.ts";

/**
 * A graduate signs for a toolkit.
 *
 * The officer comes from the verified token, never from the form. So a handover always names the person who
 * was signed in.
 */
export const createHandler = (services: Pick<Services, "toolkits" | "now" | "newCertificateCode">) => {
  const { toolkits, now, newCertificateCode } = services;
  return http(recordToolkitHandoverRoute).handler(
    (_event, { call: { params, body, staff, idempotency, respond, siteUrl } }) =>
      inTurn("handover numbers", () =>
        retryOnConflict(async () => {
          const meta = { actor: staff.id, occurredAt: now() };
          const loaded = await toolkits.loadForHandover(params.reference, body.serial, idempotency, meta);
          const paper = { code: newCertificateCode(), unit: toolkits.unit, siteUrl };
          const made = handOverToolkit(loaded, body, paper, meta);
          return toolkits.saveHandover(loaded, made, meta, respond(201, toHandoverMadeView(made)));
        }),
      ),
  );
};

export const handler = createHandler({
  now: services.now,
  newCertificateCode: services.newCertificateCode,
  toolkits: services.toolkits(),
});
