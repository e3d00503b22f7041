import { listCohortsRoute } from "../../core/contract/routes/catalogue.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ catalogue }: Pick<Services, "catalogue">) =>
  listStep(listCohortsRoute, (query) => catalogue.listCohorts(query));

export const handler = createHandler({ catalogue: services.catalogue() });
