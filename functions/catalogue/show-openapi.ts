import middy from "@middy/core";
import { describeApi } from "../../core/contract/openapi.ts";
import { routes } from "../../core/contract/routes.ts";
import { http } from "../../core/http/http.ts";

export const createHandler = () =>
  middy()
    .use(http(routes.showOpenapi))
    .handler(async (_event, { call: { respond } }) => respond(200, describeApi()));

export const handler = createHandler();
