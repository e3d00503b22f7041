import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { withdraw } from "../core/domain/seat.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A withdrawal heard by telephone or on a visit; the audit names the officer. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.recordWithdrawal))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        const change = withdraw(application, body, deed);
        const { reference, status, version } = change.after;
        return applications.save(change, answer(200, { reference, status, version }));
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
