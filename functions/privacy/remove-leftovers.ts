import type { Instant } from "../../core/domain/shared/day.ts";
import { step } from "../../core/http/step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Removes files and messages that a record released and that were not removed at once. */
export const createHandler = ({ removals }: Pick<Services, "removals">) =>
  step("removeLeftovers", ({ at }: { at: Instant }) => removals.sweep(at));

export const handler = createHandler({ removals: services.removals() });
