import { verifyApplicationRoute } from "../../core/contract/routes/applications.ts";
import { verify } from "../../core/domain/applications/verification.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * A verifier accepts, returns or rejects.
 *
 * Of two who decide at once the table takes one; the other is judged again by what then stands there, and told.
 */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(verifyApplicationRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const change = verify(application, body, meta);
      const { reference, status, version } = change.after;
      return applications.save(change, respond(200, { reference, status, version }));
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
