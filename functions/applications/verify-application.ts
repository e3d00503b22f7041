import { verifyApplicationRoute } from "../../core/contract/routes/applications.ts";
import { verify } from "../../core/domain/applications/verification.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * A verifier accepts, returns or rejects.
 *
 * Of two who decide at once the table takes one; the other is judged again by what then stands there, and told.
 */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(verifyApplicationRoute, services, ({ application, body, meta }) =>
    verify(application, body, meta),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
