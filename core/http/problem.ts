/** Refusals as RFC 9457 problems. Only this file knows the HTTP status of each rule. */
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import type { ErrorCode, FieldRefused, ReasonGiven } from "../domain/shared/domain-error.ts";
import { explainFields, explainReasons } from "../i18n/shared/explain.ts";
import { type HttpRefusal, problems } from "../i18n/shared/problems.ts";

const statuses: Record<ErrorCode | HttpRefusal, number> = {
  "invalid-request": 400,
  "unreadable-body": 400,
  unauthenticated: 401,
  "wrong-role": 403,
  "unknown-reference": 404,
  "unknown-record": 404,
  "unknown-route": 404,
  "method-not-allowed": 405,
  "intake-closed": 409,
  "already-applied": 409,
  "not-submitted": 409,
  "not-returned": 409,
  "registry-check-missing": 409,
  "not-in-registry": 409,
  "not-verified": 409,
  "no-offer": 409,
  "training-started": 409,
  "nothing-to-withdraw": 409,
  "nothing-to-appeal": 409,
  "nothing-to-reopen": 409,
  "intake-open": 409,
  "other-seed": 409,
  "not-enrolled": 409,
  "attendance-too-low": 409,
  "day-to-come": 409,
  "class-too-large": 409,
  "not-completed": 409,
  "not-equipped": 409,
  "already-equipped": 409,
  "toolkit-not-in-stock": 409,
  "wrong-skill": 409,
  "serial-known": 409,
  "follow-up-known": 409,
  "already-answered": 409,
  "not-removable": 409,
  "not-failed": 409,
  "changed-meanwhile": 409,
  "cohort-exists": 409,
  "already-selected": 409,
  "too-many-documents": 409,
  "record-full": 409,
  "document-not-received": 409,
  "body-too-large": 413,
  "unsupported-type": 415,
  "not-eligible": 422,
  "idempotency-key-reused": 422,
  "too-many-tries": 429,
  "internal-error": 500,
  unavailable: 503,
};

/** The `type` for a client. A body that cannot be parsed is an invalid request like any other. */
const typeOf = (refusal: ErrorCode | HttpRefusal) =>
  refusal === "unreadable-body" ? "invalid-request" : refusal;

export const describeProblem = (
  refusal: ErrorCode | HttpRefusal,
  language: Language,
  more: { fields?: readonly FieldRefused[]; reasons?: readonly ReasonGiven[]; correlationId?: string } = {},
): Problem => {
  const [title, detail] = problems()[refusal][language];
  return {
    type: typeOf(refusal),
    title,
    status: statuses[refusal],
    detail,
    ...(more.fields?.length ? { errors: explainFields(more.fields, language) } : {}),
    ...(more.reasons?.length ? { reasons: explainReasons(more.reasons, language) } : {}),
    ...(more.correlationId ? { correlationId: more.correlationId } : {}),
  };
};
