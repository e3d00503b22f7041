/**
 * Which answers a correction asks for, and what it posts. A correction never shows the earlier answers to a
 * person with the reference. The posted answers stand below `changes`.
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
import type { Language } from "../domain/shared/codes.ts";
import { type FormState, formState, type Sent } from "./form-state.ts";
import type { SkillNamed } from "./questions.ts";

const under = "changes.";

const fieldsToCorrect = (question: QuestionName) =>
  fieldsOfQuestion(question).filter((name) => fieldNamed(name).correction !== "never");
export const correctable = everyQuestion.filter((question) => fieldsToCorrect(question).length > 0);

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

/** The answers that an officer's reasons name. */
export const answersNamed = ({ reasons = [] }: StatusShown): QuestionName[] =>
  reasons.flatMap(({ rule }) => questionOfRule[rule] ?? []);

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
export const chosenIn = (sent: Sent): QuestionName[] =>
  correctable.filter((name) => sent.correct?.includes(name) || isGiven(sent, name));

export const ofChanges = (language: Language, sent: Sent, problem: Problem | undefined): FormState => ({
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
export const skillsSent = ({ skillCode = [], skillName = [] }: Sent, language: Language): SkillNamed[] =>
  skillCode.map((skill, index) => {
    const name = skillName[index] ?? skill;
    return { skill, name: { id: name, en: name, [language]: name } };
  });

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
