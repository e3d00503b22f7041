import { listSessionsRoute } from "../../core/contract/routes/training.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ catalogue, sessions }: Pick<Services, "catalogue" | "sessions">) =>
  listStep(listSessionsRoute, async (query, { params }) => {
    if (!(await catalogue.findCohort(params.cohortId))) throw new DomainError("unknown-record");
    return sessions.list(params.cohortId, query);
  });

export const handler = createHandler({ catalogue: services.catalogue(), sessions: services.sessions() });
