import { changeCohortRoute } from "../../core/contract/routes/catalogue.ts";
import { changeCohort } from "../../core/domain/catalogue/cohort.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager changes a cohort. Earlier applications were judged by the version that they name. */
export const createHandler = ({ catalogue, now }: Pick<Services, "catalogue" | "now">) =>
  http(changeCohortRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const loaded = await catalogue.loadForCohort(params.cohortId, idempotency, meta.occurredAt);
      const cohort = changeCohort(body, loaded);
      return catalogue.saveCohort(loaded, cohort, meta, respond(200, cohort));
    }),
  );

export const handler = createHandler({ catalogue: services.catalogue(), now: services.now });
