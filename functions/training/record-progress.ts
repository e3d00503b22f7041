import { recordProgressRoute } from "../../core/contract/routes/training.ts";
import { recordProgress } from "../../core/domain/training/training-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { checkVisible } from "../../core/views/applications.ts";

/** A trainer records the progress of a participant in a unit. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(
    recordProgressRoute,
    services,
    ({ application, body, staff, meta }) => {
      checkVisible(application, staff.roles);
      return recordProgress(application, body, meta);
    },
    ({ after: { reference, version } }, { body, meta }) => ({
      ...body,
      at: meta.occurredAt,
      by: meta.actor,
      reference,
      version,
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
