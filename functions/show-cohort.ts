import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { RuleBroken } from "../core/domain/rule-broken.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

export const createHandler = ({ catalogue }: Pick<live.Services, "catalogue">) =>
  middy()
    .use(http(routes.showCohort))
    .handler(async (_event, { call: { params, answer } }) => {
      const cohort = await catalogue.findCohort(params.cohortId);
      if (!cohort) throw new RuleBroken("unknown-record");
      return answer(200, cohort);
    });

export const handler = createHandler({ catalogue: live.catalogue() });
