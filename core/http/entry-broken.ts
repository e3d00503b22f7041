/** Where a step does what its entry does not say: the log tells of it, and a test fails. */
import { type Route, stepOf } from "../contract/route.ts";
import { logEntryBroken } from "./log.ts";

export interface EntryBroken {
  step: string;
  correlationId: string;
  /**
   * `reply-broken`: it left, but for what the schema does not name. `refusal-undeclared`: it left as it was.
   * `refusal-unexplained`: a field of it has no sentence of its own.
   */
  outcome: "reply-broken" | "refusal-undeclared" | "refusal-unexplained";
  /** Names alone, of fields, of the refusal, of what is wrong with a field: no value. */
  names: readonly string[];
}

let tell: (broken: EntryBroken) => void = logEntryBroken;

/** Where it is told instead of in the log: in a test. */
export const redirectEntryBroken = (to: (broken: EntryBroken) => void): void => {
  tell = to;
};

export const tellEntryBroken = (
  route: Route,
  requestId: string,
  outcome: EntryBroken["outcome"],
  names: readonly string[],
): void => tell({ step: stepOf(route), correlationId: requestId, outcome, names });
