import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { answerOffer } from "../core/domain/seat.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** An answer heard by telephone or on a visit: for those who cannot use the page; the audit names the officer. */
export const createHandler = ({
  applications,
  selections,
  now,
}: Pick<live.Services, "applications" | "selections" | "now">) =>
  middy()
    .use(http(routes.recordReply))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        await selections.catchUp(application);
        const change = answerOffer(application, body.answer, deed, body.heardBy);
        const { reference, status, version } = change.after;
        return applications.save(change, answer(200, { reference, status, version }));
      }),
    );

export const handler = createHandler({
  applications: live.applications(),
  selections: live.selections(),
  now: live.now,
});
