/**
 * A correction asks only for what is to be corrected: nobody who holds a reference is shown the answers that were given.
 * First which questions, then those questions of the form anew, posted as `changes`.
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

/** Where an officer's reason names a rule, the question that it was judged by. */
const questionOfRule: Record<string, QuestionName> = {
  "has-disability": "disabilities",
  "productive-age": "birth-date",
  "not-working": "employment",
  "wants-to-work": "goal",
  "lives-in-area": "address",
};

/** Whether an answer must be corrected: one that an officer's reason names. */
export const asksForAnswer = ({ reasons = [] }: StatusShown): boolean =>
  reasons.some(({ rule }) => Object.hasOwn(questionOfRule, rule));

/** The first page: which answers need correcting. */
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

/** What stands for an answer that was to be given and was not: it is refused, or taken as none where none may be. */
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

/** Those that were chosen, and any that came without having been. */
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

/** A refusal is shown again without another look at the catalogue: the names of the skills come along. */
const skillsSent = ({ skillCode = [], skillName = [] }: Sent, language: OwnPage["language"]): SkillNamed[] =>
  skillCode.map((skill, index) => {
    const name = skillName[index] ?? skill;
    return { skill, name: { id: name, en: name, [language]: name } };
  });

/** The second page: those questions of the form, to be answered anew. */
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

/** What a person chose to correct and left empty is no answer, not an answer that stays as it was. */
export const fillCorrection = (body: Record<string, unknown>): unknown => {
  const { correct, chosen: _chosen, skillCode: _code, skillName: _name, changes, ...rest } = body;
  const chosen = chosenIn({ correct: [correct].flat().map(String) });
  if (changes !== undefined && typeof changes !== "object") return { ...rest, changes };
  // Spread, not assigned: a field named `__proto__` stays one, to be refused.
  return {
    ...rest,
    changes: { ...Object.assign({}, ...chosen.map(unanswered)), ...changes },
  };
};
