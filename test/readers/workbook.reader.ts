/** The workbook and the tables of a report as Python's own readers see them. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ReportProjection, toReportProjection } from "../../core/domain/reporting/report.ts";
import { randomWays } from "../reporting/histories.ts";
import { filesOf } from "../reporting/written-reports.ts";

const script = `
import csv, json, sys, zipfile, openpyxl
folder = sys.argv[1]
assert zipfile.ZipFile(f"{folder}/summary.xlsx").testzip() is None
book = openpyxl.load_workbook(f"{folder}/summary.xlsx")
def read(name):
    with open(f"{folder}/{name}", encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))
print(json.dumps({
    "sheets": [{
        "name": sheet.title, "frozen": sheet.freeze_panes,
        "widths": [sheet.column_dimensions[openpyxl.utils.get_column_letter(n + 1)].width for n in range(sheet.max_column)],
        "types": sorted({cell.data_type for row in sheet.iter_rows() for cell in row}),
        "bold": all(cell.font.bold for cell in sheet[1]),
        "rows": [[cell.value if not cell.is_date else cell.value.date().isoformat() for cell in row] for row in sheet.iter_rows()],
        "days": [cell.coordinate for cell in sheet[2] if cell.is_date],
    } for sheet in book.worksheets],
    "participants": read("participants.csv"),
    "summary": read("summary.csv"),
}))
`;

interface Sheet {
  name: string;
  frozen: string;
  widths: number[];
  types: string[];
  bold: boolean;
  rows: (string | number | null)[][];
  days: string[];
}

const folder = mkdtempSync(join(tmpdir(), "berdaya-workbook-"));
let read: { sheets: Sheet[]; participants: string[][]; summary: string[][] };
beforeAll(async () => {
  const facts = randomWays(12, 120).map(
    ({ records }): ReportProjection =>
      JSON.parse(JSON.stringify(toReportProjection(records.at(-1)?.application as never))),
  );
  for (const [name, bytes] of await filesOf(facts, "2026")) writeFileSync(join(folder, name), bytes);
  const python = process.env.READERS_PYTHON ?? "python3";
  read = JSON.parse(execFileSync(python, ["-c", script, folder], { encoding: "utf8", maxBuffer: 2 ** 28 }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the workbook has its three sheets, each with a header that stays and columns that fit", () => {
  expect(read.sheets.map(({ name }) => name)).toEqual(["Ringkasan", "Peserta", "Keterangan"]);
  for (const { frozen, widths, types, bold } of read.sheets) {
    expect(frozen).toBe("A2");
    expect(Math.min(...widths)).toBeGreaterThan(10);
    expect(bold).toBe(true);
    // Text, numbers, days and nothing; a formula would be "f".
    expect(types.filter((type) => !["s", "inlineStr", "n", "d"].includes(type))).toEqual([]);
  }
});

test("the participants are those of the CSV, with days as days and rupiah as numbers", () => {
  const [, participants] = read.sheets as [Sheet, Sheet, Sheet];
  const [, ...lines] = read.participants;
  expect(lines.length).toBeGreaterThan(50);
  expect(participants.rows.slice(1).map((row) => row.map((cell) => String(cell ?? "")))).toEqual(lines);
  expect(participants.days).toContain("J2");
  expect(participants.rows.some((row) => typeof row[17] === "number")).toBe(true);
});

test("the figures of the summary are those of its CSV", () => {
  const [summary] = read.sheets as [Sheet, Sheet, Sheet];
  const [, ...lines] = read.summary;
  lines.forEach((line, index) => {
    expect(summary.rows[index + 1]?.slice(3)).toEqual(line.slice(2).map(Number));
  });
});
