import { listProgrammeVersionsRoute } from "../../core/contract/routes/catalogue.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ catalogue }: Pick<Services, "catalogue">) =>
  listStep(listProgrammeVersionsRoute, async (_query, { params }) => ({
    items: await catalogue.listProgrammeVersions(params.programme),
  }));

export const handler = createHandler({ catalogue: services.catalogue() });
