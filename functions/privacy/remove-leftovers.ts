import type { Instant } from "../../core/domain/shared/day.ts";
import { step } from "../../core/http/step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Files and messages that a record has let go of, and that were not removed with it. */
export const createHandler = ({ removals }: Pick<Services, "removals">) =>
  step("removeLeftovers", ({ at }: { at: Instant }) => removals.sweep(at));

export const handler = createHandler({ removals: services.removals() });
