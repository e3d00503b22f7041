import { listSessionsRoute } from "../../core/contract/routes/training.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ catalogue, sessions }: Pick<Services, "catalogue" | "sessions">) =>
  http(listSessionsRoute).handler(async (_event, { call: { params, query, respond } }) => {
    if (!(await catalogue.findCohort(params.cohortId))) throw new DomainError("unknown-record");
    return respond(200, await sessions.list(params.cohortId, query));
  });

export const handler = createHandler({ catalogue: services.catalogue(), sessions: services.sessions() });
