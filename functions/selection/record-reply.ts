import { recordReplyRoute } from "../../core/contract/routes/selection.ts";
import { answerOffer } from "../../core/domain/selection/seat-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * An officer records an answer to an offer from a telephone call or a visit, for people who cannot use the
 * page. The audit names the officer.
 */
export const createHandler = (services: Pick<Services, "applications" | "outcomes" | "now">) =>
  staffCommand(recordReplyRoute, services, async ({ application, body, meta }) => {
    await services.outcomes.catchUp(application);
    return answerOffer(application, body.answer, meta, body.heardBy);
  });

export const handler = createHandler({
  applications: services.applications(),
  outcomes: services.outcomes(),
  now: services.now,
});
