/** Turns the issues of a schema or a rule into sentences in the reader's language, each with its JSON pointer. */
import type * as z from "zod";
import type { Language } from "../../domain/shared/codes.ts";
import type { FieldRefused, ReasonGiven } from "../../domain/shared/domain-error.ts";
import { regencyName } from "../../domain/shared/regencies.ts";
import { fillIn } from "./fill-in.ts";
import { eligibility, fieldIssues } from "./problems.ts";

type Facts = Record<string, string | number>;

/** Writes numbers in the form of the reader's language. */
const inWriting = (facts: Facts = {}, language: Language): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "number" ? fact.toLocaleString(language) : fact,
    ]),
  );

export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

type RawIssue = z.core.$ZodRawIssue;

// For the reader, an empty field is a field without an answer.
const isAbsent = ({ input }: RawIssue) => input === undefined || input === null || input === "";

const isWholeNumber = ({ inst }: RawIssue) =>
  (inst?._zod.def as { format?: string } | undefined)?.format === "safeint";

/** The key for a value of the wrong type, according to the field's type. */
const ofKind = (issue: RawIssue & { code: "invalid_type" }) => {
  if (issue.expected === "int" || isWholeNumber(issue)) return "not-a-whole-number";
  if (issue.expected === "number") return "not-a-number";
  if (issue.expected === "boolean") return "not-yes-or-no";
  return isAbsent(issue) ? "required" : "wrong-type";
};

/** The key for an issue without a key from the schema, according to the kinds of issue and field. */
const nameIssue = (issue: RawIssue): string => {
  switch (issue.code) {
    case "invalid_type":
      return ofKind(issue);
    case "invalid_value":
    case "invalid_union":
      return isAbsent(issue) ? "not-chosen" : "not-in-list";
    case "too_big":
      return issue.origin === "string" ? "too-long" : issue.origin === "array" ? "too-many" : "too-large";
    case "too_small":
      return issue.origin === "string" ? "required" : issue.origin === "array" ? "choose-one" : "too-small";
    default:
      return "invalid";
  }
};

type Issue = z.core.$ZodIssue;

const factsOf = (issue: Issue): Pick<FieldRefused, "facts"> => {
  if (issue.code === "too_big") return { facts: { most: Number(issue.maximum) } };
  return issue.code === "too_small" ? { facts: { least: Number(issue.minimum) } } : {};
};

/** A body may have a hundred thousand errors. The reader and Lambda's reply have room for only some. */
const mostFieldsTold = 100;

const fieldsRefused = (issues: readonly Issue[]): FieldRefused[] => {
  const refused = new Map<string, FieldRefused>();
  for (const issue of issues)
    for (const step of issue.code === "unrecognized_keys" ? issue.keys.map((key) => [key]) : [[]]) {
      if (refused.size === mostFieldsTold) return [...refused.values()];
      const pointer = pointerOf([...issue.path, ...step]);
      // The first error of a field is enough for the reader to act.
      if (refused.has(pointer)) continue;
      if (step.length > 0) refused.set(pointer, { pointer, issue: "unknown-field" });
      else refused.set(pointer, { pointer, issue: issue.message, ...factsOf(issue) });
    }
  return [...refused.values()];
};

/** Reads `value` with the schema. `refused` lists every field that the schema refuses. */
export const readBySchema = <S extends z.ZodType>(
  schema: S,
  value: unknown,
): { data: z.infer<S> | undefined; refused: FieldRefused[] } => {
  // With its input reported, a missing field can be told from a wrong field.
  const read = schema.safeParse(value, { reportInput: true, error: nameIssue });
  return read.success
    ? { data: read.data, refused: [] }
    : { data: undefined, refused: fieldsRefused(read.error.issues) };
};

/** The words of `issue` or `rule` that no sentence is written for: whoever is refused would not know what to do. */
export const unexplained = (
  fields: readonly FieldRefused[],
  reasons: readonly ReasonGiven[],
): readonly string[] => [
  ...fields.map(({ issue }) => issue).filter((issue) => !Object.hasOwn(fieldIssues(), issue)),
  ...reasons.map(({ rule }) => rule).filter((rule) => !Object.hasOwn(eligibility(), rule)),
];

export const explainFields = (fields: readonly FieldRefused[], language: Language) =>
  fields.map(({ pointer, issue, facts }) => ({
    pointer,
    detail: fillIn(
      (fieldIssues()[issue] ?? fieldIssues().invalid)?.[language] ?? "",
      inWriting(facts, language),
    ),
  }));

/** Explains broken eligibility rules: what the rule found, and how the applicant can solve it. */
export const explainReasons = (reasons: readonly ReasonGiven[], language: Language) =>
  reasons.map(({ rule, facts }) => {
    const named =
      rule === "lives-in-area"
        ? {
            found: regencyName(String(facts.found)),
            regencies: String(facts.regencies).split(" ").map(regencyName).join(", "),
          }
        : facts;
    const texts = eligibility()[rule]?.[language] ?? { found: rule, howToFix: "" };
    return { rule, found: fillIn(texts.found, named), howToFix: fillIn(texts.howToFix, named) };
  });
