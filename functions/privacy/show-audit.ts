import { showAuditRoute } from "../../core/contract/routes/privacy.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Shows who did what to a record, and whether its chain is complete. */
export const createHandler = ({ audits }: Pick<Services, "audits">) =>
  http(showAuditRoute).handler(async (_event, { call: { params, query, respond } }) =>
    respond(200, await audits.read(params.kind, params.id, query)),
  );

export const handler = createHandler({ audits: services.audits() });
