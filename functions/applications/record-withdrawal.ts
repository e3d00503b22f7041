import { recordWithdrawalRoute } from "../../core/contract/routes/applications.ts";
import { withdraw } from "../../core/domain/selection/seat-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An officer records a withdrawal from a telephone call or a visit. The audit names the officer. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(recordWithdrawalRoute, services, ({ application, body, meta }) =>
    withdraw(application, body, meta),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
