/** Why a request failed, under one name. The problem, the entry and the log use this name. */
import { DomainError, type ErrorCode } from "../domain/shared/domain-error.ts";
import type { HttpRefusal } from "../i18n/shared/problems.ts";

/** A request that is refused before the rules of the programme are checked. */
export class RequestRefused extends Error {
  readonly refusal: HttpRefusal;

  constructor(refusal: HttpRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** Every unexpected error is an `internal-error`. */
export const refusalOf = (error: unknown): ErrorCode | HttpRefusal => {
  if (error instanceof RequestRefused) return error.refusal;
  return error instanceof DomainError ? error.code : "internal-error";
};
