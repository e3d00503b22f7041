import { describeApi } from "../../core/contract/openapi.ts";
import { showOpenapiRoute } from "../../core/contract/routes/catalogue.ts";
import { http } from "../../core/http/http.ts";

export const createHandler = () =>
  http(showOpenapiRoute).handler(async (_event, { call: { respond } }) => respond(200, describeApi()));

export const handler = createHandler();
