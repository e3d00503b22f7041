import { recordReplyRoute } from "../../core/contract/routes/selection.ts";
import { answerOffer } from "../../core/domain/selection/seat-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An answer heard by telephone or on a visit: for those who cannot use the page; the audit names the officer. */
export const createHandler = ({
  applications,
  outcomes,
  now,
}: Pick<Services, "applications" | "outcomes" | "now">) =>
  http(recordReplyRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      await outcomes.catchUp(application);
      const change = answerOffer(application, body.answer, meta, body.heardBy);
      const { reference, status, version } = change.after;
      return applications.save(change, respond(200, { reference, status, version }));
    }),
  );

export const handler = createHandler({
  applications: services.applications(),
  outcomes: services.outcomes(),
  now: services.now,
});
