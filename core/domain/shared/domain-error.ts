/**
 * A rule of the programme that a command broke. `core/i18n` holds the text for readers under the name of
 * the rule. Only `http/` knows the HTTP status of the rule.
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
  | "record-full"
  | "document-not-received"
  | "idempotency-key-reused"
  | "too-many-tries"
  | "unavailable";

/** A refused field: its JSON pointer and a key of `fields` in `core/i18n`. */
export interface FieldRefused {
  pointer: string;
  issue: string;
  facts?: Record<string, string | number>;
}

/** A broken rule of eligibility with the value that was found: `{ rule: "productive-age", found: "14" }`. */
export interface ReasonGiven {
  rule: string;
  facts: Record<string, string | number>;
}

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly fields: readonly FieldRefused[];
  readonly reasons: readonly ReasonGiven[];
  /** The seconds after which the caller may try again. */
  readonly retryAfterSeconds: number | undefined;

  constructor(
    rule: ErrorCode,
    more: {
      fields?: readonly FieldRefused[];
      reasons?: readonly ReasonGiven[];
      retryAfterSeconds?: number;
      /** The error that caused this error. The log names its class. */
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

/** An error for a single field that a rule outside the field's schema refuses. */
export const refuseField = (pointer: string, issue: string): DomainError =>
  new DomainError("invalid-request", { fields: [{ pointer, issue }] });

/** Refuses a decision when the officer saw another version of the record. */
export const checkSeen = (record: { version: number }, seen: number): void => {
  if (record.version !== seen) throw new DomainError("changed-meanwhile");
};
