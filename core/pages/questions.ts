/**
 * The questions of the application form, in their order. Each question is a section of the plain form and a
 * page of the wizard. The HTML is the same in both.
 */
import type { Opening } from "../contract/replies/catalogue.ts";
import { givenAnswer, isList } from "../domain/applications/fields/answer.ts";
import {
  everyQuestion,
  fieldNamed,
  fieldsOfQuestion,
  type PartsOfField,
  type PersonFieldName,
  personFieldNames,
  type QuestionName,
} from "../domain/applications/fields/declared.ts";
import type { Consent } from "../domain/privacy/consent.ts";
import { difficulties, functioningQuestions, type Language } from "../domain/shared/codes.ts";
import { districtsOf } from "../domain/shared/districts.ts";
import { regencyCodes, regencyName } from "../domain/shared/regencies.ts";
import { questionTexts } from "../i18n/applications/person-fields.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { codeText, textsOf } from "../i18n/applications/read-field-texts.ts";
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

/** The parts of the form that are data, not text. They come from the cohorts and skills of the day. */
export interface Offered {
  openings: readonly Opening[];
  skills: readonly SkillNamed[];
  consent: Consent;
}

type Input = (state: FormState, spec: FieldSpec, offered: Offered) => Markup;

export interface SkillNamed {
  skill: string;
  name: Record<Language, string>;
}

/** Without a part, the field itself. */
const specOf = (language: Language, name: PersonFieldName, part?: string): FieldSpec => {
  const texts = textsOf(language, name);
  if (part === undefined)
    return { name, label: texts.asked ?? texts.label, called: texts.label, hint: texts.hint };
  const { label, asked, hint } = texts.parts?.[part] ?? { label: part };
  // Each part is a question of its own. Another label beside its answer would say something else.
  return { name: `${name}.${part}`, label: asked ?? label, hint };
};

/** The main field of a question: the heading is the label of this field. */
const leading = (language: Language, question: QuestionName, name: PersonFieldName): FieldSpec => {
  const { heading, hint } = questionTexts[question][language];
  const { label, hint: ownHint } = textsOf(language, name);
  return { name, label: heading, called: label, hint: hint ?? ownHint, isHeading: true };
};

const headed = (language: Language, question: QuestionName, content: Markup[]) => {
  const { heading, hint } = questionTexts[question][language];
  return html`<h2 class="govuk-heading-l">${heading}</h2>${hint && html`<p class="govuk-hint">${hint}</p>`}${content}`;
};

const choicesOf = (language: Language, name: PersonFieldName, codes: readonly string[]): Choice[] => {
  const { codeHints } = textsOf(language, name);
  return codes.map((value) => {
    const hint = codeHints?.[value];
    return { value, text: codeText(language, name, value), ...(hint ? { hint } : {}) };
  });
};

/** When and where a cohort takes place, and for whom, in one line each. */
export const openingHint = (language: Language, opening: Opening): string => {
  const texts = pageTexts[language].opening;
  const areas = opening.regencies.map(regencyName).join(", ");
  return `${texts.training} ${formatDay(language, opening.startsOn)} ${texts.to} ${formatDay(language, opening.endsOn)}, ${opening.venue}. ${texts.regencies} ${areas}.`;
};

