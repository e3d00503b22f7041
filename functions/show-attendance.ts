import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { RuleBroken } from "../core/domain/rule-broken.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

/** The sheet of a class on a day; a day without one is answered like any record that is not there. */
export const createHandler = ({ sessions }: Pick<live.Services, "sessions">) =>
  middy()
    .use(http(routes.showAttendance))
    .handler(async (_event, { call: { params, query, answer } }) => {
      const sheet = await sessions.findSheet({ ...params, ...query });
      if (!sheet) throw new RuleBroken("unknown-record");
      return answer(200, sheet);
    });

export const handler = createHandler({ sessions: live.sessions() });
