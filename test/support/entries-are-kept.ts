/**
 * Fails any test in which a step answered what its entry in `core/contract/routes` does not declare: a reply that lacks a
 * field or has one of another type, a refusal that is not listed, or a refused field that nothing is said of.
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
