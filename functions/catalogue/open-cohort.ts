import { openCohortRoute } from "../../core/contract/routes/catalogue.ts";
import { openCohort } from "../../core/domain/catalogue/cohort.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager opens a cohort. Its programme and the skills of its classes must exist. */
export const createHandler = ({ catalogue, now }: Pick<Services, "catalogue" | "now">) =>
  http(openCohortRoute).handler((_event, { call: { body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const loaded = await catalogue.loadForCohort(body.cohortId, idempotency, meta.occurredAt);
      const cohort = openCohort(body, loaded, meta.occurredAt);
      return catalogue.saveCohort(loaded, cohort, meta, respond(201, cohort));
    }),
  );

export const handler = createHandler({ catalogue: services.catalogue(), now: services.now });
