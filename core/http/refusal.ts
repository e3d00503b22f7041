/** Why a request ended otherwise than asked, by the one name that the problem, the entry and the log know it by. */
import { DomainError, type ErrorCode } from "../domain/shared/domain-error.ts";
import type { HttpRefusal } from "../i18n/shared/problems.ts";

/** A request that is refused before the programme's rules are asked. */
export class RequestRefused extends Error {
  readonly refusal: HttpRefusal;

  constructor(refusal: HttpRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

/** What nobody foresaw is an `internal-error`. */
export const refusalOf = (error: unknown): ErrorCode | HttpRefusal => {
  if (error instanceof RequestRefused) return error.refusal;
  return error instanceof DomainError ? error.code : "internal-error";
};
