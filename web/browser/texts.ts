/** The wizard's texts in the page's language. The page itself carries them. */
import type { ScriptTexts } from "../../core/i18n/applications/public-pages.ts";
import { found } from "./dom.ts";

export interface WizardTexts extends ScriptTexts {
  error: string;
  errorSummary: string;
  reasons: string;
  formTitle: string;
  siteName: string;
  opening: Record<"training" | "to" | "regencies", string>;
  documentKind: Record<string, string>;
  documentFault: Record<string, string>;
  reference: string;
  keep: string;
  next: string;
  steps: string[];
  openStatus: string;
}

export const readTexts = (selector: string): WizardTexts => JSON.parse(found(selector).dataset.texts ?? "{}");
