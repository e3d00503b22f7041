/**
 * The kind of answer that a field takes. The schema, the input, and the column in tables and reports follow
 * from this kind. This file holds no schema, so pages, lists and reports read the declarations without
 * loading zod schemas.
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
  /** Set where the office decides the codes. A record keeps a code that the office's list no longer has. */
  ofOffice?: true;
}
/** Text that a person types, with a maximum number of characters. */
export interface Typed<Kind extends "line" | "paragraph" = "line" | "paragraph"> {
  kind: Kind;
  most: number;
}
/** An answer with a schema of its own and one input. */
export interface Single<Kind extends SingleKind = SingleKind> {
  kind: Kind;
}
type SingleKind = "day" | "telephone" | "email" | "nik" | "cohort" | "skills";
/** An answer with a schema of its own and an input for each part. */
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
/** An answer that may be absent or null. */
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
/** Several codes of a list that the office decides. */
export const someOfOffice = (codes: Codes, least: 0 | 1): SomeOf => ({
  kind: "some-of",
  codes,
  least,
  ofOffice: true,
});
export const line = (most: number): Typed<"line"> => ({ kind: "line", most });
export const paragraph = (most: number): Typed<"paragraph"> => ({ kind: "paragraph", most });
export const single = <Kind extends SingleKind>(kind: Kind): Single<Kind> => ({ kind });
export const inParts = <Kind extends PartsKind>(kind: Kind, parts: PartsOfKind[Kind]): InParts<Kind> => ({
  kind,
  parts,
});
export const optional = <A extends Given>(of: A): Optional<A> => ({ kind: "optional", of });

/** The answer without the mark `Optional`. */
export const givenAnswer = (answer: Answer): Given => (answer.kind === "optional" ? answer.of : answer);
export const isList = (answer: Answer): boolean => ["some-of", "skills"].includes(givenAnswer(answer).kind);

/** The codes from which a person chooses an answer, or each part of an answer. */
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
