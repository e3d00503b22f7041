import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

export const createHandler = ({ applications }: Pick<live.Services, "applications">) =>
  middy()
    .use(http(routes.countApplications))
    .handler(async (_event, { call: { query, answer } }) =>
      answer(200, { cohortId: query.cohortId, counts: await applications.countByStatus(query.cohortId) }),
    );

export const handler = createHandler({ applications: live.applications() });
