import { listAppealsRoute } from "../../core/contract/routes/applications.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Appeals, newest first, the open ones among them. */
export const createHandler = ({ applications }: Pick<Services, "applications">) =>
  listStep(listAppealsRoute, (query) => applications.listAppeals(query));

export const handler = createHandler({ applications: services.applications() });
