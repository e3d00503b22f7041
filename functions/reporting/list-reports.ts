import { listReportsRoute } from "../../core/contract/routes/reporting.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ reportFiles, now }: Pick<Services, "reportFiles" | "now">) =>
  http(listReportsRoute).handler(async (_event, { call: { query, respond } }) =>
    respond(200, await reportFiles.list(query, now())),
  );

export const handler = createHandler({ reportFiles: services.reportFiles(), now: services.now });
