/**
 * `summary.xlsx`: the summary first, then the participants, then the explanations. The participants are written
 * first, as they are read.
 */

import { countNames } from "../domain/reporting/count-names.ts";
import { type Cell, kindOfColumn, participantColumns } from "../domain/reporting/participant-line.ts";
import { daysOf, type Period } from "../domain/reporting/report.ts";
import type { Summary } from "../domain/reporting/summary.ts";
import {
  columnTexts,
  countingRules,
  countTexts,
  dayText,
  figureTexts,
  groupingTexts,
  periodText,
  publisher,
  type Said,
  pageTexts as texts,
} from "../i18n/reporting/reports.ts";
import type { NameOfCode } from "./code-names.ts";
import { codeLists } from "./metadata.ts";
import { summaryLines } from "./summary-files.ts";
import type { Sink } from "./text-buffer.ts";
import { mostRowsASheet, type Sheet, type SheetColumn, startWorkbook } from "./workbook.ts";

const column = (title: string, width: number, kind: SheetColumn["kind"] = "text") => ({ title, width, kind });

const participants: readonly SheetColumn[] = participantColumns.map((name) => ({
  title: columnTexts[name].name.id,
  width: name === "reference" ? 20 : 14,
  kind: kindOfColumn(name),
}));

const summaryColumns: readonly SheetColumn[] = [
  column(texts.sheetColumns.by, 30),
  column(texts.sheetColumns.code, 16),
  column(texts.sheetColumns.name, 30),
  ...countNames.map((name) => column(countTexts[name].name.id, 13, "count")),
];

const linesOfSummary = (summary: Summary, nameOf: NameOfCode): Cell[][] => {
  const { targets, toolkitValue, waits } = summary;
  const target = (name: Said, { planned, reached }: { planned: number; reached: number }): Cell[] => [
    name.id,
    "",
    "",
    planned,
    reached,
  ];
  const wait = (name: Said, { median, p90 }: { median: number | null; p90: number | null }): Cell[] => [
    name.id,
    "",
    "",
    median ?? undefined,
    p90 ?? undefined,
  ];
  return [
    ...summaryLines(summary).map(({ grouping, value, counts }) => [
      grouping ? groupingTexts[grouping].id : texts.total,
      value,
      grouping ? nameOf(grouping, value).id : "",
      ...countNames.map((name) => counts[name]),
    ]),
    [],
    [texts.targets, "", "", texts.planned, texts.reached],
    target(figureTexts.targetPeople.name, targets.people),
    target(figureTexts.targetRupiah.name, targets.rupiah),
    [],
    [figureTexts.toolkitValue.name.id, "", "", toolkitValue],
    [],
    [texts.waits, "", "", texts.median, texts.p90],
    wait(figureTexts.waitDecision.name, waits.decision),
    wait(figureTexts.waitToolkit.name, waits.toolkit),
  ];
};

const linesOfExplanations = (summary: Summary, programmeName: Said, nameOf: NameOfCode): Cell[][] => {
  const { parts } = texts;
  const { first, last } = daysOf(summary.period as Period);
  return [
    [parts.report, "", parts.publisher, publisher.name.id],
    [parts.report, summary.programme, parts.programme, programmeName.id],
    [parts.report, summary.period, parts.period, periodText(summary.period).id],
    [parts.report, first, parts.first, dayText(first).id],
    [parts.report, last, parts.last, dayText(last).id],
    ...countingRules.map(({ id }) => [parts.rule, "", "", id]),
    ...countNames.map((name) => [parts.count, name, countTexts[name].name.id, countTexts[name].meaning.id]),
    ...Object.entries(figureTexts).map(([code, { name, meaning }]) => [
      parts.count,
      code,
      name.id,
      meaning.id,
    ]),
    ...participantColumns.map((name) => [
      parts.column,
      name,
      columnTexts[name].name.id,
      columnTexts[name].meaning.id,
    ]),
    ...Object.entries(codeLists(summary, nameOf)).flatMap(([list, codes]) =>
      codes.map(({ code, name, bps }) => [listNames[list] ?? list, code, name.id, bps ? `BPS ${bps}` : ""]),
    ),
  ];
};
const listNames: Record<string, string> = {
  ...Object.fromEntries(Object.entries(groupingTexts).map(([grouping, { id }]) => [grouping, id])),
  status: texts.parts.status,
  activity: texts.parts.activity,
};

const places = { summary: 0, participants: 1, explanations: Number.MAX_SAFE_INTEGER };

export const startReportWorkbook = async (sink: Sink, rowsASheet = mostRowsASheet) => {
  const workbook = await startWorkbook(sink);
  let number = 0;
  const nextSheet = (): Promise<Sheet> => {
    number += 1;
    const name = number === 1 ? texts.sheets.participants : `${texts.sheets.participants} ${number}`;
    return workbook.openSheet({ name, place: places.participants + number }, participants);
  };
  let sheet = await nextSheet();
  const writeSheet = async (
    name: string,
    place: number,
    columns: readonly SheetColumn[],
    lines: Cell[][],
  ) => {
    const opened = await workbook.openSheet({ name, place }, columns);
    for (const line of lines) await opened.add(line);
    await opened.close();
  };

  return {
    async add(line: readonly Cell[]): Promise<void> {
      if (sheet.rows() === rowsASheet) {
        await sheet.close();
        sheet = await nextSheet();
      }
      await sheet.add(line);
    },
    async finish(summary: Summary, programmeName: Said, nameOf: NameOfCode): Promise<void> {
      await sheet.close();
      await writeSheet(texts.sheets.summary, places.summary, summaryColumns, linesOfSummary(summary, nameOf));
      await writeSheet(
        texts.sheets.explanations,
        places.explanations,
        texts.explanationColumns.map((title, index) => column(title, [20, 18, 32, 90][index] ?? 20)),
        linesOfExplanations(summary, programmeName, nameOf),
      );
      await workbook.finish();
    },
  };
};
