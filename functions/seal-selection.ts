import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { dayOf } from "../core/domain/day.ts";
import { checkSealing, outcomeOf, select } from "../core/domain/selection.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";
import { hashing } from "../core/storage/sealed-view.ts";

/** Seals the selection once, then makes the moves that follow from it; a repeat by key makes those still missing. */
export const createHandler = ({ selections, now }: Pick<live.Services, "selections" | "now">) =>
  middy()
    .use(http(routes.sealSelection))
    .handler(async (_event, { call: { params, body, staff, once, answer } }) => {
      const seal = untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const found = await selections.forSelection(params.cohortId, once, deed.at);
        checkSealing(found, body, dayOf(deed.at), hashing);
        const selected = select(found.cohort, found.candidates, body, hashing);
        const { inputDigest, digest } = selected.record;
        const { ranking: _ranking, ...outcome } = outcomeOf(selected, found.notAssessed);
        const reply = { selectionId: digest.slice(0, 16), inputDigest, digest, ...outcome };
        return selections.seal(found, selected.record, answer(201, reply), deed);
      });
      return selections.thenCarryOut(params.cohortId, seal);
    });

export const handler = createHandler({ selections: live.selections(), now: live.now });
