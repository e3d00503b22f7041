import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { RuleBroken } from "../core/domain/rule-broken.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

/** Who an account stands for on the papers. */
export const createHandler = ({ officers }: Pick<live.Services, "officers">) =>
  middy()
    .use(http(routes.showOfficer))
    .handler(async (_event, { call: { params, answer } }) => {
      const officer = await officers.find(params.username);
      if (!officer) throw new RuleBroken("unknown-record");
      return answer(200, { username: params.username, ...officer });
    });

export const handler = createHandler({ officers: live.officers() });
