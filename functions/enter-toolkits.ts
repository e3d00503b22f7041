import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { showToolkit } from "../core/contract/shown-toolkits.ts";
import { enterToolkits } from "../core/domain/toolkit.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** Toolkits enter the stock, one a serial number: all of a delivery, or none where a serial number is known already. */
export const createHandler = ({ toolkits, now }: Pick<live.Services, "toolkits" | "now">) =>
  middy()
    .use(http(routes.enterToolkits))
    .handler((_event, { call: { body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const entered = enterToolkits(body, await toolkits.forEntry(body.serials, once, deed.at), deed);
        return toolkits.enter(entered, deed, answer(201, { items: entered.map(showToolkit) }));
      }),
    );

export const handler = createHandler({ toolkits: live.toolkits(), now: live.now });
