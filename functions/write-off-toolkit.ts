import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { showToolkit } from "../core/contract/shown-toolkits.ts";
import { writeOffToolkit } from "../core/domain/toolkit.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A toolkit leaves the stock without a handover: damaged, lost, or returned. */
export const createHandler = ({ toolkits, now }: Pick<live.Services, "toolkits" | "now">) =>
  middy()
    .use(http(routes.writeOffToolkit))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const found = await toolkits.forStep(params.serial, once, deed.at);
        const left = writeOffToolkit(found.toolkit, body);
        return toolkits.writeOff(found, left, deed, answer(200, showToolkit(left)));
      }),
    );

export const handler = createHandler({ toolkits: live.toolkits(), now: live.now });
