import { beforeAll, describe, expect, test } from "vitest";
import type { Cohort } from "../../core/domain/catalogue/cohort.ts";
import {
  type Period,
  type ReportProjection,
  toReportProjection,
} from "../../core/domain/reporting/report.ts";
import type { Day } from "../../core/domain/shared/day.ts";
import { reportFileNames, writeReports } from "../../core/processes/write-report.ts";
import { startReportWorkbook } from "../../core/reports/report-workbook.ts";
import { mostRowsASheet, startWorkbook } from "../../core/reports/workbook.ts";
import { randomWays, theCohorts } from "./histories.ts";
import { checkXml, readCsv, readWorkbook, readZip } from "./read-back.ts";
import { filesOf, inMemory, servicesFor } from "./written-reports.ts";

const factsOf = (seed: number, people = 80) =>
  randomWays(seed, people).map(({ records }) => {
    const { application } = records.at(-1) as (typeof records)[number];
    return JSON.parse(JSON.stringify(toReportProjection(application))) as ReportProjection;
  });

const participantsHeader =
  "reference;cohortId;status;regency;regencyBps;sex;ageBand;disabilities;skill;appliedOn;verifiedOn;rejectedOn;offeredOn;enrolledOn;completedOn;droppedOutOn;equippedOn;toolkitValue;active1;active3;active6;active12";
const counts =
  "applied;verified;rejected;selected;enrolled;completed;droppedOut;equipped;active1;active3;active6;active12";

let projection: ReportProjection[];
let files: Map<string, Buffer>;
const text = (name: string) => files.get(name)?.toString("utf8") ?? "";
beforeAll(async () => {
  projection = factsOf(11);
  files = await filesOf(projection, "2026");
});

describe("the files of a report", () => {
  test("are all of the contract, and the same bytes when written again", async () => {
    expect([...files.keys()]).toEqual([
      "summary.json",
      "summary.csv",
      "summary.xlsx",
      "summary.html",
      "participants.csv",
      "metadata.json",
    ]);
    const again = await filesOf(projection, "2026");
    for (const [name, bytes] of files) expect(again.get(name)?.equals(bytes), name).toBe(true);
  });

  test("written together in one pass are those written alone", async () => {
    const { reports, reportFiles } = inMemory();
    const asked = ["skills-training", "uep"].flatMap((programme) =>
      ["2026-11", "2026-Q4", "2026"].map((period) => ({ programme, period: period as Period })),
    );
    let passes = 0;
    const services = servicesFor(projection);
    const applications = {
      readReportFacts: () => {
        passes += 1;
        return services.applications.readReportFacts();
      },
    };
    await writeReports({ ...services, applications, reportFiles }, asked);
    expect(passes).toBe(1);
    for (const { programme, period } of asked) {
      const alone = await filesOf(projection, period, programme);
      for (const [name, bytes] of alone)
        expect(reports.get(`${programme}/${period}`)?.get(name)?.equals(bytes), `${period} ${name}`).toBe(
          true,
        );
    }
  });

  test("are counted anew where a selection is sealed meanwhile, and wait for none to be carried out", async () => {
    const { reports, reportFiles } = inMemory();
    const services = servicesFor(projection);
    const seen: ("unsealed" | "under-way" | "carried-out")[] = [
      "unsealed",
      "under-way",
      "under-way",
      "carried-out",
    ];
    const selectionReadModel = {
      ...services.selectionReadModel,
      progressOfAll: async (asked: readonly string[]) => {
        expect(reports.size).toBe(0);
        const now = seen.shift() ?? "carried-out";
        return asked.map(() => now);
      },
    };
    await writeReports({ ...services, selectionReadModel, reportFiles }, [
      { programme: "uep", period: "2026" as Period },
    ]);
    expect(seen).toEqual([]);
    expect(reports.size).toBe(1);
  });

  test("fail each for itself: the others are written, and what failed is named", async () => {
    const { reports, reportFiles } = inMemory();
    const [first] = projection.filter(({ programme }) => programme === "uep");
    const broken = { ...first, statuses: undefined } as unknown as ReportProjection;
    const writing = writeReports({ ...servicesFor([...projection, broken]), reportFiles }, [
      { programme: "uep", period: "2026" as Period },
      { programme: "skills-training", period: "2026" as Period },
    ]);
    await expect(writing).rejects.toMatchObject({
      failures: [{ subject: `uep/2026 ${broken.reference}`, error: expect.any(TypeError) }],
    });
    expect([...reports.keys()]).toEqual(["skills-training/2026"]);
    const alone = await filesOf(projection, "2026", "skills-training");
    for (const [name, bytes] of alone)
      expect(reports.get("skills-training/2026")?.get(name)?.equals(bytes), name).toBe(true);
  });

  test("of a period in which nothing happened are whole too", async () => {
    const empty = await filesOf([], "2030-Q2");
    expect([...empty.keys()]).toEqual([...reportFileNames]);
    expect(readWorkbook(empty.get("summary.xlsx") as Buffer)).toHaveLength(3);
    expect(JSON.parse(empty.get("summary.json")?.toString() ?? "").waits).toEqual({
      decision: { median: null, p90: null, days: {} },
      toolkit: { median: null, p90: null, days: {} },
    });
  });

  test("do not change with a skill or cohort that they have nothing of", async () => {
    const [first] = theCohorts();
    const more = { ...first, cohortId: "2030-1", endsOn: "2030-02-01" as Day } as Cohort;
    const again = await filesOf(projection, "2026", "skills-training", [...theCohorts(), more]);
    for (const [name, bytes] of files) expect(again.get(name)?.equals(bytes), name).toBe(true);
  });
});

