import { listProgrammesRoute } from "../../core/contract/routes/catalogue.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ catalogue }: Pick<Services, "catalogue">) =>
  listStep(listProgrammesRoute, async ({ retired }) => {
    const every = await catalogue.listProgrammes();
    return { items: retired === "included" ? every : every.filter((each) => !each.retired) };
  });

export const handler = createHandler({ catalogue: services.catalogue() });
