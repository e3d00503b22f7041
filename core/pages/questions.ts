/**
 * The questions of the application form, in the order in which they are asked: one section each in the plain form, one
 * page each in the wizard, the same HTML in both.
 */
import type { Opening } from "../contract/replies/catalogue.ts";
import type { Consent } from "../domain/privacy/consent.ts";
import {
  accommodations,
  difficulties,
  disabilities,
  employments,
  functioningQuestions,
  goals,
  type Language,
  phoneOwners,
  regencies,
  regencyCodes,
  sexes,
} from "../domain/shared/codes.ts";
import { districtsOf } from "../domain/shared/districts.ts";
import { type FieldName, pageTexts, type QuestionName } from "../i18n/applications/public-pages.ts";
import {
  type Choice,
  checkboxesField,
  choiceItem,
  dateField,
  type FieldSpec,
  type FormState,
  fieldset,
  idOf,
  postedName,
  radiosField,
  selectField,
  textareaField,
  textField,
} from "./fields.ts";
import { formatDay } from "./format.ts";
import { html, type Markup } from "./html.ts";

/** What the form asks about that is data, not text: it comes from the cohorts and skills of the day. */
export interface Offered {
  openings: readonly Opening[];
  skills: readonly SkillNamed[];
  consent: Consent;
}

export interface SkillNamed {
  skill: string;
  name: Record<Language, string>;
}

const specOf = (language: Language, name: FieldName, more: Partial<FieldSpec> = {}): FieldSpec => ({
  name,
  ...pageTexts[language].fields[name],
  ...more,
});

/** A question of one field: its heading is that field's label. */
const asked = (
  language: Language,
  question: QuestionName,
  name: FieldName,
  more: Partial<FieldSpec> = {},
): FieldSpec => {
  const { heading, hint } = pageTexts[language].questions[question];
  return {
    name,
    label: heading,
    called: pageTexts[language].fields[name].label,
    hint: hint ?? pageTexts[language].fields[name].hint,
    isHeading: true,
    ...more,
  };
};

const headed = (language: Language, question: QuestionName, content: Markup) => {
  const { heading, hint } = pageTexts[language].questions[question];
  return html`<h2 class="govuk-heading-l">${heading}</h2>${hint && html`<p class="govuk-hint">${hint}</p>`}${content}`;
};

const choicesOf = <Code extends string>(codes: readonly Code[], names: Record<Code, string>): Choice[] =>
  codes.map((code) => ({ value: code, text: names[code] }));

/** When and where a cohort is, and for whom, in one line each. */
export const openingHint = (language: Language, opening: Opening): string => {
  const texts = pageTexts[language].opening;
  const areas = opening.regencies.map((code) => regencies[code].name).join(", ");
  return `${texts.training} ${formatDay(language, opening.startsOn)} ${texts.to} ${formatDay(language, opening.endsOn)}, ${opening.venue}. ${texts.regencies} ${areas}.`;
};

const cohortQuestion = (state: FormState, { openings }: Offered) => {
  const open = openings.filter((opening) => opening.state === "open");
  const only = open.length === 1 && !state.sent.cohortId ? [open[0]?.cohortId ?? ""] : undefined;
  return radiosField(
    only ? { ...state, sent: { ...state.sent, cohortId: only } } : state,
    asked(state.language, "cohort", "cohortId"),
    open.map((opening) => ({
      value: opening.cohortId,
      text: opening.name,
      hint: openingHint(state.language, opening),
    })),
  );
};

/** Of an application that was made, nobody knows here what its cohort teaches: it may wish for any skill. */
const skillsTaught = ({ openings, skills }: Offered) =>
  openings.length === 0
    ? skills.map(({ skill }) => skill)
    : openings
        .filter(({ state }) => state === "open")
        .flatMap(({ classes }) => classes.map(({ skill }) => skill));

export const skillNamed = (language: Language, skills: readonly SkillNamed[], skill: string): string =>
  skills.find((each) => each.skill === skill)?.name[language] ?? skill;

const skillsQuestion = (state: FormState, offered: Offered) => {
  const texts = pageTexts[state.language];
  const choices = [...new Set(skillsTaught(offered))].map((skill) => ({
    value: skill,
    text: skillNamed(state.language, offered.skills, skill),
  }));
  return fieldset(
    state,
    asked(state.language, "skills", "skills"),
    html`${texts.skillChoices.map((label, index) =>
      selectField(state, {
        name: "skills",
        label,
        index,
        choices,
        empty: index === 0 ? texts.form.choose : texts.noFurtherSkill,
      }),
    )}`,
  );
};

const contactQuestion = (state: FormState) => {
  const { language } = state;
  return headed(
    language,
    "contact",
    html`${textField(state, specOf(language, "phone"), { type: "tel", autocomplete: "tel" })}${radiosField(
      state,
      specOf(language, "phoneOwner"),
      choicesOf(phoneOwners, pageTexts[language].phoneOwner),
    )}${textField(state, specOf(language, "email"), { type: "email", autocomplete: "email", spellcheck: "false" })}`,
  );
};

const addressQuestion = (state: FormState) => {
  const { language } = state;
  const { choose } = pageTexts[language].form;
  const groups = regencyCodes.map((code) => ({
    value: code,
    label: regencies[code].name,
    choices: districtsOf(code).map(([district, name]) => ({ value: district, text: name })),
  }));
  return headed(
    language,
    "address",
    html`${selectField(state, {
      ...specOf(language, "address.regency"),
      empty: choose,
      choices: regencyCodes.map((code) => ({ value: code, text: regencies[code].name })),
    })}${selectField(state, { ...specOf(language, "address.district"), empty: choose, groups })}${textField(
      state,
      specOf(language, "address.street"),
      { autocomplete: "address-line1" },
    )}`,
  );
};

