import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { endTraining } from "../core/domain/training.ts";
import { http } from "../core/http/http.ts";
import { inTurn } from "../core/http/in-turn.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A participant completes the training, and has a certificate of it; or dropped out. */
export const createHandler = (services: Pick<live.Services, "trainings" | "now" | "newCertificateCode">) => {
  const { trainings, now, newCertificateCode } = services;
  return middy()
    .use(http(routes.recordCompletion))
    .handler((_event, { call: { params, body, staff, once, answer, siteUrl } }) =>
      inTurn("completion numbers", () =>
        untilSettled(async () => {
          const deed = { by: staff.id, at: now() };
          const found = await trainings.forCompletion(params.reference, body.on, once, deed.at);
          const ended = endTraining(found, body, { code: newCertificateCode(), siteUrl }, deed);
          const { reference, status, version } = ended.change.after;
          const code = ended.certificate ? { code: ended.certificate.code } : {};
          return trainings.saveCompletion(found, ended, answer(200, { reference, status, version, ...code }));
        }),
      ),
    );
};

export const handler = createHandler({
  now: live.now,
  newCertificateCode: live.newCertificateCode,
  trainings: live.trainings(),
});
