import { decideAppealRoute } from "../../core/contract/routes/applications.ts";
import { decideAppeal } from "../../core/domain/applications/appeal-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager upholds or dismisses an appeal. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(decideAppealRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const change = decideAppeal(application, params.appealId, body, meta);
      const { reference, status, version } = change.after;
      return applications.save(change, respond(200, { reference, status, version }));
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