const functioningQuestion = (state: FormState) => {
  const { language } = state;
  const texts = pageTexts[language];
  return headed(
    language,
    "functioning",
    html`${functioningQuestions.map((question) =>
      radiosField(
        state,
        { name: `functioning.${question}`, label: texts.functioning[question] },
        choicesOf(difficulties, texts.difficulty),
      ),
    )}`,
  );
};

const goalQuestion = (state: FormState) => {
  const { language } = state;
  const texts = pageTexts[language];
  return html`${radiosField(state, asked(language, "goal", "goal"), choicesOf(goals, texts.goal))}${textareaField(
    state,
    specOf(language, "motivation"),
  )}`;
};

const helperFields = ["helper.name", "helper.phone", "helper.relation"] as const;

const helperQuestion = (state: FormState) => {
  const { language } = state;
  const texts = pageTexts[language];
  // Closed unless somebody helps; open where it holds something, or an error would be hidden in it.
  const isOpen =
    state.under !== undefined ||
    helperFields.some((name) => state.sent[name]?.some(Boolean)) ||
    state.errors.some(({ pointer }) => pointer.startsWith("/helper"));
  return headed(
    language,
    "helper",
    html`<p class="govuk-body">${texts.helperHint}</p><details class="govuk-details"${isOpen && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${texts.helperSummary}</span></summary><div class="govuk-details__text">${textField(
      state,
      specOf(language, "helper.name"),
      { autocomplete: "off" },
    )}${textField(state, specOf(language, "helper.phone"), { type: "tel", autocomplete: "off" })}${textField(
      state,
      specOf(language, "helper.relation"),
      { autocomplete: "off" },
    )}</div></details>`,
  );
};

const consentQuestion = (state: FormState, { consent }: Offered) => {
  const { language } = state;
  const texts = pageTexts[language];
  return headed(
    language,
    "consent",
    html`<div class="consent" id="consent-text">${sentencesOf(consent.text[language])}</div><input type="hidden" name="${postedName(state, "consent.version")}" value="${consent.version}">${radiosField(
      state,
      { ...specOf(language, "consent.givenBy"), hint: texts.consent.note },
      [
        { value: "self", text: texts.consent.self },
        { value: "guardian", text: texts.consent.guardian },
      ],
    )}${textField(state, specOf(language, "consent.guardianName"), { autocomplete: "off" })}`,
  );
};

/** A long text reads easier a few sentences at a time. */
const sentencesOf = (text: string): Markup[] => {
  const sentences = text.split(/(?<=\.)\s+/);
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; at += 3) paragraphs.push(sentences.slice(at, at + 3).join(" "));
  return paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`);
};

const renderings: Record<QuestionName, (state: FormState, offered: Offered) => Markup> = {
  cohort: cohortQuestion,
  skills: skillsQuestion,
  name: (state) =>
    textField(
      state,
      { ...asked(state.language, "name", "fullName") },
      { autocomplete: "name", spellcheck: "false" },
    ),
  nik: (state) =>
    textField(state, asked(state.language, "nik", "nik"), {
      inputmode: "numeric",
      autocomplete: "off",
      spellcheck: "false",
    }),
  "birth-date": (state) => dateField(state, asked(state.language, "birth-date", "birthDate")),
  sex: (state) =>
    radiosField(state, asked(state.language, "sex", "sex"), choicesOf(sexes, pageTexts[state.language].sex)),
  contact: contactQuestion,
  address: addressQuestion,
  functioning: functioningQuestion,
  disabilities: (state) => {
    const texts = pageTexts[state.language];
    return checkboxesField(
      state,
      asked(state.language, "disabilities", "disabilities"),
      disabilities.map((code) => ({
        value: code,
        text: texts.disability[code],
        hint: texts.disabilityHint[code],
      })),
    );
  },
  accommodations: (state) =>
    checkboxesField(
      state,
      asked(state.language, "accommodations", "accommodations"),
      choicesOf(accommodations, pageTexts[state.language].accommodation),
    ),
  employment: (state) =>
    radiosField(
      state,
      asked(state.language, "employment", "employment"),
      choicesOf(employments, pageTexts[state.language].employment),
    ),
  goal: goalQuestion,
  helper: helperQuestion,
  consent: consentQuestion,
};

export const questionNames = Object.keys(renderings) as QuestionName[];

export const questionSections = (
  state: FormState,
  offered: Offered,
  names: readonly QuestionName[] = questionNames,
): Markup[] =>
  names.map(
    (name) =>
      html`<section class="question" id="q-${name}" data-question="${name}">${renderings[name](state, offered)}</section>`,
  );

/** Every field in the order of the form, as an error summary names it. */
export const fieldsInOrder = (language: Language): { name: string; label: string }[] => {
  const texts = pageTexts[language];
  const named = (...names: FieldName[]) => names.map((name) => ({ name, label: texts.fields[name].label }));
  return [
    ...named("cohortId", "skills", "fullName", "nik", "birthDate", "sex", "phone", "phoneOwner", "email"),
    ...named("address.regency", "address.district", "address.street"),
    ...functioningQuestions.map((question) => ({
      name: `functioning.${question}`,
      label: texts.functioning[question],
    })),
    ...named("disabilities", "accommodations", "employment", "goal", "motivation"),
    ...named("helper.name", "helper.phone", "helper.relation", "consent.givenBy", "consent.guardianName"),
  ];
};

/** One cohort among the choices, for scripts to copy: the page that was built knows none. */
export const cohortChoiceTemplate = (): Markup =>
  choiceItem("radios", "cohortId", idOf("cohortId"), { value: "", text: " ", hint: " " }, false);
