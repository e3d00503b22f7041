import { listDataRequestsRoute } from "../../core/contract/routes/privacy.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** What people ask about their data, newest first, the open ones among them. */
export const createHandler = ({ dataRequests }: Pick<Services, "dataRequests">) =>
  listStep(listDataRequestsRoute, (query) => dataRequests.list(query));

export const handler = createHandler({ dataRequests: services.dataRequests() });
