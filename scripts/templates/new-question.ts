/** What a new question to applicants begins with: a field of a person, and what the compiler asks for beside it. */
import type { Language } from "../../core/domain/shared/codes.ts";
import { changedFile, importName, type Made, newFile, putAfterBlock, putBefore } from "./source-edits.ts";

export interface NewQuestion {
  /** In kebab-case. */
  name: string;
  /** In camel case: `education`. */
  field: string;
  /** In kebab-case: the question of the form that holds the field. */
  question: string;
  isNewQuestion: boolean;
  answer: "line" | "paragraph" | "one-of" | "some-of";
  /** Of a choice. */
  codes: readonly string[];
  /** The field that comes before in the form. */
  after: string;
  label: Record<Language, string>;
}

const list = (codes: readonly string[]) => `[${codes.map((code) => `"${code}"`).join(", ")}]`;
const codesName = ({ field }: NewQuestion) => `${field}Codes`;

const answerOf = (asked: NewQuestion): string =>
  ({
    line: "line(120)",
    paragraph: "paragraph(2000)",
    "one-of": `oneOf(${codesName(asked)})`,
    "some-of": `someOf(${codesName(asked)}, 0)`,
  })[asked.answer];

const beforeOf = ({ answer }: NewQuestion): string =>
  ({ line: "null", paragraph: "null", "one-of": "notAsked", "some-of": "[]" })[answer];

/** The compiler refuses both TODOs, so nobody can leave the two decisions open. */
const declaration = (asked: NewQuestion) => `  ${asked.field}: personField({
    answer: ${answerOf(asked)},
    question: "${asked.question}",
    section: "plans",
    seenBy: "TODO: everyRole, notStorekeeper, or the roles that need the answer for their work",
    erasure: "TODO: remove, keep, or what an erasure leaves",
    inReports: false,
    correction: "anew",
    before: ${beforeOf(asked)},
  }),
`;

const labelIn = ({ label, answer, codes }: NewQuestion, language: Language): string => {
  const notAsked = { id: "Belum ditanyakan", en: "Not asked" }[language];
  const named = [
    ...codes.map((code) => [code, code]),
    ...(answer === "one-of" ? [["not-asked", notAsked]] : []),
  ];
  const names = named.map(([code, text]) => `"${code}": "${text}"`).join(", ");
  return `${language}: { label: "${label[language]}"${codes.length > 0 ? `, codes: { ${names} }` : ""} }`;
};
const labels = (asked: NewQuestion) => `
  ${asked.field}: { ${labelIn(asked, "id")}, ${labelIn(asked, "en")} },`;

const heading = ({ question, label }: NewQuestion) => `
  "${question}": { id: { heading: "${label.id}" }, en: { heading: "${label.en}" } },`;

const sample = ({ answer, codes }: NewQuestion) =>
  ({
    line: '"Contoh."',
    paragraph: '"Contoh."',
    "one-of": `"${codes[0]}"`,
    "some-of": list(codes.slice(0, 1)),
  })[answer];

const skeleton = ({ field }: NewQuestion) => `import { expect, test } from "vitest";
import { ApplicationForm } from "../../core/domain/applications/fields/application-form.ts";
import { aForm } from "../support/forms.ts";

test("${field} is asked of everybody who applies", () => {
  const { ${field}: _answer, ...unanswered } = aForm();
  expect(ApplicationForm.safeParse(aForm()).success).toBe(true);
  expect(ApplicationForm.safeParse(unanswered).success).toBe(false);
});

test("${field} is asked for a purpose", () => {
  expect.fail("Say what ${field} is asked for, which answers are refused, and what follows from an answer.");
});
`;

export const fieldsFile = "core/domain/applications/fields/person-fields.ts";

export const makeQuestion = (asked: NewQuestion): Made => {
  const { field, codes, after, answer, isNewQuestion } = asked;
  const test = `test/applications/${asked.name}.test.ts`;
  return {
    edits: [
      changedFile(
        fieldsFile,
        answer === "one-of" ? importName("notAsked", "./person-field.ts") : (text) => text,
        codes.length > 0
          ? putBefore(
              "export const personFields =",
              `const ${codesName(asked)} = ${list(codes)} as const;\n\n`,
            )
          : (text) => text,
        putAfterBlock(`  ${after}: personField({\n`, "\n  }),\n", declaration(asked)),
      ),
      changedFile(
        "core/i18n/applications/person-fields.ts",
        // The labels end first, then the headings.
        putBefore("\n};", labels(asked), isNewQuestion ? heading(asked) : ""),
      ),
      changedFile(
        "test/support/forms.ts",
        putBefore('  consent: { version: "2026-11", givenBy: "self" },\n', `  ${field}: ${sample(asked)},\n`),
      ),
      changedFile(
        "local/demo/people.ts",
        putBefore("      motivation: chance.pick(", `      ${field}: ${sample(asked)},\n`),
      ),
      newFile(test, skeleton(asked)),
    ],
    left: [
      `${fieldsFile}: who sees the answer and what an erasure leaves; it does not compile until then`,
      `${fieldsFile}: the limits of the answer, its section, whether a correction may leave it empty`,
      "core/i18n/applications/person-fields.ts: the words, in both languages",
      "local/demo/people.ts, test/support/forms.ts: what people answer there (now all the same)",
      `${test}: what the answer is for; the test is red until then`,
      "test/privacy/fields.test.ts: what an erasure leaves of it, said a second time on purpose",
      "core/domain/privacy/consent.ts: a new version of the text, if the purpose is new; no test asks for it",
      "Then `npm run generate` and `npm test`. What no compiler can know: docs/architecture.md, Adding a question",
    ],
    generates: false,
  };
};
