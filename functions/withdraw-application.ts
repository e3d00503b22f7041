import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { withdraw } from "../core/domain/seat.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { withdrawalForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** An applicant withdraws, until the cohort starts; a seat goes on, in the same moment. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.withdrawApplication, withdrawalForm))
    .handler((_event, { call: { params, body, once, answer, address } }) =>
      untilSettled(async () => {
        const deed = { by: "applicant", at: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, proof } = await applications.openForApplicant(asked, once, deed.at);
        const change = withdraw(application, body, deed);
        const { reference, status, version } = change.after;
        return applications.save(change, answer(200, { reference, status, version }), proof);
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
