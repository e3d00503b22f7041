import { listCohortsRoute } from "../../core/contract/routes/catalogue.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ catalogue }: Pick<Services, "catalogue">) =>
  http(listCohortsRoute).handler(async (_event, { call: { query, respond } }) =>
    respond(200, await catalogue.listCohorts(query)),
  );

export const handler = createHandler({ catalogue: services.catalogue() });
