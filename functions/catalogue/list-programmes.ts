import { listProgrammesRoute } from "../../core/contract/routes/catalogue.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ catalogue }: Pick<Services, "catalogue">) =>
  http(listProgrammesRoute).handler(async (_event, { call: { respond } }) =>
    respond(200, { items: await catalogue.listProgrammes() }),
  );

export const handler = createHandler({ catalogue: services.catalogue() });
