import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { openCohort } from "../core/domain/cohort.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A manager opens a cohort: its programme and the skills of its classes must exist. */
export const createHandler = ({ catalogue, now }: Pick<live.Services, "catalogue" | "now">) =>
  middy()
    .use(http(routes.openCohort))
    .handler((_event, { call: { body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const found = await catalogue.forCohort(body.cohortId, once, deed.at);
        const cohort = openCohort(body, found, deed.at);
        return catalogue.saveCohort(found, cohort, deed, answer(201, cohort));
      }),
    );

export const handler = createHandler({ catalogue: live.catalogue(), now: live.now });
