import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { foundingSkills } from "../../core/domain/catalogue/founding.ts";
import { countNames } from "../../core/domain/reporting/count-names.ts";
import { CannotRollUp, readSummary } from "../../core/domain/reporting/read-summary.ts";
import {
  addSummaries,
  checkSummaries,
  rollUpGroupings,
  type Sums,
} from "../../core/domain/reporting/roll-up.ts";
import { type RolledUp, rollUp } from "../../core/domain/reporting/rolled-up.ts";
import type { Summary } from "../../core/domain/reporting/summary.ts";
import { waitFrom } from "../../core/domain/reporting/waits.ts";
import { rollUpCsv, rollUpJson } from "../../core/reports/roll-up-files.ts";
import { factsOf, latest, plans, report } from "./expect-same-sums.ts";
import { randomWays, theCohorts, type Way } from "./histories.ts";
import { naiveSummary } from "./naive-summary.ts";
import { readCsv } from "./read-back.ts";

const people = 60;
const programme = "skills-training";

const summaryOf = (ways: readonly Way[], period: string, planned = plans(programme)): Summary =>
  report(
    programme,
    period,
    ways.map((way) => factsOf(latest(way))),
    planned,
  ).summary;
const named = (summary: Summary, id: string, province = "64"): Summary => ({
  ...summary,
  office: { id, province, name: { id: `Dinas ${id}`, en: `Office ${id}` } },
});
/** As another province's: the same regencies under its own codes. */
const moved = (summary: Summary, id: string, province: string): Summary => ({
  ...named(summary, id, province),
  by: {
    ...summary.by,
    regency: Object.fromEntries(
      Object.entries(summary.by.regency).map(([code, counts]) => [code.replace(/^../, province), counts]),
    ),
  },
});
/** As its file says it. */
const read = (summary: object, file = "summary.json") => ({
  file,
  summary: readSummary(file, JSON.parse(JSON.stringify(summary))),
});
const sumsOf = (...summaries: object[]): Sums =>
  addSummaries(checkSummaries(summaries.map((each, index) => read(each, `${index}.json`))).summaries);
const rolledUp = (...summaries: object[]): RolledUp => rollUp(sumsOf(...summaries));
const countsOf = ({ rows }: Sums, grouping: string | undefined, value = "") =>
  rows.find((row) => row.grouping === grouping && row.value === value)?.counts;

const ways = randomWays(5, 400);
const whole = summaryOf(ways, "2026");

describe("one office, split in two by person", () => {
  const split = fc.record({
    seed: fc.nat(10_000),
    inFirst: fc.array(fc.boolean(), { minLength: people, maxLength: people }),
    period: fc.constantFrom("2026", "2026-Q4", "2026-11", "2027-01"),
  });

  test("adds up to what a second, naive count of the whole says", () => {
    fc.assert(
      fc.property(split, ({ seed, inFirst, period }) => {
        const all = randomWays(seed, people);
        const isFirst = ({ person }: Way) => inFirst[Number(person.key.slice(-9))] ?? false;
        // What was planned for a cohort is said by one of the halves.
        const reachedAlone = plans(programme).map((plan) => ({ ...plan, quota: 0, plannedRupiah: 0 }));
        const first = named(summaryOf(all.filter(isFirst), period), "first");
        const rest = named(
          summaryOf(
            all.filter((way) => !isFirst(way)),
            period,
            reachedAlone,
          ),
          "rest",
        );
        const sums = sumsOf(rest, first);
        const { totals, by, targets, toolkitValue, waits } = naiveSummary(
          programme,
          period,
          all,
          theCohorts(),
          foundingSkills,
        );
        for (const alone of [countsOf(sums, undefined), countsOf(sums, "province", "64")])
          expect(alone).toEqual(totals);
        for (const grouping of ["regency", "sex", "ageBand", "disability", "skill"])
          for (const [code, counts] of Object.entries(by[grouping] ?? {}))
            expect(countsOf(sums, grouping, code), `${grouping} ${code}`).toEqual(counts);
        for (const [code, counts] of Object.entries(by.cohort ?? {}))
          for (const name of countNames)
            expect(
              (countsOf(sums, "cohort", `first/${code}`)?.[name] ?? 0) +
                (countsOf(sums, "cohort", `rest/${code}`)?.[name] ?? 0),
            ).toBe(counts[name]);
        expect(sums.rows.filter(({ grouping }) => grouping === "office")).toHaveLength(2);
        expect({ targets: sums.targets, toolkitValue: sums.toolkitValue }).toEqual({ targets, toolkitValue });
        for (const of of ["decision", "toolkit"] as const)
          expect(waitFrom(sums.waits[of] ?? {})).toEqual(waits[of]);
      }),
      { numRuns: 25 },
    );
  });
});

