import { showAuditRoute } from "../../core/contract/routes/privacy.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Shows who did what to a record, and whether its chain is complete. */
export const createHandler = ({ audits }: Pick<Services, "audits">) =>
  listStep(showAuditRoute, (query, { params }) => audits.read(params.kind, params.id, query));

export const handler = createHandler({ audits: services.audits() });
