import { removeDocumentRoute } from "../../core/contract/routes/applications.ts";
import { removeDocument } from "../../core/domain/applications/document-steps.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { removalForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An applicant takes back a file of their own. The file is removed, and the audit says that it existed. */
export const createHandler = (services: Pick<Services, "applications" | "removals" | "now">) => {
  const { applications, removals, now } = services;
  return http(removeDocumentRoute, removalForm).handler(
    (_event, { call: { params, body, idempotency, respond, address } }) =>
      retryOnConflict(async () => {
        const meta = { actor: "applicant", occurredAt: now() };
        const asked = { reference: params.reference, birthDate: body.birthDate, address };
        const opened = await applications.openForApplicant(asked, idempotency, meta.occurredAt);
        const change = removeDocument(opened.application, params.documentId, meta);
        const { reference, status, version } = change.after;
        const response = respond(200, { reference, status, version });
        await applications.save(change, response, opened.extraWrites);
        await removals.removeFiles(opened.application, [params.documentId]);
        return response;
      }),
  );
};

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  removals: services.removals(),
});
