import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { voidHandover } from "../core/domain/handover.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A manager voids a wrong handover: its number stays used, and the toolkit is in stock again or written off. */
export const createHandler = ({
  applications,
  toolkits,
  now,
}: Pick<live.Services, "applications" | "toolkits" | "now">) =>
  middy()
    .use(http(routes.voidHandover))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        const { change, handover } = voidHandover(application, body, deed);
        const { reference, status, version } = change.after;
        return toolkits.saveVoiding(change, handover, deed, answer(200, { reference, status, version }));
      }),
    );

export const handler = createHandler({
  now: live.now,
  applications: live.applications(),
  toolkits: live.toolkits(),
});
