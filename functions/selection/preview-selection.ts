import { previewSelectionRoute } from "../../core/contract/routes/selection.ts";
import { intakeStateOn } from "../../core/domain/catalogue/cohort.ts";
import { checkPreview, countEach, mixOf, outcomeOf, select } from "../../core/domain/selection/selection.ts";
import { dayOf } from "../../core/domain/shared/day.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { hashing } from "../../core/storage/repositories/selection-read-model.ts";

/**
 * Shows the result of a selection now, and changes nothing. A preview with a seed adds an audit entry, so
 * every tried seed is known.
 */
export const createHandler = ({ selections, now }: Pick<Services, "selections" | "now">) =>
  http(previewSelectionRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const loaded = await selections.loadForSelection(params.cohortId, idempotency, meta.occurredAt);
      checkPreview(loaded);
      const asked = { ...body, seed: body.seed ?? "" };
      const selected = select(loaded.cohort, loaded.candidates, asked, hashing);
      const { ranking, offered, waitlisted, notSelected } = outcomeOf(selected, loaded.notAssessed);
      const { inputDigest } = selected.record;
      if (body.seed !== undefined) await selections.notePreview(loaded, inputDigest, meta);
      const shown = {
        ranking,
        offered,
        waitlisted,
        notSelected,
        mix: mixOf(offered, loaded.candidates),
        notAssessed: countEach(loaded.notAssessed),
        intake: intakeStateOn(loaded.cohort, dayOf(meta.occurredAt)),
      };
      return respond(200, body.seed === undefined ? shown : { ...shown, inputDigest });
    }),
  );

export const handler = createHandler({ selections: services.selections(), now: services.now });
