/**
 * Fails any test in which the answer of a step does not match its entry in `core/contract/routes`. Such an
 * answer is a response with a missing field or a wrong type, an undeclared refusal, or a refused field
 * without a text.
 */
import { afterEach, expect } from "vitest";
import { type EntryBroken, redirectEntryBroken } from "../../core/http/entry-broken.ts";

let broken: EntryBroken[] = [];
redirectEntryBroken((each) => broken.push(each));
afterEach(() => {
  const told = broken.map(({ step, outcome, names }) => `${step}: ${outcome} ${names.join(" ")}`);
  broken = [];
  expect(told, "what the entries of these steps do not say").toEqual([]);
});
