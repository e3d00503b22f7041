/**
 * A correction asks only for the answers to be corrected, and never shows the earlier answers to a person
 * with the reference. The first page asks which questions need correction. The second page asks those
 * questions of the form again, posted as `changes`.
 */

import type { StatusShown } from "../contract/replies/applications.ts";
import type { Problem } from "../contract/replies/shared.ts";
import { isList } from "../domain/applications/fields/answer.ts";
import {
  everyQuestion,
  fieldNamed,
  fieldsOfQuestion,
  type QuestionName,
} from "../domain/applications/fields/declared.ts";
import { currentConsent } from "../domain/privacy/consent.ts";
import { applicantActionTexts } from "../i18n/applications/applicant-actions.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { questionCalled } from "../i18n/applications/read-field-texts.ts";
import { checkboxesField, type FormState, formState, type Sent } from "./fields.ts";
import { html, type Markup } from "./html.ts";
import { hidden, type OwnPage, reasonsGiven, referenceLine, wayBack, whoAsks } from "./own-page.ts";
import { fieldsInOrder, questionSections, type SkillNamed } from "./questions.ts";

const under = "changes.";

const fieldsToCorrect = (question: QuestionName) =>
  fieldsOfQuestion(question).filter((name) => fieldNamed(name).correction !== "never");
const correctable = everyQuestion.filter((question) => fieldsToCorrect(question).length > 0);

/** The question that each rule judges, for reasons of an officer that name a rule. */
const questionOfRule: Record<string, QuestionName> = {
  "has-disability": "disabilities",
  "productive-age": "birth-date",
  "not-working": "employment",
  "wants-to-work": "goal",
  "lives-in-area": "address",
};

/** Whether an answer must be corrected, because an officer's reason names it. */
export const asksForAnswer = ({ reasons = [] }: StatusShown): boolean =>
  reasons.some(({ rule }) => Object.hasOwn(questionOfRule, rule));

/** The first page: which answers need correction. */
export const correctionQuestion = (page: OwnPage): Markup => {
  const { language, reference, shown } = page;
  const { correction: texts, steps } = applicantActionTexts[language];
  const guessed = shown?.reasons?.flatMap(({ rule }) => questionOfRule[rule] ?? []) ?? [];
  return html`<h1 class="govuk-heading-xl">${steps.correction.title}</h1>${referenceLine(reference)}${
    shown && reasonsGiven(pageTexts[language].status.reasons, shown)
  }<form method="post" action="/api/status" accept-charset="utf-8">${whoAsks(page)}${hidden("reference", reference)}${hidden("step", "correction")}${hidden("chosen", "yes")}${checkboxesField(
    { ...formState(language), sent: { correct: guessed } },
    { name: "correct", label: texts.which, hint: texts.whichHint },
    correctable.map((name) => ({ value: name, text: questionCalled(language, name) })),
  )}<p class="govuk-inset-text">${texts.onlyDocuments}</p><button type="submit" class="govuk-button">${texts.continue}</button></form>${wayBack(page)}`;
};

/**
 * The value of an answer that is required and missing. The schema refuses the value, or reads it as no answer
 * when the question is optional.
 */
const unanswered = (question: QuestionName): Record<string, unknown> =>
  Object.fromEntries(
    fieldsToCorrect(question)
      .map((name) => [name, fieldNamed(name)] as const)
      .filter(([, { correction }]) => correction === "anew")
      .map(([name, { answer }]) => [name, isList(answer) ? [] : null]),
  );

const isGiven = (sent: Sent, question: QuestionName): boolean =>
  Object.keys(sent).some((posted) =>
    fieldsToCorrect(question).some(
      (field) => posted === under + field || posted.startsWith(`${under}${field}.`),
    ),
  );

/** The chosen questions, and any question that was sent without being chosen. */
const chosenIn = (sent: Sent): QuestionName[] =>
  correctable.filter((name) => sent.correct?.includes(name) || isGiven(sent, name));

const ofChanges = (language: OwnPage["language"], sent: Sent, problem: Problem | undefined): FormState => ({
  ...formState(
    language,
    Object.fromEntries(
      Object.entries(sent)
        .filter(([name]) => name.startsWith(under))
        .map(([name, values]) => [name.slice(under.length), values]),
    ),
  ),
  errors: (problem?.errors ?? []).map(({ pointer, detail }) => ({
    pointer: pointer.replace(/^\/changes(?=\/)/, ""),
    detail,
  })),
  under,
});

/**
 * A refusal is shown again without a second read of the catalogue, so the form posts the names of the skills.
 */
const skillsSent = ({ skillCode = [], skillName = [] }: Sent, language: OwnPage["language"]): SkillNamed[] =>
  skillCode.map((skill, index) => {
    const name = skillName[index] ?? skill;
    return { skill, name: { id: name, en: name, [language]: name } };
  });

/** The second page: the chosen questions of the form, to be answered again. */
export const correctionFields = ({ language, sent, problem, skills }: OwnPage) => {
  const texts = applicantActionTexts[language].correction;
  const state = ofChanges(language, sent, problem);
  const chosen = chosenIn(sent);
  const offered = skills.length > 0 ? skills : skillsSent(sent, language);
  const along = [
    hidden("chosen", "yes"),
    ...chosen.map((name) => hidden("correct", name)),
    ...(chosen.includes("skills")
      ? offered.flatMap(({ skill, name }) => [
          hidden("skillCode", skill),
          hidden("skillName", name[language]),
        ])
      : []),
  ];
  return {
    state,
    fields: fieldsInOrder(language),
    content: html`${along}${
      chosen.length === 0
        ? html`<p class="govuk-inset-text">${texts.nothing}</p>`
        : html`<p class="govuk-body-l">${texts.fillLead}</p><div class="questions">${questionSections(state, { openings: [], skills: offered, consent: currentConsent }, chosen)}</div>`
    }`,
  };
};

/** A chosen question that is left empty counts as no answer. The earlier answer does not stay. */
export const fillCorrection = (body: Record<string, unknown>): unknown => {
  const { correct, chosen: _chosen, skillCode: _code, skillName: _name, changes, ...rest } = body;
  const chosen = chosenIn({ correct: [correct].flat().map(String) });
  if (changes !== undefined && typeof changes !== "object") return { ...rest, changes };
  // Spread, not assigned: a field named `__proto__` stays a field, and the schema refuses it.
  return {
    ...rest,
    changes: { ...Object.assign({}, ...chosen.map(unanswered)), ...changes },
  };
};
