/**
 * Writes a workbook (XLSX) as a stream, sheet by sheet. The XML is compressed row by row, so a million rows need
 * little memory.
 */

import type { Cell, CellKind } from "../domain/reporting/participant-line.ts";
import { type Day, daysBetween } from "../domain/shared/day.ts";
import { escapeXml } from "./markup.ts";
import { plainCell } from "./plain-cell.ts";
import { createTextBuffer, type Sink } from "./text-buffer.ts";
import { startZip } from "./zip-file.ts";

export interface SheetColumn {
  title: string;
  /** The width in characters. */
  width: number;
  kind: CellKind | "count";
}

/** The limit of Excel and LibreOffice for the rows of one sheet, including the header. */
export const mostRowsASheet = 1_048_576;

const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";
const documents = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Indexes of `cellXfs` below. */
const styles: Record<SheetColumn["kind"] | "header", number> = {
  text: 0,
  header: 1,
  day: 2,
  rupiah: 3,
  count: 3,
};
const styleSheet = `${header}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3EEF5"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const letterOf = (column: number): string =>
  column < 26
    ? String.fromCharCode(65 + column)
    : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26);

/** Days since 30 December 1899. Spreadsheets count in this way, because they treat 1900 as a leap year. */
const serialOf = (day: string): number => daysBetween("1899-12-30" as Day, day as Day);

const textCell = (place: string, style: number, text: string) =>
  `<c r="${place}"${style ? ` s="${style}"` : ""} t="inlineStr"><is><t xml:space="preserve">${escapeXml(plainCell(text))}</t></is></c>`;

export const startWorkbook = async (sink: Sink) => {
  const zip = startZip(sink);
  const sheets: { name: string; place: number }[] = [];
  // A report has few different dates, and each date is in many cells.
  const serials = new Map<string, number>();

  const cell = (letter: string, row: number, kind: SheetColumn["kind"], value: Cell): string => {
    if (value === undefined || value === "") return "";
    const place = `${letter}${row}`;
    if (typeof value === "number") return `<c r="${place}" s="${styles.count}"><v>${value}</v></c>`;
    if (kind !== "day") return textCell(place, styles.text, value);
    const serial = serials.get(value) ?? serialOf(value);
    serials.set(value, serial);
    return `<c r="${place}" s="${styles.day}"><v>${serial}</v></c>`;
  };

  const writeWhole = async (name: string, text: string) => {
    const entry = await zip.open(name);
    await entry.write(Buffer.from(text, "utf8"));
    await entry.close();
  };

  await writeWhole(
    "_rels/.rels",
    `${header}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  );
  await writeWhole("xl/styles.xml", styleSheet);

  return {
    /** Opens a sheet. Only one sheet may be open. `place` decides the order of the sheets in the workbook. */
    async openSheet(sheet: { name: string; place: number }, columns: readonly SheetColumn[]) {
      sheets.push(sheet);
      const entry = await zip.open(`xl/worksheets/sheet${sheets.length}.xml`);
      const buffer = createTextBuffer((bytes) => entry.write(bytes));
      const letters = columns.map((_column, index) => letterOf(index));
      const widths = columns.map(
        ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
      );
      const titles = columns.map(({ title }, index) => textCell(`${letters[index]}1`, styles.header, title));
      let rows = 1;
      buffer.add(
        `${header}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"${sheet.place === 0 ? ' tabSelected="1"' : ""}><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join("")}</cols><sheetData><row r="1">${titles.join("")}</row>`,
      );
      return {
        /** The number of rows, including the header. */
        rows: () => rows,
        add(cells: readonly Cell[]): Promise<void> | undefined {
          rows += 1;
          let row = `<row r="${rows}">`;
          for (const [index, { kind }] of columns.entries())
            row += cell(letters[index] as string, rows, kind, cells[index]);
          return buffer.add(`${row}</row>`);
        },
        async close(): Promise<void> {
          await buffer.add("</sheetData></worksheet>");
          await buffer.flush();
          await entry.close();
        },
      };
    },

    async finish(): Promise<void> {
      const parts = sheets
        .map(({ name, place }, index) => ({ name, place, id: index + 1 }))
        .sort((a, b) => a.place - b.place);
      await writeWhole(
        "xl/workbook.xml",
        `${header}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${parts.map(({ name, id }) => `<sheet name="${escapeXml(name)}" sheetId="${id}" r:id="rId${id}"/>`).join("")}</sheets></workbook>`,
      );
      await writeWhole(
        "xl/_rels/workbook.xml.rels",
        `${header}<Relationships xmlns="${packages}/relationships">${parts.map(({ id }) => `<Relationship Id="rId${id}" Type="${relations}/worksheet" Target="worksheets/sheet${id}.xml"/>`).join("")}<Relationship Id="rId${parts.length + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      );
      await writeWhole(
        "[Content_Types].xml",
        `${header}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${documents}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${documents}.styles+xml"/>${parts.map(({ id }) => `<Override PartName="/xl/worksheets/sheet${id}.xml" ContentType="${documents}.worksheet+xml"/>`).join("")}</Types>`,
      );
      await zip.finish();
    },
  };
};
type Workbook = Awaited<ReturnType<typeof startWorkbook>>;
export type Sheet = Awaited<ReturnType<Workbook["openSheet"]>>;
