import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { recordFollowUp } from "../core/domain/follow-up.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** How a graduate's business goes: once for each of the four months. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.recordFollowUp))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        const { change, followUp } = recordFollowUp(application, body, deed);
        const { reference, version } = change.after;
        return applications.save(change, answer(201, { reference, version, ...followUp }));
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
