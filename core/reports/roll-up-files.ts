/** The roll-up as files: JSON for machines, a table for people. The same summaries give the same bytes. */
import { countNames } from "../domain/reporting/count-names.ts";
import type { Cell } from "../domain/reporting/participant-line.ts";
import { type RollUpGrouping, rollUpGroupings } from "../domain/reporting/roll-up.ts";
import type { RolledUp } from "../domain/reporting/rolled-up.ts";
import { countTexts, figureTexts, type Said } from "../i18n/reporting/reports.ts";
import { markTexts, notesOf, rollUpGroupingTexts, rollUpTexts as texts } from "../i18n/reporting/roll-up.ts";
import { csvOf } from "./csv.ts";
import { jsonOf } from "./summary-files.ts";

/** The form of the roll-up. Raised when something in it is renamed, dropped or counted in another way. */
const rollUpSchema = 1;

export const rollUpJson = (rolled: RolledUp): string =>
  jsonOf({
    kind: "roll-up",
    schema: rollUpSchema,
    ...rolled,
    marks: markTexts,
    notes: notesOf(rolled),
  });

type NameOfRow = (grouping: RollUpGrouping, code: string) => Said;

const cellOf = (figure: number | null, mark: string | undefined): Cell => mark ?? figure ?? undefined;

const linesOfCounts = ({ totals, by, withheld }: RolledUp, nameOf: NameOfRow): Cell[][] => [
  [texts.total, "", "", ...countNames.map((name) => cellOf(totals[name], withheld.totals?.[name]))],
  ...rollUpGroupings.flatMap((grouping) =>
    Object.entries(by[grouping]).map(([code, counts]) => [
      rollUpGroupingTexts[grouping].id,
      code,
      nameOf(grouping, code).id,
      ...countNames.map((name) => cellOf(counts[name], withheld.by?.[grouping]?.[code]?.[name])),
    ]),
  ),
];

const linesOfFigures = ({ targets, toolkitValue, waits, withheld }: RolledUp): Cell[][] => {
  const target = (of: "people" | "rupiah", { id }: Said): Cell[] => {
    const { planned, reached } = targets[of];
    return [id, "", "", planned, cellOf(reached, withheld.targets?.[of])];
  };
  const wait = (of: "decision" | "toolkit", { id }: Said): Cell[] => {
    const mark = withheld.waits?.[of];
    return [id, "", "", cellOf(waits[of].median, mark), cellOf(waits[of].p90, mark)];
  };
  return [
    [texts.figure, "", "", texts.planned, texts.reached],
    target("people", figureTexts.targetPeople.name),
    target("rupiah", figureTexts.targetRupiah.name),
    [],
    [texts.figure, "", "", texts.amount],
    [figureTexts.toolkitValue.name.id, "", "", cellOf(toolkitValue, withheld.toolkitValue)],
    [],
    [texts.figure, "", "", texts.median, texts.p90],
    wait("decision", figureTexts.waitDecision.name),
    wait("toolkit", figureTexts.waitToolkit.name),
  ];
};

export const rollUpCsv = (rolled: RolledUp, nameOf: NameOfRow): string =>
  csvOf([
    [texts.by, texts.code, texts.name, ...countNames.map((name) => countTexts[name].name.id)],
    ...linesOfCounts(rolled, nameOf),
    [],
    ...linesOfFigures(rolled),
    [],
    ...Object.entries(markTexts).map(([mark, { id, en }]) => [texts.mark, mark, `${id} / ${en}`]),
    ...notesOf(rolled).map(({ id, en }) => [texts.note, "", `${id} / ${en}`]),
  ]);
