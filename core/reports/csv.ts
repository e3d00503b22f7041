/** CSV for Excel with Indonesian settings: UTF-8 with byte order mark, `;` between cells and CRLF after lines. */
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

/** Writes a CSV line by line to a sink, because the CSV may be larger than the memory. */
export const startCsv = (sink: Sink, header: readonly string[]) => {
  const buffer = createTextBuffer(sink);
  buffer.add(byteOrderMark + csvLine(header));
  return { add: (cells: readonly Cell[]) => buffer.add(csvLine(cells)), finish: async () => buffer.flush() };
};
