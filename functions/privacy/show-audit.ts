import middy from "@middy/core";
import { routes } from "../../core/contract/routes.ts";
import { http } from "../../core/http/http.ts";
import * as services from "../../core/services.ts";

/** Who did what to a record, and whether its chain is whole. */
export const createHandler = ({ audits }: Pick<services.Services, "audits">) =>
  middy()
    .use(http(routes.showAudit))
    .handler(async (_event, { call: { params, query, respond } }) =>
      respond(200, await audits.read(params.kind, params.id, query)),
    );

export const handler = createHandler({ audits: services.audits() });
