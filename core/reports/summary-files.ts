/** `summary.json` and `summary.csv`: the same bytes whenever the same was counted. */
import { countNames } from "../domain/report.ts";
import { groupings, type Summary } from "../domain/summary.ts";

/** A cell that a spreadsheet would run as a formula is made text; a telephone number such as +62… stays one. */
const neutralised = (text: string): string =>
  /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-]\d[\d ]*$/.test(text)) ? `'${text}` : text;

const cell = (value: string | number): string => {
  const text = typeof value === "number" ? String(value) : neutralised(value);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** With byte order mark, `;` and CRLF: as Excel in Indonesia opens it. */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(";")}\r\n`).join("")}`;

export const summaryCsv = ({ totals, by }: Summary): string =>
  csvOf([
    ["by", "value", ...countNames],
    ["total", "", ...countNames.map((name) => totals[name])],
    ...groupings.flatMap((grouping) =>
      Object.entries(by[grouping]).map(([value, counts]) => [
        grouping,
        value,
        ...countNames.map((name) => counts[name]),
      ]),
    ),
  ]);

export const summaryFiles = (summary: Summary) => [
  {
    name: "summary.json",
    contentType: "application/json",
    body: `${JSON.stringify(summary, null, 2)}\n`,
  },
  { name: "summary.csv", contentType: "text/csv; charset=utf-8", body: summaryCsv(summary) },
];
