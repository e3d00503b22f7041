import { sealSelectionRoute } from "../../core/contract/routes/selection.ts";
import { checkSealing, outcomeOf, select } from "../../core/domain/selection/selection.ts";
import { dayOf } from "../../core/domain/shared/day.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { hashing } from "../../core/storage/repositories/selection-read-model.ts";

/** Seals the selection once, then makes the moves that follow. A repeat by key makes the missing moves. */
export const createHandler = ({
  selections,
  outcomes,
  now,
}: Pick<Services, "selections" | "outcomes" | "now">) =>
  http(sealSelectionRoute).handler(
    async (_event, { call: { params, body, staff, idempotency, respond } }) => {
      const seal = retryOnConflict(async () => {
        const meta = { actor: staff.id, occurredAt: now() };
        const loaded = await selections.loadForSelection(params.cohortId, idempotency, meta.occurredAt);
        checkSealing(loaded, body, dayOf(meta.occurredAt), hashing);
        const selected = select(loaded.cohort, loaded.candidates, body, hashing);
        const { inputDigest, digest } = selected.record;
        const { ranking: _ranking, ...outcome } = outcomeOf(selected, loaded.notAssessed);
        const reply = { selectionId: digest.slice(0, 16), inputDigest, digest, ...outcome };
        return selections.seal(loaded, selected.record, respond(201, reply), meta);
      });
      return outcomes.thenApplyOutcomes(params.cohortId, seal);
    },
  );

export const handler = createHandler({
  selections: services.selections(),
  outcomes: services.outcomes(),
  now: services.now,
});
