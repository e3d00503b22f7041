import { recordFollowUpRoute } from "../../core/contract/routes/toolkits.ts";
import { recordFollowUp } from "../../core/domain/toolkits/follow-up-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** How a graduate's business goes: once for each of the four months. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(recordFollowUpRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const { change, followUp } = recordFollowUp(application, body, meta);
      const { reference, version } = change.after;
      return applications.save(change, respond(201, { reference, version, ...followUp }));
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
