import { showSelectionRoute } from "../../core/contract/routes/selection.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Shows the sealed record. Anyone can repeat the selection from the record alone. */
export const createHandler = ({ selections }: Pick<Services, "selections">) =>
  http(showSelectionRoute).handler(async (_event, { call: { params, respond } }) => {
    const record = await selections.find(params.cohortId);
    if (!record) throw new DomainError("unknown-record");
    return respond(200, record);
  });

export const handler = createHandler({ selections: services.selections() });
