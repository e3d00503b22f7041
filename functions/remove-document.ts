import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { removeDocument } from "../core/domain/document-steps.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { removalForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** An applicant takes back a file of their own; it goes, and the audit says that it was there. */
export const createHandler = (services: Pick<live.Services, "applications" | "removals" | "now">) => {
  const { applications, removals, now } = services;
  return middy()
    .use(http(routes.removeDocument, removalForm))
    .handler((_event, { call: { params, body, once, answer, address } }) =>
      untilSettled(async () => {
        const deed = { by: "applicant", at: now() };
        const asked = { reference: params.reference, birthDate: body.birthDate, address };
        const { application, proof } = await applications.openForApplicant(asked, once, deed.at);
        const change = removeDocument(application, params.documentId, deed);
        const { reference, status, version } = change.after;
        const answered = await applications.save(change, answer(200, { reference, status, version }), proof);
        await removals.removeFiles(application, [params.documentId]);
        return answered;
      }),
    );
};

export const handler = createHandler({
  now: live.now,
  applications: live.applications(),
  removals: live.removals(),
});
