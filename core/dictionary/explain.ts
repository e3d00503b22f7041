/** From what a schema or a rule refused to sentences in the reader's language, each with its JSON pointer. */
import type * as z from "zod";
import type { FieldRefused, ReasonGiven } from "../domain/rule-broken.ts";
import { type Language, type Regency, regencies } from "../domain/words.ts";
import { eligibility, fieldIssues } from "./problems.ts";

const fillIn = (sentence: string, facts: Record<string, string | number> = {}): string =>
  sentence.replace(/\{(\w+)\}/g, (braces, name: string) => String(facts[name] ?? braces));

export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

type Issue = z.core.$ZodIssue;

/** An issue of a schema: our own key where the schema names one, else by what kind of issue it is. */
const keyOf = (issue: Issue): string => {
  if (Object.hasOwn(fieldIssues, issue.message)) return issue.message;
  switch (issue.code) {
    case "invalid_type":
      // An empty field of a form is no number, and to its reader simply not filled in.
      return issue.input === undefined || issue.input === null || issue.input === ""
        ? "required"
        : "wrong-type";
    case "invalid_value":
      return issue.input === undefined || issue.input === null ? "required" : "not-in-list";
    case "unrecognized_keys":
      return "unknown-field";
    case "too_big":
      return issue.origin === "string" ? "too-long" : issue.origin === "array" ? "too-many" : "too-large";
    case "too_small":
      return issue.origin === "string" ? "required" : issue.origin === "array" ? "choose-one" : "too-small";
    default:
      return "invalid";
  }
};

/** A body may be wrong in a hundred thousand places; a reader, and Lambda's reply, has room for some. */
const mostFieldsTold = 100;

/** Fields refused by a schema. Call `safeParse` with `reportInput`, so that an absent field is told from a wrong one. */
export const fieldsRefused = (issues: readonly Issue[]): FieldRefused[] => {
  const refused = new Map<string, FieldRefused>();
  for (const issue of issues)
    for (const step of issue.code === "unrecognized_keys" ? issue.keys.map((key) => [key]) : [[]]) {
      if (refused.size === mostFieldsTold) return [...refused.values()];
      const pointer = pointerOf([...issue.path, ...step]);
      // Of one field the first complaint is enough to act on.
      if (!refused.has(pointer))
        refused.set(pointer, { pointer, issue: step.length > 0 ? "unknown-field" : keyOf(issue) });
    }
  return [...refused.values()];
};

export const explainFields = (fields: readonly FieldRefused[], language: Language) =>
  fields.map(({ pointer, issue, facts }) => ({
    pointer,
    detail: fillIn((fieldIssues[issue] ?? fieldIssues.invalid)?.[language] ?? "", facts),
  }));

const regencyNamed = (code: string) => regencies[code as Regency]?.name ?? code;

/** Rules of eligibility that were broken: what was found and what can be done about it. */
export const explainReasons = (reasons: readonly ReasonGiven[], language: Language) =>
  reasons.map(({ rule, facts }) => {
    const named =
      rule === "lives-in-area"
        ? {
            found: regencyNamed(String(facts.found)),
            regencies: String(facts.regencies).split(" ").map(regencyNamed).join(", "),
          }
        : facts;
    const texts = eligibility[rule]?.[language] ?? { found: rule, howToFix: "" };
    return { rule, found: fillIn(texts.found, named), howToFix: fillIn(texts.howToFix, named) };
  });
