/**
 * `npm run new -- question` and `report-column`, run in a copy of the project: the compiler refuses what nobody has decided
 * and nothing else, and takes the rest once it is said.
 */
import { afterAll, describe, expect, test } from "vitest";
import { readNew } from "../../scripts/read-new.ts";
import { copyProject } from "./project-copy.ts";

const { scaffold, tool, run, read, change, remove } = copyProject();
afterAll(remove);

const fieldsFile = "core/domain/applications/fields/person-fields.ts";
const columnsFile = "core/domain/reporting/participant-line.ts";

/** The lines at which the compiler stops, without their indentation. */
const refusedLines = async (): Promise<string[]> => {
  const { text } = await tool("tsc", "-p", ".");
  return [...text.matchAll(/^(\S+)\((\d+),\d+\): error/gm)].map(([, path = "", line]) =>
    (read(path).split("\n")[Number(line) - 1] ?? "").trim(),
  );
};
const decide = (path: string, decisions: Record<string, string>) =>
  change(path, (text) =>
    Object.entries(decisions).reduce((edited, [open, said]) => {
      expect(edited).toContain(open);
      return edited.replaceAll(open, () => said);
    }, text),
  );
const failedIn = async (...files: string[]) => {
  const { text } = await tool("vitest", "run", ...files);
  return [...text.matchAll(/^ ?FAIL .* > (.*)$/gm)].map(([, name]) => name);
};

const undecided = [
  'seenBy: "TODO: everyRole, notStorekeeper, or the roles that need the answer for their work",',
  'erasure: "TODO: remove, keep, or what an erasure leaves",',
];

describe("new things", () => {
  test("a question is asked, shown and stored, once somebody says who sees the answer and what erasure leaves", {
    timeout: 300_000,
  }, async () => {
    const codes = ["--codes", "none,primary,junior", "--id", "Pendidikan", "--en", "Education"];
    const made = [
      await scaffold("question", "education", ...codes),
      await scaffold("question", "tools-at-home", "--codes", "sewing-machine,oven", "--several"),
      await scaffold("question", "nick-name", "--question", "name", "--after", "fullName"),
    ];
    for (const { left } of made) expect(left).toContain("does not compile until then");
    expect(await refusedLines()).toEqual([...undecided, ...undecided, ...undecided]);
    decide(fieldsFile, {
      [`${undecided[0]}`]: "seenBy: notStorekeeper,",
      [`${undecided[1]}`]: 'erasure: "keep",',
    });
    expect(await refusedLines()).toEqual([]);
    const lint = await tool("biome", "check", ...made.flatMap(({ written }) => written));
    expect(lint.code, lint.text).toBe(0);
    expect((await run(process.execPath, "scripts/generate.ts")).code).toBe(0);
    expect(read("docs/data-protection.md")).toContain("`education`");
    expect(read("openapi.json")).toContain('"toolsAtHome"');
    const order = [...read(fieldsFile).matchAll(/^ {2}(\w+): personField/gm)].map(([, name]) => name);
    expect(order.slice(order.indexOf("fullName"))).toEqual(
      expect.arrayContaining([
        "fullName",
        "nickName",
        "nik",
        "motivation",
        "toolsAtHome",
        "education",
        "helper",
      ]),
    );
    expect(order.indexOf("nickName")).toBe(order.indexOf("fullName") + 1);
    expect(await failedIn("education.test", "tools-at-home.test", "nick-name.test")).toEqual([
      "education is asked for a purpose",
      "nickName is asked for a purpose",
      "toolsAtHome is asked for a purpose",
    ]);
    expect(await failedIn("privacy/fields", "application-record", "stored-answers")).toEqual([]);
  });

  test("a column counts what is asked, or waits for what is to be counted", {
    timeout: 300_000,
  }, async () => {
    const made = [
      await scaffold("report-column", "education"),
      await scaffold("report-column", "tools-at-home"),
      await scaffold("report-column", "nick-name"),
      await scaffold("report-column", "withdrawn-on"),
      await scaffold("report-column", "bonus", "--kind", "rupiah"),
    ];
    const openCodes = '"TODO: the codes that are shown even where nobody has them"';
    const openCode = '"TODO: a code that names nobody"';
    const openColumn = '"TODO: what the projection says"';
    expect(await refusedLines()).toEqual([
      `const nickNameCodes: readonly string[] = ${openCodes};`,
      `const nickNameCode: (answer: unknown) => string = ${openCode};`,
      `withdrawnOn: day(${openColumn}),`,
      `bonus: rupiah(${openColumn}),`,
    ]);
    decide(fieldsFile, { [openCodes]: '["given"]', [openCode]: '() => "given"' });
    decide(columnsFile, { [openColumn]: "() => undefined" });
    for (const path of ["histories.ts", "naive-summary.ts", "persons-counted.test.ts", "report.test.ts"])
      change(`test/reporting/${path}`, (text) => text.replaceAll('"TODO"', '"given"'));
    expect(await refusedLines()).toEqual([]);
    const lint = await tool("biome", "check", ...made.flatMap(({ written }) => written));
    expect(lint.code, lint.text).toBe(0);
    expect(
      await failedIn(
        "reporting/report.test",
        "reporting/files",
        "reporting/summary",
        "reporting/persons-counted",
      ),
    ).toEqual([]);
  });

  test("a column of what an erasure removes does not compile", { timeout: 120_000 }, async () => {
    await scaffold("report-column", "motivation");
    decide(fieldsFile, {
      '"TODO: the codes that are shown even where nobody has them"': "[]",
      '"TODO: a code that names nobody"': '() => "given"',
    });
    expect(await refusedLines()).toEqual(["motivation: personField({"]);
  });
});

test("a name that is taken, or is none, is refused", () => {
  const refused = (...args: string[]) => expect(() => readNew(args));
  refused("question", "Education").toThrow("is no name of a question");
  refused("question", "motivation").toThrow("There is a field motivation already");
  refused("question", "education", "--question", "school").toThrow("There is no question school");
  refused("question", "contact").toThrow("There is a question contact already");
  refused("question", "education", "--after", "school").toThrow("There is no field school");
  refused("question", "education", "--codes", "one").toThrow("Codes are two or more");
  refused("question", "education", "--several").toThrow("--several needs --codes");
  refused("report-column", "sex").toThrow("Reports have sex already");
  refused("report-column", "skills").toThrow("Reports have skills already");
  refused("report-column", "address").toThrow("Reports count address already, as regency");
  refused("report-column", "bonus", "--kind", "number").toThrow("npm run new -- report-column");
});
