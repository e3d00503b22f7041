import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { grantDocument } from "../core/domain/document-steps.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** Permission for an officer to send a file: a signature, a photo of a handover, what somebody brought on paper. */
export const createHandler = (
  services: Pick<live.Services, "applications" | "documents" | "now" | "newId">,
) => {
  const { applications, documents, now, newId } = services;
  return middy()
    .use(http(routes.grantOfficersUpload))
    .handler(async (_event, { call: { params, body, staff, once, answer } }) => {
      const grantAnew = async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        const { change, document } = grantDocument(application, body, newId(), deed);
        const grant = { reference: application.reference, document };
        await applications.save(change, documents.keepGrant(grant, once));
        return grant;
      };
      const grant = await untilSettled(grantAnew).catch(documents.grantedBefore);
      return answer(201, await documents.signUpload(grant, now()));
    });
};

export const handler = createHandler({
  now: live.now,
  newId: live.newId,
  applications: live.applications(),
  documents: live.documents(),
});
