/** What the words behind `npm run new --` ask for. Words that ask for nothing throw an `Error` that says why. */
import { parseArgs } from "node:util";
import { type Area, everyArea } from "../core/contract/routes.ts";
import { everyStep } from "../core/contract/steps.ts";
import { type Answer, givenAnswer, isList } from "../core/domain/applications/fields/answer.ts";
import {
  everyQuestion,
  fieldNamed,
  type PersonFieldName,
  personFieldNames,
} from "../core/domain/applications/fields/declared.ts";
import { participantColumns } from "../core/domain/reporting/participant-line.ts";
import { isOfFirstReports, personTraits } from "../core/domain/reporting/person-traits.ts";
import type { ReportProjection } from "../core/domain/reporting/report.ts";
import type { Language } from "../core/domain/shared/codes.ts";
import { consoleTexts } from "../core/i18n/shared/console.ts";
import { makeQuestion, type NewQuestion } from "./templates/new-question.ts";
import { makeHappening, makeTrait, type NewHappening } from "./templates/new-report-column.ts";
import { camelOf, makeStep } from "./templates/new-step.ts";
import type { Made } from "./templates/source-edits.ts";

const usage = `npm run new -- step <verb-noun> --area <${everyArea.join("|")}> [--get]
npm run new -- question <name> [--codes <one,two> [--several]] [--paragraph] [--question <name>] [--after <field>]
npm run new -- report-column <name> [--kind <day|text|rupiah>]
Each with [--id "…"] [--en "…"]: what it is called, in Indonesian and English.`;

const readArgs = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      area: { type: "string" },
      get: { type: "boolean", default: false },
      codes: { type: "string" },
      several: { type: "boolean", default: false },
      paragraph: { type: "boolean", default: false },
      question: { type: "string" },
      after: { type: "string", default: "motivation" },
      kind: { type: "string", default: "day" },
      id: { type: "string" },
      en: { type: "string" },
    },
  });
type Given = ReturnType<typeof readArgs>["values"];

const isKebab = (text: string) => /^[a-z]+(?:-[a-z]+)*$/.test(text);

const readWords = (name: string, { id, en }: Given): Record<Language, string> => {
  const inWords = name.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
  const words = { id: id ?? inWords, en: en ?? inWords };
  if (Object.values(words).some((text) => /["\\\n]|\*\//.test(text)))
    throw new Error("Words without quotation marks, please");
  return words;
};

const readStep = (name: string, given: Given): Made => {
  if (!/^[a-z]+(?:-[a-z]+)+$/.test(name))
    throw new Error(`"${name}" is no name of a step: a verb and a noun in kebab-case, such as plan-visit`);
  const area = everyArea.find((each): each is Area => each === given.area);
  if (!area) throw new Error(usage);
  const camel = camelOf(name);
  if ((everyStep as readonly string[]).includes(camel)) throw new Error(`There is a step ${name} already`);
  if (Object.hasOwn(consoleTexts.id, camel)) throw new Error(`The console has words for ${camel} already`);
  return makeStep({ name, area, isQuery: given.get, words: readWords(name, given) });
};

const isField = (name: string) => (personFieldNames as readonly string[]).includes(name);

const readAnswer = ({ codes, several, paragraph }: Given): Pick<NewQuestion, "answer" | "codes"> => {
  if (codes === undefined && several) throw new Error("--several needs --codes");
  if (codes === undefined) return { answer: paragraph ? "paragraph" : "line", codes: [] };
  const read = codes.split(",");
  if (read.length < 2 || !read.every(isKebab)) throw new Error("Codes are two or more, in kebab-case");
  return { answer: several ? "some-of" : "one-of", codes: read };
};

const readQuestion = (name: string, given: Given): Made => {
  if (!isKebab(name)) throw new Error(`"${name}" is no name of a question: kebab-case, such as education`);
  const field = camelOf(name);
  if (isField(field)) throw new Error(`There is a field ${field} already`);
  if (!isField(given.after)) throw new Error(`There is no field ${given.after} to come after`);
  const isNewQuestion = given.question === undefined;
  const question = given.question ?? name;
  if ((everyQuestion as readonly string[]).includes(question) === isNewQuestion)
    throw new Error(
      `There is ${isNewQuestion ? "a" : "no"} question ${question}${isNewQuestion ? " already" : ""}`,
    );
  const label = readWords(name, given);
  return makeQuestion({
    ...readAnswer(given),
    name,
    field,
    question,
    isNewQuestion,
    after: given.after,
    label,
  });
};

const codesOf = (answer: Answer): readonly string[] => {
  const given = givenAnswer(answer);
  return "codes" in given && answer.kind !== "optional" ? given.codes : [];
};

/** Names that a projection has for something else than a trait. */
const takenInProjections: readonly (keyof ReportProjection)[] = [
  "person",
  "programme",
  "skills",
  "statuses",
  "on",
  "activities",
];

/** Later traits stand in the order of the form, before the column `skill`. */
const nextColumnOf = (field: PersonFieldName): string => {
  const later = new Map<PersonFieldName, string>(
    personTraits.filter((trait) => !isOfFirstReports(trait)).map((trait) => [trait.field, trait.column]),
  );
  const behind = personFieldNames.slice(personFieldNames.indexOf(field)).find((each) => later.has(each));
  return (behind && later.get(behind)) ?? "skill";
};

const readColumn = (name: string, given: Given): Made => {
  if (!isKebab(name)) throw new Error(`"${name}" is no name of a column: kebab-case, such as education`);
  const column = camelOf(name);
  if ([...participantColumns, ...takenInProjections].some((each) => each === column))
    throw new Error(`Reports have ${column} already`);
  const words = readWords(name, given);
  const field = personFieldNames.find((each) => each === column);
  if (!field) {
    const kind = (["day", "text", "rupiah"] as const).find((each) => each === given.kind);
    if (!kind) throw new Error(usage);
    return makeHappening({ column, kind, name: words } satisfies NewHappening);
  }
  const { answer, inReports } = fieldNamed(field);
  if (inReports) throw new Error(`Reports count ${field} already, as ${inReports.column}`);
  const next = nextColumnOf(field);
  return makeTrait({ field, isList: isList(answer), codes: codesOf(answer), next, name: words });
};

const readers = new Map([
  ["step", readStep],
  ["question", readQuestion],
  ["report-column", readColumn],
]);

export const readNew = (args: readonly string[]): Made => {
  const { values, positionals } = readArgs(args);
  const [what = "", name = "", ...more] = positionals;
  const read = readers.get(what);
  if (!read || more.length > 0) throw new Error(usage);
  return read(name, values);
};
