import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { correctApplication } from "../core/domain/correction.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A correction heard by telephone or on a visit: for those who cannot use the page; the audit names the officer. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.recordCorrection))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const { keys, judge } = await applications.forCorrection(body.changes);
        const [application, person] = await applications.forStepWith(params.reference, once, deed.at, keys);
        const corrected = await judge(application, person);
        const change = correctApplication(application, body.changes, corrected, deed, body.heardBy);
        const { reference, status, version } = change.after;
        return applications.save(change, answer(200, { reference, status, version }));
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
