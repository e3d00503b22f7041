import type { HttpRefusal } from "../i18n/shared/problems.ts";

/** A request that is refused before the programme's rules are asked. */
export class RequestRefused extends Error {
  readonly refusal: HttpRefusal;

  constructor(refusal: HttpRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}
