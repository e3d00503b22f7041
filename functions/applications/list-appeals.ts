import { listAppealsRoute } from "../../core/contract/routes/applications.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Appeals, newest first, the open ones among them. */
export const createHandler = ({ applications }: Pick<Services, "applications">) =>
  http(listAppealsRoute).handler(async (_event, { call: { query, respond } }) =>
    respond(200, await applications.listAppeals(query)),
  );

export const handler = createHandler({ applications: services.applications() });
