import { verifyApplicationRoute } from "../../core/contract/routes/applications.ts";
import { verify } from "../../core/domain/applications/verification.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * A verifier accepts, returns or rejects an application.
 *
 * When two verifiers decide at once, the table accepts one decision. The other decision is judged again by
 * the new record, and that verifier is told.
 */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(verifyApplicationRoute, services, ({ application, body, meta }) =>
    verify(application, body, meta),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
