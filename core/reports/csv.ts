/** CSV as Excel in Indonesia opens it: UTF-8 with byte order mark, `;` and CRLF. */
import type { Cell } from "../domain/reporting/participant-line.ts";
import { plainCell } from "./plain-cell.ts";
import { createTextBuffer, type Sink } from "./text-buffer.ts";

const written = (cell: Cell): string => {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const text = plainCell(cell);
  return /[;"\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const csvLine = (cells: readonly Cell[]): string => `${cells.map(written).join(";")}\r\n`;

const byteOrderMark = "\ufeff";
export const csvOf = (lines: readonly (readonly Cell[])[]): string =>
  byteOrderMark + lines.map(csvLine).join("");

/** A CSV that may be longer than memory: line by line into a sink. */
export const startCsv = (sink: Sink, header: readonly string[]) => {
  const buffer = createTextBuffer(sink);
  buffer.add(byteOrderMark + csvLine(header));
  return { add: (cells: readonly Cell[]) => buffer.add(csvLine(cells)), finish: async () => buffer.flush() };
};