describe("participants.csv", () => {
  test("has the contract's columns, a line for each application, and reads back", () => {
    const csv = text("participants.csv");
    expect(csv.startsWith(`\ufeff${participantsHeader}\r\n`)).toBe(true);
    const [header, ...lines] = readCsv(csv.slice(1));
    expect(lines.length).toBeGreaterThan(30);
    for (const line of lines) expect(line).toHaveLength((header as string[]).length);
    expect(new Set(lines.map(([reference]) => reference)).size).toBe(lines.length);
    const known = projection.map(({ reference }) => reference);
    expect(lines.map(([reference]) => reference)).toEqual(
      known.filter((reference) => lines.some(([each]) => each === reference)),
    );
  });

  test("holds days of the period and before, and codes of both offices for a place", () => {
    const [header = [], ...lines] = readCsv(text("participants.csv").slice(1));
    const column = (name: string) => lines.map((line) => line[header.indexOf(name)] as string);
    for (const name of header.filter((each) => each.endsWith("On")))
      for (const day of column(name)) expect(day).toMatch(/^(?:|20(?:25|26)-\d\d-\d\d)$/);
    const places = new Map(column("regency").map((code, index) => [code, column("regencyBps")[index]]));
    expect(places.get("64.07")).toBe("6402");
    expect(places.get("64.02")).toBe("6403");
    expect(column("disabilities").some((each) => /^\w+ \w+$/.test(each))).toBe(true);
    expect(column("active1").every((each) => /^(?:|own-business|employed|not-active)$/.test(each))).toBe(
      true,
    );
    column("toolkitValue").forEach((value, index) => {
      expect(value === "").toBe(column("equippedOn")[index] === "");
    });
  });
});

describe("summary.csv", () => {
  test("has the total first, then every entry of the summary in its order", () => {
    const csv = text("summary.csv");
    expect(csv.startsWith(`\ufeffby;value;${counts}\r\ntotal;;`)).toBe(true);
    const summary = JSON.parse(text("summary.json"));
    const [, ...lines] = readCsv(csv.slice(1));
    const expected = [
      ["total", "", summary.totals],
      ...Object.entries(summary.by).flatMap(([by, entries]) =>
        Object.entries(entries as object).map(([value, entry]) => [by, value, entry]),
      ),
    ].map(([by, value, entry]) => [by, value, ...counts.split(";").map((name) => String(entry[name]))]);
    expect(lines).toEqual(expected);
  });
});

