import { listDataRequestsRoute } from "../../core/contract/routes/privacy.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** What people ask about their data, newest first, the open ones among them. */
export const createHandler = ({ dataRequests }: Pick<Services, "dataRequests">) =>
  http(listDataRequestsRoute).handler(async (_event, { call: { query, respond } }) =>
    respond(200, await dataRequests.list(query)),
  );

export const handler = createHandler({ dataRequests: services.dataRequests() });
