/**
 * The declaration of a field of a person. Each field declares who sees it, what erasure leaves of it, and
 * what older records say. A field without one of these declarations does not compile.
 */
import type { Role } from "../../shared/codes.ts";
import type { Day, Instant } from "../../shared/day.ts";
import type { Answer } from "./answer.ts";
import type { AnswerValue } from "./answer-schemas.ts";

/** The data that erasure may use besides the value. */
export interface Erasing {
  appliedOn: Day;
  /** The data request that this erasure answers. */
  requestId: string;
  erasedAt: Instant;
}

/** A part or a less exact form of the value. `leaves` names this form for the documentation. */
export interface Leaving<Value, Left = Value> {
  leaves: string;
  left: (value: Value, erasing: Erasing) => Left;
}

/** A report counts a list under each of its codes, and any other answer under one code. */
type Counted<Value> = [Value] extends [never]
  ? string | readonly string[]
  : Value extends readonly unknown[]
    ? readonly string[]
    : string;

/** What a report shows of the field: codes that identify nobody. */
export interface ReportTrait<Value> {
  /** The name of the column in the participants' table, and of the property in a projection. */
  column: string;
  /** The name of the group in the summary. */
  grouping: string;
  /** The codes that the summary shows even when nobody has them. */
  codes: readonly string[];
  of: (value: Value, when: { appliedOn: Day }) => Counted<Value>;
}

/** The first record has this field already, so no record lacks the field. */
export const askedFromTheFirst = "asked-from-the-first";
/** The code in records that are older than the question. */
export const notAsked = "not-asked";

/** The value for a record that lacks the field. */
type Before = typeof askedFromTheFirst | typeof notAsked | null | readonly [];
/** A choice says `not-asked`, a list is empty, and any other answer is null. */
type BeforeOf<A extends Answer> =
  | typeof askedFromTheFirst
  | (A extends { kind: "one-of" } ? typeof notAsked : A extends { kind: "some-of" } ? readonly [] : null);

type BeforeValue<B extends Before> = B extends typeof askedFromTheFirst
  ? never
  : B extends readonly []
    ? never[]
    : B;

interface Declared<
  A extends Answer,
  B extends Before,
  Question extends string,
  Seen extends readonly Role[],
  Masked extends boolean,
> {
  answer: A;
  /** The question of the form that holds the field. */
  question: Question;
  /** The part of an officer's page that shows the field. */
  section: "person" | "needs" | "plans" | "consent";
  /** The roles that see the field. No other role sees it. */
  seenBy: Seen;
  /** The form that roles without full access see. */
  maskedForOthers?: Masked;
  /**
   * In a correction of its question, the field must be answered again, stays when left empty, or cannot be
   * corrected.
   */
  correction: "anew" | "stays-when-empty" | "never";
  /** The value for a record that is older than the field. */
  before: B;
}

/**
 * A report that is written again after an erasure says the same. So erasure keeps or blurs a counted value
 * and never removes it.
 */
type ErasureAndReports<Value, Trait> =
  | { erasure: "remove" | "keep" | Leaving<Value>; inReports: false }
  | { erasure: "keep" | Leaving<Value>; inReports: Trait };

export const personField = <
  const A extends Answer,
  const B extends BeforeOf<A>,
  const Question extends string,
  const Seen extends readonly Role[],
  const Trait extends false | ReportTrait<AnswerValue<A> | BeforeValue<B>>,
  Masked extends boolean = false,
>(
  field: Declared<A, B, Question, Seen, Masked> &
    ErasureAndReports<AnswerValue<A> | BeforeValue<B>, Trait> & { inReports: Trait },
) => field;

export type PersonField = Omit<Declared<Answer, Before, string, readonly Role[], boolean>, "seenBy"> & {
  seenBy: readonly Role[];
  erasure: "remove" | "keep" | Leaving<never, unknown>;
  inReports: false | ReportTrait<never>;
};

/** The value of a field in an application: the posted value, or the declared value in older records. */
export type StoredValue<F extends { answer: Answer; before: Before }> =
  | AnswerValue<F["answer"]>
  | BeforeValue<F["before"]>;

/** Which staff see something of a field: all (`always`), some roles, or nobody. */
export type ShownTo<F extends { seenBy: readonly Role[]; maskedForOthers?: boolean }> =
  true extends F["maskedForOthers"]
    ? "always"
    : F["seenBy"] extends readonly []
      ? "nobody"
      : Role extends F["seenBy"][number]
        ? "always"
        : "some";
