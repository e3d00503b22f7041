import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { checkVisible } from "../core/contract/shown.ts";
import { recordProgress } from "../core/domain/training.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A trainer notes how far a participant has come in a unit. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.recordProgress))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        checkVisible(application, staff.roles);
        const change = recordProgress(application, body, deed);
        const { reference, version } = change.after;
        return applications.save(change, answer(201, { ...body, ...deed, reference, version }));
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
