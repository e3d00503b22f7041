import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

export const createHandler = ({ reportFiles, now }: Pick<live.Services, "reportFiles" | "now">) =>
  middy()
    .use(http(routes.listReports))
    .handler(async (_event, { call: { query, answer } }) =>
      answer(200, await reportFiles.list(query, now())),
    );

export const handler = createHandler({ reportFiles: live.reportFiles(), now: live.now });
