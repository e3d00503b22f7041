import middy from "@middy/core";
import { listReportsRoute } from "../../core/contract/routes/reporting.ts";
import { http } from "../../core/http/http.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ reportFiles, now }: Pick<services.Services, "reportFiles" | "now">) =>
  middy()
    .use(http(listReportsRoute))
    .handler(async (_event, { call: { query, respond } }) =>
      respond(200, await reportFiles.list(query, now())),
    );

export const handler = createHandler({ reportFiles: services.reportFiles(), now: services.now });
