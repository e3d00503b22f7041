import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { grantDocument } from "../core/domain/document-steps.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { confirmationAddress } from "../core/pages/confirmation-page.ts";
import { documentForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** Permission for an applicant to send one photo or PDF; a repeat is granted the same document, signed anew. */
export const createHandler = (
  services: Pick<live.Services, "applications" | "documents" | "now" | "newId">,
) => {
  const { applications, documents, now, newId } = services;
  return middy()
    .use(http(routes.grantDocumentUpload, documentForm))
    .handler(async (_event, { call: { params, body, once, answer, address, language, siteUrl, isForm } }) => {
      const grantAnew = async () => {
        const deed = { by: "applicant", at: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, proof } = await applications.openForApplicant(asked, once, deed.at);
        const { change, document } = grantDocument(application, body, newId(), deed);
        const grant = { reference: application.reference, document };
        await applications.save(change, documents.keepGrant(grant, once), proof);
        return grant;
      };
      const grant = await untilSettled(grantAnew).catch(documents.grantedBefore);
      const thenTo = isForm ? siteUrl + confirmationAddress(language, { about: "document" }) : undefined;
      return answer(201, await documents.signUpload(grant, now(), thenTo));
    });
};

export const handler = createHandler({
  now: live.now,
  newId: live.newId,
  applications: live.applications(),
  documents: live.documents(),
});
