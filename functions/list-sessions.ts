import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { RuleBroken } from "../core/domain/rule-broken.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

export const createHandler = ({ catalogue, sessions }: Pick<live.Services, "catalogue" | "sessions">) =>
  middy()
    .use(http(routes.listSessions))
    .handler(async (_event, { call: { params, query, answer } }) => {
      if (!(await catalogue.findCohort(params.cohortId))) throw new RuleBroken("unknown-record");
      return answer(200, await sessions.list(params.cohortId, query));
    });

export const handler = createHandler({ catalogue: live.catalogue(), sessions: live.sessions() });
