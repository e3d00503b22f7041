import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { decideAppeal } from "../core/domain/appeal.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A manager upholds or dismisses an appeal. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.decideAppeal))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        const change = decideAppeal(application, params.appealId, body, deed);
        const { reference, status, version } = change.after;
        return applications.save(change, answer(200, { reference, status, version }));
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
