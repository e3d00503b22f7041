/** What a new column of the reports begins with: a trait by which a field of a person is counted, or something that happened. */
import type { Language } from "../../core/domain/shared/codes.ts";
import { fieldsFile } from "./new-question.ts";
import { changedFile, type Made, putAfterBlock, putBefore, type SourceEdit } from "./source-edits.ts";

/** A field of a person that is counted: `codes` of a choice, none of any other answer. */
export interface NewTrait {
  field: string;
  isList: boolean;
  codes: readonly string[];
  /** The column that comes next. */
  next: string;
  name: Record<Language, string>;
}
/** A day, a text or an amount that no applicant is asked for. */
export interface NewHappening {
  column: string;
  kind: "day" | "text" | "rupiah";
  name: Record<Language, string>;
}

const promised = "test/reporting/files.test.ts";
const explained = (column: string, name: Record<Language, string>) => `
  ${column}: {
    name: said("${name.id}", "${name.en}"),
    meaning: said("${name.id}.", "${name.en}."),
  },`;

/** The codes of a choice are counted. What counts another answer is not known: the compiler refuses both TODOs. */
const undecided = ({
  field,
  isList,
}: NewTrait) => `const ${field}Codes: readonly string[] = "TODO: the codes that are shown even where nobody has them";
const ${field}Code: (answer: unknown) => ${isList ? "readonly string[]" : "string"} = "TODO: a code that names nobody";

`;

const traitOf = ({ field, isList, codes }: NewTrait, codesInSource: string) => {
  const isChoice = codes.length > 0;
  const counted = isChoice ? codesInSource : `${field}Codes`;
  const of = isChoice ? `(${field}: ${isList ? "readonly string[]" : "string"}) => ${field}` : `${field}Code`;
  return `inReports: { column: "${field}", grouping: "${field}", codes: ${counted}, of: ${of} }`;
};

const declareTrait =
  (trait: NewTrait) =>
  (text: string): string => {
    const [before, after] = text.split(`  ${trait.field}: personField({\n`);
    const end = after?.indexOf("\n  }),\n") ?? -1;
    const declared = after?.slice(0, end) ?? "";
    if (!declared.includes("inReports: false"))
      throw new Error(`${fieldsFile} has no field ${trait.field} that reports leave out`);
    const [, codes = ""] = /(?:oneOf|someOf)\(\s*(\w+|\[[^\]]*\])/.exec(declared) ?? [];
    const counted = declared.replace("inReports: false", () => traitOf(trait, codes));
    return `${before}  ${trait.field}: personField({\n${counted}${after?.slice(end)}`;
  };

const oneMoreChart = (text: string): string => {
  const [before, count, after, ...more] = text.split(/(?<=await charts\.count\(\)\)\.toBe\()(\d+)/);
  if (count === undefined || more.length > 0)
    throw new Error("The number of charts stands nowhere, or twice");
  return `${before}${Number(count) + 1}${after}`;
};

const testsOfTrait = ({ field, isList, codes, next }: NewTrait): SourceEdit[] => {
  const known = codes.length > 0 ? codes : ["TODO"];
  const all = known.map((code) => `"${code}"`).join(", ");
  const list = (code: string) => (isList ? `[${code}]` : code);
  return [
    changedFile(
      "test/reporting/report.test.ts",
      putBefore(
        '      wished: fc.constantFrom("sewing", "security"),\n',
        `      ${field}: ${isList ? `fc.subarray([${all}])` : `fc.constantFrom(${all})`},\n`,
      ),
    ),
    changedFile(
      "test/reporting/persons-counted.test.ts",
      putBefore('    disabilities: ["physical"],\n', `    ${field}: ${list(`"${known[0]}"`)},\n`),
    ),
    changedFile(
      "test/reporting/histories.ts",
      putBefore("  disabilities: string[];\n", `  ${field}: string${isList ? "[]" : ""};\n`),
      putBefore("\n});\n\nconst digits", `\n  ${field}: ${list(`chance.pick([${all}])`)},`),
      putBefore("    disabilities: person.disabilities,\n", `    ${field}: person.${field},\n`),
    ),
    changedFile(
      "test/reporting/naive-summary.ts",
      putBefore("  skill: [],\n", `  ${field}: [${all}],\n`),
      putBefore(
        '  skill: ["applied"',
        `  ${field}: ${isList ? `way.person.${field}` : `[way.person.${field}]`},\n`,
      ),
    ),
    changedFile(promised, putBefore(`;${next};`, `;${field}`)),
    changedFile("test/reporting/page.test.ts", oneMoreChart),
  ];
};

const leftForBoth = [
  "Then `npm run generate` and `npm test`",
  "What no compiler can know: docs/architecture.md, Adding a report column",
];

export const makeTrait = (trait: NewTrait): Made => {
  const isChoice = trait.codes.length > 0;
  const texts = "core/i18n/reporting/reports.ts";
  return {
    edits: [
      changedFile(
        fieldsFile,
        declareTrait(trait),
        putBefore("export const personFields =", isChoice ? "" : undecided(trait)),
      ),
      ...(isChoice
        ? []
        : [
            changedFile(
              texts,
              putAfterBlock("const ownTraitTexts", "\n  },", explained(trait.field, trait.name)),
            ),
          ]),
      ...testsOfTrait(trait),
    ],
    left: [
      ...(isChoice
        ? []
        : [
            `${fieldsFile}: the codes, and which code an answer has; it does not compile until then`,
            `${texts}: the column's name and meaning, in both languages`,
            "test/reporting: the code of a person in histories.ts, and the codes in naive-summary.ts (now TODO)",
          ]),
      `${fieldsFile}: an erasure must keep what is counted, or blur it; "remove" does not compile`,
      "test/reporting/naive-summary.ts: the second count, which must not come from the first",
      `${promised}: readers were promised the columns before; this one stands where its field stands in the form`,
      "test/storage/migrate.test.ts: a migration writes every projection anew; docs/runbook.md, Migrating records",
      ...leftForBoth,
    ],
    generates: false,
  };
};

const lines = "core/domain/reporting/participant-line.ts";

export const makeHappening = ({ column, kind, name }: NewHappening): Made => {
  return {
    edits: [
      changedFile(
        lines,
        putBefore(
          "\n} satisfies Record<string, Column>;",
          `\n  ${column}: ${kind}("TODO: what the projection says"),`,
        ),
      ),
      changedFile(
        "core/i18n/reporting/reports.ts",
        putAfterBlock("export const columnTexts", "\n  },", explained(column, name)),
      ),
      changedFile(promised, putBefore('";\nconst counts =', `;${column}`)),
    ],
    left: [
      `${lines}: what the column says of an application; it does not compile until then`,
      "core/domain/reporting/report.ts: what the column needs in ReportProjection, and its schema in core/storage/items/applications.ts",
      "core/i18n/reporting/reports.ts: its name and meaning, in both languages",
      "test/reporting/report.test.ts: a projection with and without it",
      ...leftForBoth,
    ],
    generates: false,
  };
};
