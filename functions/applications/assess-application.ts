import { assessApplicationRoute } from "../../core/contract/routes/applications.ts";
import { assess } from "../../core/domain/applications/assessment-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An assessor's scores and findings. Assessed before the selection is sealed, or not: the table decides which. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(assessApplicationRoute, services, ({ application, body, meta }) =>
    assess(application, body, meta),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
