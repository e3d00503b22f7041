import { grantOfficersUploadRoute } from "../../core/contract/routes/applications.ts";
import { grantDocument } from "../../core/domain/applications/document-steps.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * Grants an officer the upload of a file: a signature, a photo of a handover, or a paper that somebody
 * brought.
 */
export const createHandler = (services: Pick<Services, "applications" | "documents" | "now" | "newId">) => {
  const { applications, documents, now, newId } = services;
  return http(grantOfficersUploadRoute).handler(
    async (_event, { call: { params, body, staff, idempotency, respond } }) => {
      const grantAnew = async () => {
        const meta = { actor: staff.id, occurredAt: now() };
        const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
        const { change, document } = grantDocument(application, body, newId(), meta);
        const grant = { reference: application.reference, document };
        await applications.save(change, documents.keepGrant(grant, idempotency));
        return grant;
      };
      const grant = await retryOnConflict(grantAnew).catch(documents.grantedBefore);
      return respond(201, await documents.signUpload(grant, now()));
    },
  );
};

export const handler = createHandler({
  now: services.now,
  newId: services.newId,
  applications: services.applications(),
  documents: services.documents(),
});
