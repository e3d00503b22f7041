import { recordCompletionRoute } from "../../core/contract/routes/training.ts";
import { endTraining } from "../../core/domain/training/training-rules.ts";
import { http } from "../../core/http/http.ts";
import { inTurn } from "../../core/http/in-turn.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Records that a participant completed the training, with a certificate, or dropped out. */
export const createHandler = (services: Pick<Services, "trainings" | "now" | "newCertificateCode">) => {
  const { trainings, now, newCertificateCode } = services;
  return http(recordCompletionRoute).handler(
    (_event, { call: { params, body, staff, idempotency, respond, siteUrl } }) =>
      inTurn("completion numbers", () =>
        retryOnConflict(async () => {
          const meta = { actor: staff.id, occurredAt: now() };
          const asked = { reference: params.reference, on: body.on };
          const loaded = await trainings.loadForCompletion(asked, idempotency, meta.occurredAt);
          const ended = endTraining(
            loaded,
            body,
            { code: newCertificateCode(), unit: trainings.unit, siteUrl },
            meta,
          );
          const { reference, status, version } = ended.change.after;
          const code = ended.certificate ? { code: ended.certificate.code } : {};
          const response = respond(200, { reference, status, version, ...code });
          return trainings.saveCompletion(loaded, ended, response);
        }),
      ),
  );
};

export const handler = createHandler({
  now: services.now,
  newCertificateCode: services.newCertificateCode,
  trainings: services.trainings(),
});
