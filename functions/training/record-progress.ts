import { recordProgressRoute } from "../../core/contract/routes/training.ts";
import { recordProgress } from "../../core/domain/training/training-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { checkVisible } from "../../core/views/applications.ts";

/** A trainer notes how far a participant has come in a unit. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(recordProgressRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      checkVisible(application, staff.roles);
      const change = recordProgress(application, body, meta);
      const { reference, version } = change.after;
      return applications.save(
        change,
        respond(201, { ...body, at: meta.occurredAt, by: meta.actor, reference, version }),
      );
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
