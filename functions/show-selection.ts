import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { RuleBroken } from "../core/domain/rule-broken.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

/** The sealed record: from it alone anyone repeats the selection. */
export const createHandler = ({ selections }: Pick<live.Services, "selections">) =>
  middy()
    .use(http(routes.showSelection))
    .handler(async (_event, { call: { params, answer } }) => {
      const record = await selections.find(params.cohortId);
      if (!record) throw new RuleBroken("unknown-record");
      return answer(200, record);
    });

export const handler = createHandler({ selections: live.selections() });
