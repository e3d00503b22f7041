import { recordFollowUpRoute } from "../../core/contract/routes/toolkits.ts";
import { recordFollowUp } from "../../core/domain/toolkits/follow-up-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Records the state of a graduate's business, once for each month. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(
    recordFollowUpRoute,
    services,
    ({ application, body, meta }) => recordFollowUp(application, body, meta),
    ({ change, followUp }) => ({
      reference: change.after.reference,
      version: change.after.version,
      ...followUp,
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
