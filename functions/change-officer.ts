import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A manager enters who an account stands for: an access token carries no name. */
export const createHandler = ({ officers, now }: Pick<live.Services, "officers" | "now">) =>
  middy()
    .use(http(routes.changeOfficer))
    .handler((_event, { call: { params, body, staff, answer } }) =>
      untilSettled(async () => {
        await officers.change(params.username, body, { by: staff.id, at: now() });
        return answer(200, { username: params.username, ...body });
      }),
    );

export const handler = createHandler({ officers: live.officers(), now: live.now });
