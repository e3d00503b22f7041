import { grantDocumentUploadRoute } from "../../core/contract/routes/applications.ts";
import { grantDocument } from "../../core/domain/applications/document-steps.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { confirmationAddress } from "../../core/pages/confirmation-page.tsx";
import { documentForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Grants an applicant the upload of one photo or PDF. A repeat gets the same document, signed again. */
export const createHandler = (services: Pick<Services, "applications" | "documents" | "now" | "newId">) => {
  const { applications, documents, now, newId } = services;
  return http(grantDocumentUploadRoute, documentForm).handler(async (_event, { call }) => {
    const { params, body, idempotency, respond, address, language, siteUrl, isForm } = call;
    const grantAnew = async () => {
      const meta = { actor: "applicant", occurredAt: now() };
      const asked = { ...params, birthDate: body.birthDate, address };
      const opened = await applications.openForApplicant(asked, idempotency, meta.occurredAt);
      const { change, document } = grantDocument(opened.application, body, newId(), meta);
      const grant = { reference: change.after.reference, document };
      await applications.save(change, documents.keepGrant(grant, idempotency), opened.extraWrites);
      return grant;
    };
    const grant = await retryOnConflict(grantAnew).catch(documents.grantedBefore);
    const thenTo = isForm ? siteUrl + confirmationAddress(language, { about: "document" }) : undefined;
    return respond(201, await documents.signUpload(grant, now(), thenTo));
  });
};

export const handler = createHandler({
  now: services.now,
  newId: services.newId,
  applications: services.applications(),
  documents: services.documents(),
});
