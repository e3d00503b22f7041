import { reopenApplicationRoute } from "../../core/contract/routes/applications.ts";
import { reopenApplication } from "../../core/domain/applications/reopening.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager takes a decision one status back; that a selection builds on it already, the table knows. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(reopenApplicationRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const change = reopenApplication(application, body, meta);
      const { reference, status, version } = change.after;
      return applications.save(change, respond(200, { reference, status, version }));
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
