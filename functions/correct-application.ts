import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { correctApplication } from "../core/domain/correction.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { correctionForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** An applicant corrects what was returned, and sends it again. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.correctApplication, correctionForm))
    .handler((_event, { call: { params, body, once, answer, address } }) =>
      untilSettled(async () => {
        const deed = { by: "applicant", at: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { keys, judge } = await applications.forCorrection(body.changes);
        const opened = await applications.openForApplicant(asked, once, deed.at, keys);
        const corrected = await judge(opened.application, opened.found[0]);
        const change = correctApplication(opened.application, body.changes, corrected, deed);
        const { reference, status, version } = change.after;
        return applications.save(change, answer(200, { reference, status, version }), opened.proof);
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
