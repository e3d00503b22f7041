/**
 * All consents that the office ever published. An application may name any of them (UU 27/2022, art. 20 to
 * 22).
 */
import * as office from "../../../offices/office.ts";
import type { Language } from "../shared/codes.ts";

export interface Consent {
  version: string;
  text: Record<Language, string>;
}

export const consents: readonly Consent[] = office.consents;

export const currentConsent = /* @__PURE__ */ consents.at(-1) as Consent;
