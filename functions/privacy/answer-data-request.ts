import { answerDataRequestRoute } from "../../core/contract/routes/privacy.ts";
import { readRequestId } from "../../core/domain/privacy/data-request.ts";
import { answerDataRequest } from "../../core/domain/privacy/data-request-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager answers a data request. An erasure or a restriction takes effect with the answer. */
export const createHandler = (services: Pick<Services, "applications" | "removals" | "now">) => {
  const { applications, removals, now } = services;
  return http(answerDataRequestRoute).handler(
    (_event, { call: { params, body, staff, idempotency, respond } }) =>
      retryOnConflict(async () => {
        const meta = { actor: staff.id, occurredAt: now() };
        const named = readRequestId(params.requestId) ?? { reference: "", requestId: "" };
        const application = await applications.loadForCommand(named.reference, idempotency, meta.occurredAt);
        const { request, change } = answerDataRequest(application, named.requestId, body.note, meta);
        const { reference, fullName, documents } = change.after;
        const answered = await applications.save(change, respond(200, { ...request, reference, fullName }));
        if (documents.length < application.documents.length)
          await removals.removeFiles(
            application,
            application.documents.map(({ documentId }) => documentId),
          );
        return answered;
      }),
  );
};

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  removals: services.removals(),
});
