import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { answerOffer } from "../core/domain/seat.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { replyForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** An applicant accepts or declines an open offer; a seat declined goes on, in the same moment. */
export const createHandler = ({
  applications,
  selections,
  now,
}: Pick<live.Services, "applications" | "selections" | "now">) =>
  middy()
    .use(http(routes.answerOffer, replyForm))
    .handler((_event, { call: { params, body, once, answer, address } }) =>
      untilSettled(async () => {
        const deed = { by: "applicant", at: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, proof } = await applications.openForApplicant(asked, once, deed.at);
        await selections.catchUp(application);
        const change = answerOffer(application, body.answer, deed);
        const { reference, status, version } = change.after;
        return applications.save(change, answer(200, { reference, status, version }), proof);
      }),
    );

export const handler = createHandler({
  applications: live.applications(),
  selections: live.selections(),
  now: live.now,
});
