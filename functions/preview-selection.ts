import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { intakeStateOn } from "../core/domain/cohort.ts";
import { dayOf } from "../core/domain/day.ts";
import { checkPreview, countEach, mixOf, outcomeOf, select } from "../core/domain/selection.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";
import { hashing } from "../core/storage/sealed-view.ts";

/** What a selection would give now. Nothing changes; with a seed it leaves an audit entry, for a seed tried is known. */
export const createHandler = ({ selections, now }: Pick<live.Services, "selections" | "now">) =>
  middy()
    .use(http(routes.previewSelection))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const found = await selections.forSelection(params.cohortId, once, deed.at);
        checkPreview(found);
        const selected = select(found.cohort, found.candidates, { ...body, seed: body.seed ?? "" }, hashing);
        const { ranking, offered, waitlisted, notSelected } = outcomeOf(selected, found.notAssessed);
        const { inputDigest } = selected.record;
        if (body.seed !== undefined) await selections.notePreview(found, inputDigest, deed);
        const shown = {
          ranking,
          offered,
          waitlisted,
          notSelected,
          mix: mixOf(offered, found.candidates),
          notAssessed: countEach(found.notAssessed),
          intake: intakeStateOn(found.cohort, dayOf(deed.at)),
        };
        return answer(200, body.seed === undefined ? shown : { ...shown, inputDigest });
      }),
    );

export const handler = createHandler({ selections: live.selections(), now: live.now });