describe("the sums of offices", () => {
  test("keep the regencies of provinces apart, and cohorts of one code that are not the same cohort", () => {
    const sums = sumsOf(named(whole, "kaltim"), moved(whole, "ntt", "53"));
    expect(countsOf(sums, "regency", "64.72")).toEqual(whole.by.regency["64.72"]);
    expect(countsOf(sums, "regency", "53.72")).toEqual(whole.by.regency["64.72"]);
    for (const office of ["kaltim", "ntt"])
      expect(countsOf(sums, "cohort", `${office}/2026-1`)).toEqual(whole.by.cohort["2026-1"]);
    expect(countsOf(sums, "cohort", "kaltim/constructor")).toEqual(whole.by.cohort.constructor);
    expect(countsOf(sums, "skill", "sewing")?.applied).toBe(2 * (whole.by.skill.sewing?.applied ?? 0));
    expect(countsOf(sums, undefined)?.applied).toBe(2 * whole.totals.applied);
  });

  test("take a summary that is given twice once, and say so", () => {
    const twice = [read(whole, "a.json"), read(whole, "b.json")];
    expect(checkSummaries(twice)).toMatchObject({ repeated: ["b.json"], summaries: [{ period: "2026" }] });
  });

  test("of a summary from before, whose office is named, are whole but for the waits: medians cannot be added", () => {
    const { schema, office, areasVersion, ...before } = JSON.parse(
      JSON.stringify(whole, (key, value) => (key === "days" ? undefined : value)),
    );
    const older = { file: "b.json", summary: readSummary("b.json", before, { ...office, id: "older" }) };
    const rolled = rollUp(addSummaries(checkSummaries([read(whole), older]).summaries));
    expect(rolled.totals.applied).toBe(2 * whole.totals.applied);
    expect(rolled.waits.decision).toEqual({ median: null, p90: null });
    expect(rolled.withheld.waits).toEqual({ decision: "no-days", toolkit: "no-days" });
    expect(rolled.offices.map((each) => each.areasVersion)).toEqual([whole.areasVersion, null]);
    expect(JSON.parse(rollUpJson(rolled)).notes.at(-1).en).toContain("older");
    // Where nobody waited there is nothing to add.
    const nobody = {
      ...before,
      waits: { decision: { median: null, p90: null }, toolkit: before.waits.toolkit },
    };
    expect(addSummaries([readSummary("c.json", nobody, office)]).waits.decision).toEqual({});
  });

  test.each<[string, object[], RegExp]>([
    ["of nothing", [], /Say which/],
    ["of two programmes", [whole, { ...named(whole, "b"), programme: "uep" }], /of uep in 2026/],
    ["of two periods", [whole, { ...named(whole, "b"), period: "2026-11" }], /one period/],
    ["of two summaries of one office", [whole, { ...whole, toolkitValue: 1 }], /both of the office kaltim/],
    ["of a code in two provinces", [whole, named(whole, "ntt", "53")], /lists of areas do not agree/],
    ["of an unknown schema", [{ ...whole, schema: 2 }], /schema 2, and this release reads 1/],
    [
      "of a summary that does not say whose it is",
      [{ ...whole, schema: undefined, office: undefined }],
      /whose/,
    ],
    ["of a count below zero", [{ ...whole, totals: { ...whole.totals, applied: -1 } }], /totals > applied/],
    [
      "of a group with more people than there are",
      [{ ...whole, totals: { ...whole.totals, completed: 3 } }],
      /more than in its totals/,
    ],
    ["of a grouping that is missing", [{ ...whole, by: { ...whole.by, sex: undefined } }], /by > sex/],
    ["of a grouping unknown here", [{ ...whole, by: { ...whole.by, shoes: {} } }], /by/],
    ["of a roll-up", [JSON.parse(rollUpJson(rolledUp(whole)))], /itself a roll-up/],
    ["of a list", [[1]], /no summary\.json/],
  ])("%s are refused in a sentence", (_, summaries, sentence) => {
    expect(() => rolledUp(...summaries)).toThrow(CannotRollUp);
    expect(() => rolledUp(...summaries)).toThrow(sentence);
  });

  test("are refused under the name of another office", () => {
    expect(() => readSummary("a.json", whole, { ...whole.office, id: "ntt" })).toThrow(/given as of ntt/);
  });
});

