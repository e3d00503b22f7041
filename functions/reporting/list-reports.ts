import { listReportsRoute } from "../../core/contract/routes/reporting.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ reportFiles, now }: Pick<Services, "reportFiles" | "now">) =>
  listStep(listReportsRoute, (query) => reportFiles.list(query, now()));

export const handler = createHandler({ reportFiles: services.reportFiles(), now: services.now });