const cohortInput: Input = (state, spec, { openings }) => {
  const open = openings.filter((opening) => opening.state === "open");
  const only = open.length === 1 && !state.sent.cohortId ? [open[0]?.cohortId ?? ""] : undefined;
  return radiosField(
    only ? { ...state, sent: { ...state.sent, cohortId: only } } : state,
    spec,
    open.map((opening) => ({
      value: opening.cohortId,
      text: opening.name,
      hint: openingHint(state.language, opening),
    })),
  );
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

const skillsInput: Input = (state, spec, offered) => {
  const texts = pageTexts[state.language];
  const choices = [...new Set(skillsTaught(offered))].map((skill) => ({
    value: skill,
    text: skillNamed(state.language, offered.skills, skill),
  }));
  return fieldset(
    state,
    spec,
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

const addressInput: Input = (state) => {
  const { language } = state;
  const { choose } = pageTexts[language].form;
  const groups = regencyCodes.map((code) => ({
    value: code,
    label: regencyName(code),
    choices: districtsOf(code).map(([district, name]) => ({ value: district, text: name })),
  }));
  const part = (name: PartsOfField<"address">) => specOf(language, "address", name);
  return html`${selectField(state, {
    ...part("regency"),
    empty: choose,
    choices: regencyCodes.map((code) => ({ value: code, text: regencyName(code) })),
  })}${selectField(state, { ...part("district"), empty: choose, groups })}${textField(state, part("street"), {
    autocomplete: "address-line1",
  })}`;
};

const functioningInput: Input = (state) => {
  const { language } = state;
  const answers = choicesOf(language, "functioning", difficulties);
  return html`${functioningQuestions.map((part) =>
    radiosField(state, specOf(language, "functioning", part), answers),
  )}`;
};

const helperParts: readonly PartsOfField<"helper">[] = ["name", "phone", "relation"];

const helperInput: Input = (state) => {
  const { language } = state;
  const texts = pageTexts[language];
  // Closed unless a helper helps. Open when a field inside has a value; otherwise an error would be hidden.
  const isOpen =
    state.under !== undefined ||
    helperParts.some((part) => state.sent[`helper.${part}`]?.some(Boolean)) ||
    state.errors.some(({ pointer }) => pointer.startsWith("/helper"));
  const inputs = helperParts.map((part) =>
    textField(state, specOf(language, "helper", part), {
      ...(part === "phone" ? { type: "tel" } : {}),
      autocomplete: "off",
    }),
  );
  return html`<p class="govuk-body">${texts.helperHint}</p><details class="govuk-details"${isOpen && html` open`}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${texts.helperSummary}</span></summary><div class="govuk-details__text">${inputs}</div></details>`;
};

const consentInput: Input = (state, _spec, { consent }) => {
  const { language } = state;
  const texts = pageTexts[language];
  return html`<div class="consent" id="consent-text">${sentencesOf(consent.text[language])}</div><input type="hidden" name="${postedName(state, "consent.version")}" value="${consent.version}">${radiosField(
    state,
    { ...specOf(language, "consent", "givenBy"), hint: texts.consent.note },
    [
      { value: "self", text: texts.consent.self },
      { value: "guardian", text: texts.consent.guardian },
    ],
  )}${textField(state, specOf(language, "consent", "guardianName"), { autocomplete: "off" })}`;
};

/** A long text is easier to read in groups of a few sentences. */
const sentencesOf = (text: string): Markup[] => {
  const sentences = text.split(/(?<=\.)\s+/);
  const paragraphs: string[] = [];
  for (let at = 0; at < sentences.length; at += 3) paragraphs.push(sentences.slice(at, at + 3).join(" "));
  return paragraphs.map((paragraph) => html`<p class="govuk-body">${paragraph}</p>`);
};

/** The fields that browsers can fill in. */
const filledInAs: Partial<Record<PersonFieldName, string>> = { fullName: "name" };

const typedAs = {
  telephone: { type: "tel", autocomplete: "tel" },
  email: { type: "email", autocomplete: "email", spellcheck: "false" },
  nik: { inputmode: "numeric", autocomplete: "off", spellcheck: "false" },
};

const ownInputs = {
  cohort: cohortInput,
  skills: skillsInput,
  address: addressInput,
  functioning: functioningInput,
  helper: helperInput,
  consent: consentInput,
};

/** The input of a field, by the kind of its answer. */
const inputOf = (state: FormState, name: PersonFieldName, spec: FieldSpec, offered: Offered): Markup => {
  const answer = givenAnswer(fieldNamed(name).answer);
  switch (answer.kind) {
    case "one-of":
      return radiosField(state, spec, choicesOf(state.language, name, answer.codes));
    case "some-of":
      return checkboxesField(state, spec, choicesOf(state.language, name, answer.codes));
    case "line": {
      const autocomplete = filledInAs[name];
      return textField(state, spec, autocomplete ? { autocomplete, spellcheck: "false" } : {});
    }
    case "paragraph":
      return textareaField(state, spec);
    case "day":
      return dateField(state, spec);
    case "telephone":
    case "email":
    case "nik":
      return textField(state, spec, typedAs[answer.kind]);
    default:
      return ownInputs[answer.kind](state, spec, offered);
  }
};

/**
 * The headings of these questions ask for several answers. The heading of any other question is the label of
 * its first field.
 */
const headedQuestions: readonly QuestionName[] = ["contact", "address", "functioning", "helper", "consent"];

const render = (state: FormState, question: QuestionName, offered: Offered): Markup => {
  const { language } = state;
  const isHeaded = headedQuestions.includes(question);
  const inputs = fieldsOfQuestion(question).map((name, index) => {
    const leads = index === 0 && !isHeaded;
    const spec = leads ? leading(language, question, name) : specOf(language, name);
    return inputOf(state, name, spec, offered);
  });
  return isHeaded ? headed(language, question, inputs) : html`${inputs}`;
};

export const questionNames = everyQuestion;

export const questionSections = (
  state: FormState,
  offered: Offered,
  names: readonly QuestionName[] = questionNames,
): Markup[] =>
  names.map(
    (name) =>
      html`<section class="question" id="q-${name}" data-question="${name}">${render(state, name, offered)}</section>`,
  );

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

/** One cohort among the choices, for scripts to copy. The built page knows no cohorts. */
export const cohortChoiceTemplate = (): Markup =>
  choiceItem("radios", "cohortId", idOf("cohortId"), { value: "", text: " ", hint: " " }, false);
