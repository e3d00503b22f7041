import { fileAppealRoute } from "../../core/contract/routes/applications.ts";
import { fileAppeal } from "../../core/domain/applications/appeal-rules.ts";
import { applicantCommand } from "../../core/http/applicant-command.ts";
import { appealForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An applicant objects to a decision. Only one appeal can be open at a time. */
export const createHandler = (services: Pick<Services, "applications" | "outcomes" | "now" | "newId">) =>
  applicantCommand(
    fileAppealRoute,
    appealForm,
    services,
    async ({ application, body, meta }) => {
      await services.outcomes.catchUp(application);
      const appealId = services.newId();
      return { appealId, change: fileAppeal(application, body.text, appealId, meta) };
    },
    ({ appealId }) => ({ appealId }),
  );

export const handler = createHandler({
  applications: services.applications(),
  outcomes: services.outcomes(),
  now: services.now,
  newId: services.newId,
});
