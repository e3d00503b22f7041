import { assessApplicationRoute } from "../../core/contract/routes/applications.ts";
import { assess } from "../../core/domain/applications/assessment-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An assessor's scores and findings. Assessed before the selection is sealed, or not: the table decides which. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(assessApplicationRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const change = assess(application, body, meta);
      const { reference, status, version } = change.after;
      return applications.save(change, respond(200, { reference, status, version }));
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
