/**
 * A rule of the programme that a command broke. What a reader is told stands in the dictionary under the rule's name;
 * which status it is answered with, only `http/` knows.
 */
export type ErrorCode =
  | "invalid-request"
  | "unknown-reference"
  | "unknown-record"
  | "intake-closed"
  | "already-applied"
  | "not-eligible"
  | "not-submitted"
  | "not-returned"
  | "registry-check-missing"
  | "not-in-registry"
  | "not-verified"
  | "no-offer"
  | "training-started"
  | "nothing-to-withdraw"
  | "nothing-to-appeal"
  | "nothing-to-reopen"
  | "intake-open"
  | "other-seed"
  | "not-enrolled"
  | "attendance-too-low"
  | "day-to-come"
  | "class-too-large"
  | "not-completed"
  | "not-equipped"
  | "already-equipped"
  | "toolkit-not-in-stock"
  | "wrong-skill"
  | "serial-known"
  | "follow-up-known"
  | "already-answered"
  | "not-removable"
  | "not-failed"
  | "changed-meanwhile"
  | "cohort-exists"
  | "already-selected"
  | "too-many-documents"
  | "document-not-received"
  | "idempotency-key-reused"
  | "too-many-tries"
  | "unavailable";

/** One field that was refused: its JSON pointer and a key of the dictionary's `fields`. */
export interface FieldRefused {
  pointer: string;
  issue: string;
  facts?: Record<string, string | number>;
}

/** One rule of eligibility that was broken, with what was found: `{ rule: "productive-age", found: "14" }`. */
export interface ReasonGiven {
  rule: string;
  facts: Record<string, string | number>;
}

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldRefused[];
  readonly reasons: readonly ReasonGiven[];
  /** Seconds after which the same may be asked again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    rule: ErrorCode,
    more: {
      fields?: readonly FieldRefused[];
      reasons?: readonly ReasonGiven[];
      retryAfterSeconds?: number;
      /** What went wrong beneath it: the log names its class. */
      cause?: unknown;
    } = {},
  ) {
    super(rule, { cause: more.cause });
    this.name = "DomainError";
    this.code = rule;
    this.fields = more.fields ?? [];
    this.reasons = more.reasons ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

/** A single field that a rule outside its schema refuses. */
export const refuseField = (pointer: string, issue: string): DomainError =>
  new DomainError("invalid-request", { fields: [{ pointer, issue }] });

/** Refuses a decision on what its maker has not seen. */
export const checkSeen = (record: { version: number }, seen: number): void => {
  if (record.version !== seen) throw new DomainError("changed-meanwhile");
};
