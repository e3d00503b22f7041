import { assessApplicationRoute } from "../../core/contract/routes/applications.ts";
import { assess } from "../../core/domain/applications/assessment-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * An assessor records scores and findings. The table decides whether the assessment comes before the seal of
 * the selection.
 */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(assessApplicationRoute, services, ({ application, body, meta }) =>
    assess(application, body, meta),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
