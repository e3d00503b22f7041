import { reopenApplicationRoute } from "../../core/contract/routes/applications.ts";
import { reopenApplication } from "../../core/domain/applications/reopening.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * A manager takes a decision one status back. The table refuses when a selection already depends on the
 * decision.
 */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(reopenApplicationRoute, services, ({ application, body, meta }) =>
    reopenApplication(application, body, meta),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
