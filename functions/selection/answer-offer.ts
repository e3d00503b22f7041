import { answerOfferRoute } from "../../core/contract/routes/selection.ts";
import { answerOffer } from "../../core/domain/selection/seat-rules.ts";
import { applicantCommand } from "../../core/http/applicant-command.ts";
import { replyForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * An applicant accepts or declines an open offer. The same transaction sets a declined seat free for
 * reallocation.
 */
export const createHandler = (services: Pick<Services, "applications" | "outcomes" | "now">) =>
  applicantCommand(answerOfferRoute, replyForm, services, async ({ application, body, meta }) => {
    await services.outcomes.catchUp(application);
    return answerOffer(application, body.answer, meta);
  });

export const handler = createHandler({
  applications: services.applications(),
  outcomes: services.outcomes(),
  now: services.now,
});
