/**
 * The questions of the application form as data: their fields, labels, hints and choices.
 */
import type { Opening } from "../contract/replies/catalogue.ts";
import { isList } from "../domain/applications/fields/answer.ts";
import {
  everyQuestion,
  fieldNamed,
  type PersonFieldName,
  personFieldNames,
  type QuestionName,
} from "../domain/applications/fields/declared.ts";
import type { Consent } from "../domain/privacy/consent.ts";
import type { Language } from "../domain/shared/codes.ts";
import { districtsOf } from "../domain/shared/districts.ts";
import { regencyCodes, regencyName } from "../domain/shared/regencies.ts";
import { questionTexts } from "../i18n/applications/person-fields.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { codeText, textsOf } from "../i18n/applications/read-field-texts.ts";
import type { Choice } from "./fields/field.ts";
import type { FieldSpec } from "./form-state.ts";
import { formatDay } from "./format.ts";

/** The parts of the form that are data, not text. They come from the cohorts and skills of the day. */
export interface Offered {
  openings: readonly Opening[];
  skills: readonly SkillNamed[];
  consent: Consent;
  /** Whose districts the form offers: a script fetches them, the page has those of every regency, or of one. */
  districts?: "fetched" | "every" | { of: string };
}

export interface SkillNamed {
  skill: string;
  name: Record<Language, string>;
}

/** Without a part, the field itself. */
export const specOf = (language: Language, name: PersonFieldName, part?: string): FieldSpec => {
  const texts = textsOf(language, name);
  if (part === undefined)
    return { name, label: texts.asked ?? texts.label, called: texts.label, hint: texts.hint };
  const { label, asked, hint } = texts.parts?.[part] ?? { label: part };
  // Each part is a question of its own. Another label beside its answer would say something else.
  return { name: `${name}.${part}`, label: asked ?? label, hint };
};

/** The main field of a question: the heading is the label of this field. */
export const leadingSpec = (language: Language, question: QuestionName, name: PersonFieldName): FieldSpec => {
  const { heading, hint } = questionTexts[question][language];
  const { label, hint: ownHint } = textsOf(language, name);
  return { name, label: heading, called: label, hint: hint ?? ownHint, isHeading: true };
};

export const choicesOf = (language: Language, name: PersonFieldName, codes: readonly string[]): Choice[] => {
  const { codeHints } = textsOf(language, name);
  return codes.map((value) => ({
    value,
    label: codeText(language, name, value),
    hint: codeHints?.[value],
  }));
};

/** When and where a cohort takes place, and for whom, in one line each. */
export const openingHint = (language: Language, opening: Opening): string => {
  const texts = pageTexts[language].opening;
  const areas = opening.regencies.map(regencyName).join(", ");
  return `${texts.training} ${formatDay(language, opening.startsOn)} ${texts.to} ${formatDay(language, opening.endsOn)}, ${opening.venue}. ${texts.regencies} ${areas}.`;
};

/**
 * For an existing application, this page does not know the skills of the cohort. So the person may wish for
 * any skill.
 */
const skillsTaught = ({ openings, skills }: Offered) =>
  openings.length === 0
    ? skills.map(({ skill }) => skill)
    : openings
        .filter(({ state }) => state === "open")
        .flatMap(({ classes }) => classes.map(({ skill }) => skill));

export const skillNamed = (language: Language, skills: readonly SkillNamed[], skill: string): string =>
  skills.find((each) => each.skill === skill)?.name[language] ?? skill;

export const skillChoices = (language: Language, offered: Offered): Choice[] =>
  [...new Set(skillsTaught(offered))].map((skill) => ({
    value: skill,
    label: skillNamed(language, offered.skills, skill),
  }));

export const regencyChoices = (): Choice[] =>
  regencyCodes.map((code) => ({ value: code, label: regencyName(code) }));

/** A province with more districts is asked for the regency first, where no script fetches its districts. */
const mostOnOnePage = 200;

/** Whether the plain form begins with the question for the regency. */
export const asksRegencyFirst = (): boolean =>
  regencyCodes.reduce((sum, code) => sum + districtsOf(code).length, 0) > mostOnOnePage;

/** The districts of the given regencies. */
export const districtGroups = (codes: readonly string[] = regencyCodes) =>
  codes.map((code) => ({
    value: code,
    label: regencyName(code),
    choices: districtsOf(code).map(([district, name]) => ({ value: district, label: name })),
  }));

/**
 * The headings of these questions ask for several answers. The heading of any other question is the label of
 * its first field.
 */
export const headedQuestions: readonly QuestionName[] = [
  "contact",
  "address",
  "functioning",
  "helper",
  "consent",
];

export const questionNames = everyQuestion;

/** Applicants do not know the code of their village, so officers add it. */
const notOnForm = ["address.village"];

/** Every field in the order of the form, with its name in an error summary. */
export const fieldsInOrder = (language: Language): { name: string; label: string }[] =>
  personFieldNames
    .flatMap((name) => {
      const { parts } = textsOf(language, name);
      return parts
        ? Object.keys(parts).map((part) => specOf(language, name, part))
        : [specOf(language, name)];
    })
    .filter(({ name }) => !notOnForm.includes(name))
    .map(({ name, label, called }) => ({ name, label: called ?? label }));

/** The fields whose answer is a list, for scripts that read the form. */
export const listFields = (): PersonFieldName[] =>
  personFieldNames.filter((name) => isList(fieldNamed(name).answer));
