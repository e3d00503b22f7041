import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { reopenApplication } from "../core/domain/reopening.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A manager takes a decision one status back; that a selection builds on it already, the table knows. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.reopenApplication))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        const change = reopenApplication(application, body, deed);
        const { reference, status, version } = change.after;
        return applications.save(change, answer(200, { reference, status, version }));
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
