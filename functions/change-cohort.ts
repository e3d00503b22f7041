import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { changeCohort } from "../core/domain/cohort.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A manager changes a cohort; those who applied were judged by the version that their application names. */
export const createHandler = ({ catalogue, now }: Pick<live.Services, "catalogue" | "now">) =>
  middy()
    .use(http(routes.changeCohort))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const found = await catalogue.forCohort(params.cohortId, once, deed.at);
        const cohort = changeCohort(body, found);
        return catalogue.saveCohort(found, cohort, deed, answer(200, cohort));
      }),
    );

export const handler = createHandler({ catalogue: live.catalogue(), now: live.now });
