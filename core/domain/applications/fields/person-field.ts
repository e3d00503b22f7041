/**
 * What has to be said of a field of a person before it may be asked: who sees it, what erasure leaves of it, what
 * records say that were made before it. One that leaves any of it unsaid does not compile.
 */
import type { Role } from "../../shared/codes.ts";
import type { Day, Instant } from "../../shared/day.ts";
import type { Answer } from "./answer.ts";
import type { AnswerValue } from "./answer-schemas.ts";

/** What erasure may look at besides the value. */
export interface Erasing {
  appliedOn: Day;
  /** The request that is answered with it. */
  requestId: string;
  erasedAt: Instant;
}

/** A part or a blurred form of the value; `leaves` says which, for the documentation. */
export interface Leaving<Value, Left = Value> {
  leaves: string;
  left: (value: Value, erasing: Erasing) => Left;
}

/** What a report shows of the field: codes that name nobody. */
export interface ReportTrait<Value> {
  /** The name of its column among the participants, and of its property in a projection. */
  column: string;
  /** Where the summary counts by it; a list counts under each of its codes. */
  grouping: string;
  /** The codes that the summary shows even where nobody has them. */
  codes: readonly string[];
  of: (value: Value, when: { appliedOn: Day }) => string | readonly string[];
}

/** Asked since the first record: none lacks it. */
export const askedFromTheFirst = "asked-from-the-first";
/** The code that stands in records that were made before a choice was asked. */
export const notAsked = "not-asked";

/** What a record says that lacks the field. */
type Before = typeof askedFromTheFirst | typeof notAsked | null | readonly [];
/** A choice says that it was not asked, a list that nothing was chosen, anything else that there is none. */
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
  /** The question of the form that it stands in. */
  question: Question;
  /** The part of an officer's page that it stands in. */
  section: "person" | "needs" | "plans" | "consent";
  /** Roles that are shown the field; nobody else is. */
  seenBy: Seen;
  /** Whoever is not shown it whole sees a masked form. */
  maskedForOthers?: Masked;
  /**
   * In a correction of its question: must be answered anew, stays where it is left empty, or cannot be corrected.
   */
  correction: "anew" | "stays-when-empty" | "never";
  /** What a record says that was made before the field was asked. */
  before: B;
}

/** A report that is written again after an erasure says the same: what it counts cannot be removed, only kept or blurred. */
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

/** What an application holds of a field: what was posted, or what stands for it in records made before. */
export type StoredValue<F extends { answer: Answer; before: Before }> =
  | AnswerValue<F["answer"]>
  | BeforeValue<F["before"]>;

/** Whether everybody of the staff is shown something of a field (`always`), some roles, or nobody. */
export type ShownTo<F extends { seenBy: readonly Role[]; maskedForOthers?: boolean }> =
  true extends F["maskedForOthers"]
    ? "always"
    : F["seenBy"] extends readonly []
      ? "nobody"
      : Role extends F["seenBy"][number]
        ? "always"
        : "some";
