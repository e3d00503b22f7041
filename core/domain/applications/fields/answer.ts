/**
 * What kind of answer a field takes: its schema, its input, its place in a table and in a report follow from it. No
 * schema stands here, so that pages, lists and reports can read the declarations without loading one.
 */
import type { difficulties, functioningQuestions } from "../../shared/codes.ts";

type Codes = readonly [string, ...string[]];

/** One code of a list. */
export interface OneOf<C extends Codes = Codes> {
  kind: "one-of";
  codes: C;
}
/** Several codes of a list. */
export interface SomeOf<C extends Codes = Codes> {
  kind: "some-of";
  codes: C;
  least: number;
}
/** Text that a person types, up to so many characters. */
export interface Typed<Kind extends "line" | "paragraph" = "line" | "paragraph"> {
  kind: Kind;
  most: number;
}
/** What has a schema of its own, and one input. */
export interface Single<Kind extends SingleKind = SingleKind> {
  kind: Kind;
}
type SingleKind = "day" | "telephone" | "email" | "nik" | "cohort" | "skills";
/** What has a schema of its own, and an input for each part. */
export interface InParts<Kind extends PartsKind = PartsKind> {
  kind: Kind;
  parts: PartsOfKind[Kind];
}
interface PartsOfKind {
  address: readonly ["regency", "district", "village", "street"];
  functioning: typeof functioningQuestions;
  consent: readonly ["givenBy", "guardianName"];
  helper: readonly ["name", "phone", "relation"];
}
type PartsKind = keyof PartsOfKind;
type Given = OneOf | SomeOf | Typed | Single | InParts;
/** May be left out, or null. */
export interface Optional<A extends Given = Given> {
  kind: "optional";
  of: A;
}
export type Answer = Given | Optional;

export const oneOf = <const C extends Codes>(codes: C): OneOf<C> => ({ kind: "one-of", codes });
export const someOf = <const C extends Codes>(codes: C, least: 0 | 1): SomeOf<C> => ({
  kind: "some-of",
  codes,
  least,
});
export const line = (most: number): Typed<"line"> => ({ kind: "line", most });
export const paragraph = (most: number): Typed<"paragraph"> => ({ kind: "paragraph", most });
export const single = <Kind extends SingleKind>(kind: Kind): Single<Kind> => ({ kind });
export const inParts = <Kind extends PartsKind>(kind: Kind, parts: PartsOfKind[Kind]): InParts<Kind> => ({
  kind,
  parts,
});
export const optional = <A extends Given>(of: A): Optional<A> => ({ kind: "optional", of });

/** Without the mark that it may be left out. */
export const givenAnswer = (answer: Answer): Given => (answer.kind === "optional" ? answer.of : answer);
export const isList = (answer: Answer): boolean => ["some-of", "skills"].includes(givenAnswer(answer).kind);

/** The codes that an answer, or each part of one, is chosen from. */
export type CodesOf<A> = A extends OneOf<infer C> | SomeOf<infer C>
  ? C[number]
  : A extends InParts<"functioning">
    ? (typeof difficulties)[number]
    : A extends Optional<infer Inner>
      ? CodesOf<Inner>
      : never;
export type PartsOf<A> = A extends { parts: readonly (infer Part)[] }
  ? Part
  : A extends Optional<infer Inner>
    ? PartsOf<Inner>
    : never;
