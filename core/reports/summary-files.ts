/** The summary as files. The same counts give the same bytes. */
import { countNames } from "../domain/reporting/count-names.ts";
import { groupings, type Summary } from "../domain/reporting/summary.ts";
import { csvOf } from "./csv.ts";

/** The lines of the summary: the totals, then each value of each grouping. */
export const summaryLines = ({ totals, by }: Summary) => [
  { grouping: undefined, value: "", counts: totals },
  ...groupings.flatMap((grouping) =>
    Object.entries(by[grouping]).map(([value, counts]) => ({ grouping, value, counts })),
  ),
];

export const summaryCsv = (summary: Summary): string =>
  csvOf([
    ["by", "value", ...countNames],
    ...summaryLines(summary).map(({ grouping = "total", value, counts }) => [
      grouping,
      value,
      ...countNames.map((name) => counts[name]),
    ]),
  ]);

export const jsonOf = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
