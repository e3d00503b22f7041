/** The words for codes, in the officer's language. Lists and names come from the public pages' texts. */

import { ruleOfDocument } from "../../core/domain/applications/document.ts";
import type { PersonFieldName } from "../../core/domain/applications/fields/declared.ts";
import { documentKinds as documentKindCodes, type Status } from "../../core/domain/shared/codes.ts";
import { districtName } from "../../core/domain/shared/districts.ts";
import { regencyName } from "../../core/domain/shared/regencies.ts";
import { timeZone } from "../../core/domain/shared/zone.ts";
import { pageTexts } from "../../core/i18n/applications/public-pages.ts";
import { codeToOfficers } from "../../core/i18n/applications/read-field-texts.ts";
import { statusTexts } from "../../core/i18n/applications/statuses.ts";
import { consoleTexts } from "../../core/i18n/shared/console.ts";
import { fillIn } from "../../core/i18n/shared/fill-in.ts";
import { formatDay, formatInstant } from "../../core/pages/format.ts";
import { useLanguage } from "./language.ts";

const named = (names: Record<string, string>, code: string) => names[code] ?? code;

export const useWords = () => {
  const language = useLanguage();
  const { documentKind } = pageTexts[language];
  const { documentKinds } = consoleTexts[language].upload;
  const { rules, documentRule } = consoleTexts[language].verification;
  const documentRules = Object.fromEntries(
    documentKindCodes.map((kind) => [
      ruleOfDocument(kind),
      fillIn(documentRule, { kind: documentKind[kind] ?? kind }),
    ]),
  );
  return {
    status: (code: string) => statusTexts[language][code as Status]?.name ?? code,
    regency: regencyName,
    district: districtName,
    /** The codes of a field of the person. */
    codeOf: (field: PersonFieldName) => (code: string) => codeToOfficers(language, field, code),
    documentKind: (code: string) => named({ ...documentKind, ...documentKinds }, code),
    /** The rule or document that a reason refers to. */
    rule: (code: string) => named({ ...rules, ...documentRules }, code),
    text: (both: { id: string; en: string }) => both[language],
    day: (day: string) => formatDay(language, day),
    instant: (at: string) => formatInstant(language, at),
    /** A short form for the cells of a table. */
    shortInstant: (at: string) =>
      new Intl.DateTimeFormat(language === "id" ? "id-ID" : "en-GB", {
        dateStyle: "medium",
        timeStyle: "short",
        timeZone,
      }).format(new Date(at)),
    bytes: (count: number) =>
      `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(count / 1024)} KB`,
    rupiah: (amount: number) => `Rp\u00a0${new Intl.NumberFormat("id-ID").format(amount)}`,
  };
};

/** Turns a list of codes into the choices of a field. */
export const choicesOf = (codes: readonly string[], word: (code: string) => string) =>
  codes.map((value) => ({ value, label: word(value) }));
