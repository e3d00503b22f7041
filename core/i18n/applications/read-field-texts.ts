/** The texts of any field, for what goes through all of them. */
import {
  fieldsOfQuestion,
  type PersonFieldName,
  type QuestionName,
} from "../../domain/applications/fields/declared.ts";
import type { Language } from "../../domain/shared/codes.ts";
import { personFieldTexts, questionTexts } from "./person-fields.ts";

export interface FieldTexts {
  label: string;
  asked?: string;
  hint?: string;
  codes?: Readonly<Record<string, string>>;
  codeHints?: Readonly<Record<string, string>>;
  codesToOfficers?: Readonly<Partial<Record<string, string>>>;
  parts?: Readonly<Record<string, { label: string; asked?: string; hint?: string }>>;
}

export const textsOf = (language: Language, name: PersonFieldName): FieldTexts =>
  personFieldTexts[name][language];

/** What a code is called; one that is no longer in the list is called by itself. */
export const codeText = (language: Language, name: PersonFieldName, code: string): string =>
  textsOf(language, name).codes?.[code] ?? code;
export const codeToOfficers = (language: Language, name: PersonFieldName, code: string): string =>
  textsOf(language, name).codesToOfficers?.[code] ?? codeText(language, name, code);

/** A question in a list of them. */
export const questionCalled = (language: Language, question: QuestionName): string => {
  const [first] = fieldsOfQuestion(question);
  return questionTexts[question][language].called ?? (first ? textsOf(language, first).label : question);
};
