/** Reports a step that does not match its entry. The log shows it, and a test fails. */
import { type Route, stepOf } from "../contract/route.ts";
import { logEntryBroken } from "./log.ts";

export interface EntryBroken {
  step: string;
  correlationId: string;
  /**
   * `reply-broken`: the response was sent without the data that the schema does not name.
   * `refusal-undeclared`: the refusal was sent unchanged. `refusal-unexplained`: a field of the refusal has
   * no text of its own.
   */
  outcome: "reply-broken" | "refusal-undeclared" | "refusal-unexplained";
  /** Only names: of fields, of the refusal, of the fault of a field. No values. */
  names: readonly string[];
}

let tell: (broken: EntryBroken) => void = logEntryBroken;

/** Sends the report to a test instead of the log. */
export const redirectEntryBroken = (to: (broken: EntryBroken) => void): void => {
  tell = to;
};

export const tellEntryBroken = (
  route: Route,
  requestId: string,
  outcome: EntryBroken["outcome"],
  names: readonly string[],
): void => tell({ step: stepOf(route), correlationId: requestId, outcome, names });
