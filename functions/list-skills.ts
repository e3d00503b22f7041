import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

export const createHandler = ({ catalogue }: Pick<live.Services, "catalogue">) =>
  middy()
    .use(http(routes.listSkills))
    .handler(async (_event, { call: { answer } }) => answer(200, { items: await catalogue.listSkills() }));

export const handler = createHandler({ catalogue: live.catalogue() });
