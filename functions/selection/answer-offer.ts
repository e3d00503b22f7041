import { answerOfferRoute } from "../../core/contract/routes/selection.ts";
import { answerOffer } from "../../core/domain/selection/seat-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { replyForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An applicant accepts or declines an open offer; a seat declined goes on, in the same moment. */
export const createHandler = ({
  applications,
  outcomes,
  now,
}: Pick<Services, "applications" | "outcomes" | "now">) =>
  http(answerOfferRoute, replyForm).handler(
    (_event, { call: { params, body, idempotency, respond, address } }) =>
      retryOnConflict(async () => {
        const meta = { actor: "applicant", occurredAt: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, extraWrites } = await applications.openForApplicant(
          asked,
          idempotency,
          meta.occurredAt,
        );
        await outcomes.catchUp(application);
        const change = answerOffer(application, body.answer, meta);
        const { reference, status, version } = change.after;
        return applications.save(change, respond(200, { reference, status, version }), extraWrites);
      }),
  );

export const handler = createHandler({
  applications: services.applications(),
  outcomes: services.outcomes(),
  now: services.now,
});
