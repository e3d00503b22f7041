import { showStatusRoute } from "../../core/contract/routes/applications.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { statusForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { toApplicantView } from "../../core/views/applications.ts";

/** Shows the status of an application to a person who knows its reference and birth date. */
export const createHandler = ({
  applications,
  catalogue: { listSkills, listRequiredDocuments },
  selectionReadModel,
  now,
  newId,
}: Pick<Services, "applications" | "catalogue" | "selectionReadModel" | "now" | "newId">) =>
  http(showStatusRoute, statusForm({ listSkills, newId })).handler(
    (_event, { call: { body, idempotency, respond, address, language } }) =>
      retryOnConflict(async () => {
        const opened = await applications.openForApplicant({ ...body, address }, idempotency, now());
        await applications.confirmOpening(opened.extraWrites);
        const application = await selectionReadModel.withPendingOutcome(opened.application);
        const required = await listRequiredDocuments(application);
        return respond(200, toApplicantView(application, { required }, language));
      }),
  );

export const handler = createHandler({
  now: services.now,
  newId: services.newId,
  applications: services.applications(),
  catalogue: services.catalogue(),
  selectionReadModel: services.selectionReadModel(),
});
