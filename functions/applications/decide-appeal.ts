import { decideAppealRoute } from "../../core/contract/routes/applications.ts";
import { decideAppeal } from "../../core/domain/applications/appeal-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager upholds or dismisses an appeal. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(decideAppealRoute, services, ({ application, params, body, meta }) =>
    decideAppeal(application, params.appealId, body, meta),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
