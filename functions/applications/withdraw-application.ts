import { withdrawApplicationRoute } from "../../core/contract/routes/applications.ts";
import { withdraw } from "../../core/domain/selection/seat-rules.ts";
import { applicantCommand } from "../../core/http/applicant-command.ts";
import { withdrawalForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * An applicant withdraws, until the cohort starts. The same transaction sets the seat free for reallocation.
 */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  applicantCommand(withdrawApplicationRoute, withdrawalForm, services, ({ application, body, meta }) =>
    withdraw(application, body, meta),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
