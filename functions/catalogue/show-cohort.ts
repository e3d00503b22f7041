import { showCohortRoute } from "../../core/contract/routes/catalogue.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({ catalogue }: Pick<Services, "catalogue">) =>
  http(showCohortRoute).handler(async (_event, { call: { params, respond } }) => {
    const cohort = await catalogue.findCohort(params.cohortId);
    if (!cohort) throw new DomainError("unknown-record");
    return respond(200, cohort);
  });

export const handler = createHandler({ catalogue: services.catalogue() });