describe("summary.xlsx", () => {
  test("holds the same participants, with real days and numbers", () => {
    const sheets = readWorkbook(files.get("summary.xlsx") as Buffer);
    expect(sheets.map(({ name }) => name)).toEqual(["Ringkasan", "Peserta", "Keterangan"]);
    for (const { frozen, widths, rows, hasFormula } of sheets) {
      expect(frozen).toBe(true);
      expect(widths).toHaveLength(rows[0]?.length as number);
      expect(hasFormula).toBe(false);
    }
    const [, participants] = sheets;
    const [, ...lines] = readCsv(text("participants.csv").slice(1));
    const asText = (cell: unknown) =>
      cell === undefined ? "" : typeof cell === "object" ? (cell as { day: string }).day : String(cell);
    const rows = participants?.rows.slice(1) ?? [];
    const columns = participantsHeader.split(";");
    expect(rows.map((row) => columns.map((_name, index) => asText(row[index])))).toEqual(lines);
    expect(rows.every((row) => typeof row[columns.indexOf("appliedOn")] === "object")).toBe(true);
    expect(rows.some((row) => typeof row[columns.indexOf("toolkitValue")] === "number")).toBe(true);
  });

  test("holds the summary's figures as numbers, and explains every column", () => {
    const [summary, , explanations] = readWorkbook(files.get("summary.xlsx") as Buffer);
    const { totals, toolkitValue } = JSON.parse(text("summary.json"));
    expect(summary?.rows[1]?.slice(3)).toEqual(counts.split(";").map((name) => totals[name]));
    expect(summary?.rows.some((row) => row.includes(toolkitValue))).toBe(true);
    const codes = explanations?.rows.map((row) => row[1]);
    for (const column of participantsHeader.split(";")) expect(codes).toContain(column);
  });

  test("goes on in a further sheet where one is full", async () => {
    const chunks: Buffer[] = [];
    const workbook = await startReportWorkbook(async (chunk) => void chunks.push(chunk), 1000);
    for (let line = 0; line < 2003; line += 1) await workbook.add(["x"]);
    const summary = JSON.parse(text("summary.json"));
    await workbook.finish(summary, { id: "", en: "" }, (_grouping, code) => ({ id: code, en: code }));
    const entries = readZip(Buffer.concat(chunks));
    const names = entries.get("xl/workbook.xml")?.toString() ?? "";
    expect([...names.matchAll(/name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      "Ringkasan",
      "Peserta",
      "Peserta 2",
      "Peserta 3",
      "Keterangan",
    ]);
    const rows = (number: number) =>
      entries.get(`xl/worksheets/sheet${number}.xml`)?.toString().match(/<row /g)?.length;
    expect([rows(1), rows(2), rows(3)]).toEqual([1000, 1000, 2003 - 2 * 999 + 1]);
    expect(mostRowsASheet).toBe(2 ** 20);
  });

  test("says text as it is, whatever stands in it, and runs none of it", async () => {
    const typed = [
      "<b>&\"'",
      "=1+1",
      "@SUM(A1)",
      "+62 812 5555 0101",
      "-2+3",
      "  spasi ",
      "\u0001ré\ud83d",
      "\t=1",
    ];
    const chunks: Buffer[] = [];
    const workbook = await startWorkbook(async (chunk) => void chunks.push(chunk));
    const sheet = await workbook.openSheet({ name: "A & B", place: 0 }, [
      { title: "=t", width: 10, kind: "text" },
    ]);
    for (const each of typed) await sheet.add([each]);
    await sheet.close();
    await workbook.finish();
    const [read] = readWorkbook(Buffer.concat(chunks));
    expect(read?.name).toBe("A & B");
    expect(read?.rows.map(([cell]) => cell)).toEqual([
      "'=t",
      "<b>&\"'",
      "'=1+1",
      "'@SUM(A1)",
      "+62 812 5555 0101",
      "'-2+3",
      "  spasi ",
      "ré\ufffd",
      "'\t=1",
    ]);
  });
});

describe("metadata.json", () => {
  test("says what each column means in two languages, its codes, who, and for which days", () => {
    const metadata = JSON.parse(text("metadata.json"));
    expect(metadata.period).toMatchObject({ firstDay: "2026-01-01", lastDay: "2026-12-31" });
    expect(metadata.publisher.id).toContain("Dinas Sosial");
    const columns = metadata.columns["participants.csv"];
    expect(columns.map(({ name }: { name: string }) => name).join(";")).toBe(participantsHeader);
    expect(metadata.columns["summary.csv"].map(({ name }: { name: string }) => name).join(";")).toBe(
      `by;value;${counts}`,
    );
    for (const { meaning, codeList } of columns) {
      expect(meaning.id.length).toBeGreaterThan(5);
      expect(meaning.en.length).toBeGreaterThan(3);
      if (codeList) expect(metadata.codeLists[codeList].length).toBeGreaterThan(0);
    }
    const [header = [], ...lines] = readCsv(text("participants.csv").slice(1));
    for (const { name, codeList } of columns.filter(({ codeList: list }: { codeList?: string }) => list)) {
      const codes = metadata.codeLists[codeList].map((each: { code: string; bps: string }) =>
        name === "regencyBps" ? each.bps : each.code,
      );
      for (const line of lines)
        for (const code of (line[header.indexOf(name)] as string).split(" "))
          if (code) expect(codes, name).toContain(code);
    }
  });
});

describe("summary.json", () => {
  test("says whose it is, its form and its list of areas, and metadata.json says what that means", () => {
    const summary = JSON.parse(text("summary.json"));
    expect(summary).toMatchObject({
      schema: 1,
      office: { id: "kaltim", province: "64", name: { en: "Social Service of East Kalimantan" } },
      areasVersion: "idn-area-data 4.0.1",
    });
    const { fields } = JSON.parse(text("metadata.json"));
    const explained = fields["summary.json"].map(({ name }: { name: string }) => name);
    expect(explained).toEqual(["schema", "office", "areasVersion", "waits"]);
    for (const { name, meaning } of fields["summary.json"]) {
      expect(summary[name]).toBeDefined();
      expect(Object.keys(meaning)).toEqual(["id", "en"]);
    }
  });

  test("holds how many waited how many days, from which its median follows", () => {
    const { decision } = JSON.parse(text("summary.json")).waits;
    const lengths = Object.entries<number>(decision.days).flatMap(([days, people]) =>
      Array<number>(people).fill(Number(days)),
    );
    expect(lengths.length).toBeGreaterThan(20);
    expect(lengths[Math.ceil(lengths.length / 2) - 1]).toBe(decision.median);
    expect(lengths[Math.ceil(lengths.length * 0.9) - 1]).toBe(decision.p90);
  });
});

describe("no file of a report", () => {
  test("has a cell that starts a formula", () => {
    for (const name of ["summary.csv", "participants.csv"])
      for (const cell of readCsv(text(name).slice(1)).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    for (const { rows } of readWorkbook(files.get("summary.xlsx") as Buffer))
      for (const cell of rows.flat()) if (typeof cell === "string") expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  });

  test("tells when it was written, or holds a NIK or the mark of a person", async () => {
    for (const [name, bytes] of files) {
      const content = name.endsWith(".xlsx")
        ? [...readZip(bytes).values()].map((part) => part.toString()).join("\n")
        : bytes.toString();
      expect(content, name).not.toContain("2026-12-01T");
      expect(content, name).not.toMatch(/\b\d{16}\b/);
      expect(content, name).not.toContain("person-0000");
    }
  });
});

test("the page is whole markup, with no script and nothing from elsewhere", () => {
  const page = text("summary.html");
  expect(page).not.toMatch(/<script|<link|<img|src=|href=|@import|url\((?!#)/);
  expect(page).toContain("=Angkatan 2026-1");
  checkXml(
    page
      .replace("<!doctype html>", "")
      .replaceAll(/<meta[^>]*>/g, "")
      .replace(/<style>.*<\/style>/s, ""),
  );
});
