import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A manager adds or changes a skill: from the next application on, without a release. */
export const createHandler = ({ catalogue, now }: Pick<live.Services, "catalogue" | "now">) =>
  middy()
    .use(http(routes.changeSkill))
    .handler((_event, { call: { params, body, staff, answer } }) =>
      untilSettled(async () => {
        const { version, ...form } = body;
        const deed = { by: staff.id, at: now() };
        return answer(200, await catalogue.changeSkill({ ...form, ...params }, version, deed));
      }),
    );

export const handler = createHandler({ catalogue: live.catalogue(), now: live.now });
