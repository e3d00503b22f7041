import { recordRegistryCheckRoute } from "../../core/contract/routes/applications.ts";
import { recordRegistryCheck } from "../../core/domain/applications/verification.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Records the result of a check in DTKS or DTSEN, beside earlier checks. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(
    recordRegistryCheckRoute,
    services,
    ({ application, body, meta }) => recordRegistryCheck(application, body, meta),
    ({ after: { reference, version } }, { body, meta }) => ({
      ...body,
      at: meta.occurredAt,
      by: meta.actor,
      reference,
      version,
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