describe("a roll-up", () => {
  const three = [
    named(whole, "kaltim"),
    moved(summaryOf(randomWays(6, 30), "2026"), "ntt", "53"),
    moved(summaryOf(randomWays(7, 8), "2026"), "jabar", "32"),
  ];

  test("shows a figure of the sums or null with its mark, and no figure from 1 to 4", () => {
    const sums = sumsOf(...three);
    const rolled = rollUp(sums);
    const marks = new Set<string>();
    for (const { grouping, value, counts } of sums.rows)
      for (const name of countNames) {
        const shown = grouping ? rolled.by[grouping][value] : rolled.totals;
        const mark = (grouping ? rolled.withheld.by?.[grouping]?.[value] : rolled.withheld.totals)?.[name];
        expect(shown?.[name]).toBe(mark ? null : counts[name]);
        if (counts[name] > 0 && counts[name] < 5) expect(mark).toBeDefined();
        if (mark) marks.add(mark);
      }
    expect(marks).toEqual(new Set(["<5", "*"]));
    expect(rolled.totals.applied).toBe(countsOf(sums, undefined)?.applied);
  });

  test("leaves no sum in which one figure alone is missing", () => {
    const { rows } = sumsOf(...three);
    const rolled = rolledUp(...three);
    const isMissing = ({ grouping, value }: (typeof rows)[number], name: (typeof countNames)[number]) =>
      (grouping ? rolled.by[grouping][value] : rolled.totals)?.[name] === null;
    for (const whole of rows)
      for (const grouping of rollUpGroupings) {
        const parts = rows.filter((row) => row.whole === whole && row.grouping === grouping);
        for (const name of countNames)
          if (parts.length > 0)
            expect([whole, ...parts].filter((row) => isMissing(row, name)).length).not.toBe(1);
      }
  });

  test("withholds amounts and waits that stand for fewer than five people", () => {
    const few = rolledUp(summaryOf(randomWays(8, 25), "2026"));
    expect(few.totals.equipped).toBeNull();
    expect([few.toolkitValue, few.withheld.toolkitValue]).toEqual([null, "<5"]);
    expect([few.waits.toolkit, few.withheld.waits?.toolkit]).toEqual([{ median: null, p90: null }, "<5"]);
    const { people: planned, rupiah } = whole.targets;
    const targets = (reached: [people: number, rupiah: number]) =>
      rolledUp({
        ...whole,
        targets: {
          people: { ...planned, reached: reached[0] },
          rupiah: { ...rupiah, reached: reached[1] },
        },
      });
    expect(targets([4, rupiah.planned]).withheld.targets).toEqual({ people: "<5", rupiah: "<5" });
    expect(targets([50, 1_000_000]).withheld.targets).toEqual({ rupiah: "<5" });
    expect(targets([50, 0]).withheld.targets).toBeUndefined();
    expect(targets([0, 0]).targets.people.reached).toBe(0);
    expect(few.targets.people.planned).toBeGreaterThan(0);
    // Five who completed in such cohorts, though fewer completed in the period.
    const early = summaryOf(randomWays(8, 8), "2026");
    expect(early.totals.completed).toBeLessThan(5);
    const withTotals = rolledUp({
      ...early,
      targets: { ...early.targets, people: { planned: 20, reached: 5 } },
    });
    expect(withTotals.withheld.targets?.people).toBe("*");
  });

  test("of nobody shows zeros, and withholds nothing", () => {
    const nobody = rolledUp(summaryOf([], "2026", []));
    expect(nobody.withheld).toEqual({});
    expect(nobody.totals.applied).toBe(0);
    expect(nobody.toolkitValue).toBe(0);
  });

  test("is the same bytes in whatever order the files are given", () => {
    expect(rollUpJson(rolledUp(...three.toReversed()))).toBe(rollUpJson(rolledUp(...three)));
  });

  test("as a table has a line for each figure, its mark where it is withheld, and no cell that runs", () => {
    const rolled = rolledUp(named(whole, "kaltim"), moved(whole, "ntt", "53"));
    const csv = rollUpCsv(rolled, (_, code) => ({ id: `=name of ${code}`, en: code }));
    expect(csv.startsWith("\ufeffMenurut;Kode;Nama;Mendaftar;")).toBe(true);
    const lines = readCsv(csv.slice(1));
    for (const cell of lines.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    expect(lines[1]?.slice(0, 4)).toEqual(["Jumlah", "", "", String(rolled.totals.applied)]);
    for (const [code, counts] of Object.entries(rolled.by.regency))
      expect(lines.find((line) => line[1] === code)?.slice(2)).toEqual([
        `'=name of ${code}`,
        ...countNames.map((name) => String(rolled.withheld.by?.regency?.[code]?.[name] ?? counts[name])),
      ]);
    const notes = lines.filter(([kind]) => kind === "Catatan").map((line) => line.at(-1));
    expect(notes[0]).toContain("dua kantor");
    expect(notes[0]).toContain("at two offices");
  });
});

describe("npm run roll-up", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "berdaya-roll-up-"));
    await writeFile(join(folder, "kaltim.json"), JSON.stringify(named(whole, "kaltim")));
    await writeFile(join(folder, "ntt.json"), JSON.stringify(moved(whole, "ntt", "53")));
    const { schema, office, areasVersion, ...before } = whole;
    await writeFile(join(folder, "before.json"), JSON.stringify(before));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const run = (...given: string[]) =>
    promisify(execFile)(
      process.execPath,
      [resolve(import.meta.dirname, "../../scripts/roll-up.ts"), ...given],
      { cwd: folder },
    );

  test("writes JSON to its output, and with --out a file and the table beside it, with the names of areas", async () => {
    const { stdout } = await run("kaltim.json", "ntt.json");
    expect(JSON.parse(stdout)).toMatchObject({ kind: "roll-up", offices: [{ id: "kaltim" }, { id: "ntt" }] });
    const { stderr } = await run("ntt.json", "kaltim.json", "ntt.json", "--out", "national.json");
    expect(stderr).toContain("ntt.json says the same as another file");
    expect(await readFile(join(folder, "national.json"), "utf8")).toBe(stdout);
    const lines = readCsv((await readFile(join(folder, "national.csv"), "utf8")).slice(1));
    expect(lines.find(([, code]) => code === "64.72")?.[2]).toBe("Kota Samarinda");
    expect(lines.find(([, code]) => code === "53")?.[2]).toBe("Nusa Tenggara Timur");
  });

  test("takes a summary from before under the name of its office", async () => {
    const { stdout } = await run("kaltim=before.json", "ntt.json");
    expect(JSON.parse(stdout).offices[0]).toMatchObject({ id: "kaltim", province: "64", areasVersion: null });
  });

  test("refuses in a sentence, and overwrites no summary", async () => {
    for (const [given, sentence] of [
      [["before.json"], "<office>=before.json"],
      [["mars=before.json"], 'no office "mars"'],
      [["gone.json"], "gone.json is not there"],
      [["kaltim.json", "--out", "kaltim.json"], "would be overwritten"],
      [[], "Say which summaries"],
    ] as const)
      await expect(run(...given)).rejects.toMatchObject({
        code: 1,
        stderr: expect.stringContaining(sentence),
      });
  });
});
