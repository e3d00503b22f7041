/**
 * A PDF that a screen reader can read (PDF/UA): every word is in a structure element, everything else is marked as
 * decoration.
 *
 * The bytes depend only on the content: the date is given, and pdfkit derives the file's identifier from it.
 */

import PDFDocument from "pdfkit";
import { encode } from "uqr";
import { canBeDrawn } from "./can-be-drawn.ts";
import { bold, regular } from "./fonts.ts";

type Struct = PDFKit.PDFStructureElement;
type Face = "regular" | "bold";

export interface PaperSettings {
  title: string;
  subject: string;
  /** The name of the office. */
  author: string;
  /** The instant at which the record was made, never the time of printing. */
  createdAt: string;
  layout: "portrait" | "landscape";
  margin: number;
}

export interface TextStyle {
  face?: Face;
  size?: number;
  color?: string;
  align?: "left" | "center" | "right" | "justify";
  /** The space below the text, in points. */
  gap?: number;
  /** The space that text in the flow of the page leaves free on its left and on its right, in points. */
  beside?: number;
  lineGap?: number;
  characterSpacing?: number;
}

export interface Column {
  head: string;
  width: number;
  align?: "left" | "center" | "right";
}

/** A row whose heading cell spans several columns. */
export interface SummaryRow {
  head: string;
  value: string;
}

interface Box {
  x: number;
  y: number;
  width: number;
}

export const ink = "#1b1b1b";
export const pale = "#5a5a5a";
export const rule = "#8a8a8a";
export const accent = "#0b4f6c";
export const alarm = "#a3140f";

/** A line that is filled in by hand. */
export const dots = (length: number): string => ".".repeat(length);

interface OpenFont {
  hasGlyphForCodePoint(code: number): boolean;
}

const fontOf = (pdf: PDFKit.PDFDocument): OpenFont =>
  (pdf as unknown as { _font: { font: OpenFont } })._font.font;

/** Each font is opened once, because reading a font's tables takes longer than writing a page. */
const opened: Partial<Record<Face, OpenFont>> = {};

const cellPadding = 3.5;

export type TaggedDocument = ReturnType<typeof startDocument>;

export const startDocument = ({ title, subject, author, createdAt, layout, margin }: PaperSettings) => {
  const pdf = new PDFDocument({
    size: "A4",
    layout,
    margin,
    // Uses no font of the reader's machine, because both faces are embedded.
    font: "",
    pdfVersion: "1.7",
    subset: "PDF/UA" as never,
    tagged: true,
    lang: "id-ID",
    displayTitle: true,
    bufferPages: true,
    info: {
      Title: title,
      Subject: subject,
      Author: author,
      Creator: "Berdaya",
      Producer: "Berdaya",
      CreationDate: new Date(createdAt),
    },
  });
  const chunks: Uint8Array[] = [];
  pdf.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const finished = new Promise<void>((resolve, reject) => pdf.on("end", resolve).on("error", reject));
  for (const [face, bytes] of [
    ["bold", bold],
    ["regular", regular],
  ] as const) {
    pdf.registerFont(face, (opened[face] ?? bytes) as never);
    pdf.font(face, 10);
    opened[face] = fontOf(pdf);
  }
  pdf.fillColor(ink);

  const root = pdf.struct("Document", { title } as never);
  pdf.addStructure(root);

  const open = (type: string, parent: Struct = root, options: object = {}): Struct => {
    const element = pdf.struct(type, options);
    parent.add(element);
    return element;
  };
  /** Draws content inside a new structure element. */
  const put = (type: string, parent: Struct, draw: () => void, options: object = {}): Struct => {
    const element = open(type, parent, options);
    element.add(draw);
    element.end();
    return element;
  };
  const setTableAttributes = (element: Struct, attributes: Record<string, string | number>) => {
    const { data } = (element as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary;
    data.A = { O: "Table", ...attributes };
  };
  /** Draws lines, backgrounds and page numbers. A screen reader does not read them out. */
  const decorate = (draw: () => void, options: object = { type: "Layout" }) => {
    pdf.markContent("Artifact", options as never);
    pdf.save();
    draw();
    pdf.restore();
    pdf.endMarkedContent();
  };

  /** A letter that the font does not have becomes its base letter, or `?`. */
  const printable = (text: string): string => {
    const font = fontOf(pdf);
    const has = (letter: string) => font.hasGlyphForCodePoint(letter.codePointAt(0) as number);
    return [...text.replace(/\s+/g, " ")]
      .map((letter) => (has(letter) ? letter : ([...letter.normalize("NFKD")].find(has) ?? "?")))
      .join("");
  };

  const style = ({ face = "regular", size = 10, color = ink }: TextStyle) =>
    pdf.font(face, size).fillColor(color);
  const writtenIn = ({ align = "left", lineGap = 1.5, characterSpacing = 0 }: TextStyle, width: number) => ({
    width,
    align,
    lineGap,
    characterSpacing,
  });
  const heightOf = (text: string, width: number, how: TextStyle = {}): number => {
    style(how);
    return pdf.heightOfString(printable(text), writtenIn(how, width));
  };
  const bottom = () => pdf.page.height - pdf.page.margins.bottom;
  const room = () => bottom() - pdf.y;
  const width = () => pdf.page.width - pdf.page.margins.left - pdf.page.margins.right;
  /** Begins a new page if the page has less than `height` left. Returns whether it began one. */
  const keepTogether = (height: number): boolean => {
    if (height <= room()) return false;
    pdf.addPage();
    return true;
  };

  /** Writes text at a fixed place. Returns the y position below the text. */
  const writeAt = (
    type: string,
    parent: Struct,
    text: string,
    { x, y, width: wide }: Box,
    how: TextStyle = {},
  ): number => {
    put(type, parent, () => style(how).text(printable(text), x, y, writtenIn(how, wide)));
    return pdf.y;
  };

  /** Writes text in the flow of the page. */
  const write = (type: string, text: string, how: TextStyle = {}, parent: Struct = root): void => {
    const { beside = 0, gap = 5 } = how;
    const wide = width() - 2 * beside;
    keepTogether(Math.min(heightOf(text, wide, how), 80));
    writeAt(type, parent, text, { x: pdf.page.margins.left + beside, y: pdf.y, width: wide }, how);
    pdf.y += gap;
  };

  /** Writes labels and texts side by side, like a table of two columns. The structure is a list in reading order. */
  const list = (entries: readonly (readonly [label: string, text: string])[], indent = 18): void => {
    const labelWidth = 120;
    const x = pdf.page.margins.left + indent;
    const textWidth = width() - indent - labelWidth - 10;
    const element = open("L");
    for (const [label, text] of entries) {
      keepTogether(heightOf(text, textWidth));
      const { y } = pdf;
      const item = open("LI", element);
      writeAt("Lbl", item, label, { x, y, width: labelWidth });
      decorate(() => style({}).text(":", x + labelWidth, y, { lineBreak: false }));
      const body = open("LBody", item);
      writeAt("P", body, text, { x: x + labelWidth + 10, y, width: textWidth });
      body.end();
      item.end();
      pdf.y += 1.5;
    }
    element.end();
    pdf.y += 3;
  };

  /** Writes a table. The header cells head their columns. The heading cell of a summary row heads that row. */
  const table = (
    columns: readonly Column[],
    rows: readonly (readonly string[])[],
    summary: readonly SummaryRow[],
    caption: string,
  ): void => {
    const size = 8.5;
    const { left } = pdf.page.margins;
    const startOf = (index: number) =>
      columns.slice(0, index).reduce((sum, column) => sum + column.width, left);
    const whole = startOf(columns.length) - left;
    const heightOfRow = (cells: readonly string[], face: Face) =>
      Math.max(
        ...cells.map((cell, index) =>
          heightOf(cell, (columns[index] as Column).width - 2 * cellPadding, { size, face, lineGap: 1 }),
        ),
      ) +
      2 * cellPadding;
    const frame = (y: number, height: number, edges: readonly number[], ground?: string) =>
      decorate(() => {
        if (ground) pdf.rect(left, y, whole, height).fill(ground);
        pdf.lineWidth(0.6).strokeColor(rule).rect(left, y, whole, height).stroke();
        for (const edge of edges)
          pdf
            .moveTo(edge, y)
            .lineTo(edge, y + height)
            .stroke();
      });
    const edges = columns.map((_, index) => startOf(index)).slice(1);
    const heads = columns.map(({ head }) => head);
    const headHeight = heightOfRow(heads, "bold");
    const placeOf = (index: number, y: number): Box => ({
      x: startOf(index) + cellPadding,
      y: y + cellPadding,
      width: (columns[index] as Column).width - 2 * cellPadding,
    });
    const styleOf = (index: number, face: Face): TextStyle => ({
      face,
      size,
      lineGap: 1,
      align: columns[index]?.align ?? "left",
    });

    const element = open("Table", root, { title: caption });
    const headGround = "#e8f0f3";
    const drawHead = (isFirst: boolean) => {
      const { y } = pdf;
      frame(y, headHeight, edges, headGround);
      if (isFirst) {
        const head = open("THead", element);
        const row = open("TR", head);
        heads.forEach((text, index) => {
          const cell = open("TH", row);
          setTableAttributes(cell, { Scope: "Column" });
          writeAt("P", cell, text, placeOf(index, y), styleOf(index, "bold"));
          cell.end();
        });
        row.end();
        head.end();
      } else {
        // The repeated heading on a new page is decoration, so that a screen reader reads the heading once.
        heads.forEach((text, index) => {
          const { x, y: at, width: wide } = placeOf(index, y);
          const how = styleOf(index, "bold");
          decorate(() => style(how).text(printable(text), x, at, writtenIn(how, wide)));
        });
      }
      pdf.y = y + headHeight;
    };

    keepTogether(headHeight + 40);
    drawHead(true);
    const body = open("TBody", element);
    for (const cells of rows) {
      const height = heightOfRow(cells, "regular");
      if (keepTogether(height)) drawHead(false);
      const { y } = pdf;
      frame(y, height, edges);
      const row = open("TR", body);
      cells.forEach((text, index) => {
        const cell = open("TD", row);
        writeAt("P", cell, text, placeOf(index, y), styleOf(index, "regular"));
        cell.end();
      });
      row.end();
      pdf.y = y + height;
    }
    body.end();

    // The value of a summary row is in the last column, or in the last two if the last is narrow.
    const foot = open("TFoot", element);
    const split = edges[columns.length - 3] as number;
    for (const { head, value } of summary) {
      const headWidth = split - left - 2 * cellPadding;
      const how: TextStyle = { size, face: "bold", lineGap: 1, align: "right" };
      const height = heightOf(head, headWidth, how) + 2 * cellPadding;
      keepTogether(height);
      const { y } = pdf;
      frame(y, height, [split]);
      const row = open("TR", foot);
      const heading = open("TH", row);
      setTableAttributes(heading, { Scope: "Row", ColSpan: columns.length - 2 });
      writeAt("P", heading, head, { x: left + cellPadding, y: y + cellPadding, width: headWidth }, how);
      heading.end();
      const cell = open("TD", row);
      setTableAttributes(cell, { ColSpan: 2 });
      const at = {
        x: split + cellPadding,
        y: y + cellPadding,
        width: left + whole - split - 2 * cellPadding,
      };
      writeAt("P", cell, value, at, how);
      cell.end();
      row.end();
      pdf.y = y + height;
    }
    foot.end();
    element.end();
    pdf.x = left;
    pdf.y += 8;
  };

  /** Draws a picture with a text alternative. Returns false if the picture cannot be read. */
  const picture = (
    bytes: Uint8Array,
    alt: string,
    { x, y, width: wide, height }: Box & { height: number },
    parent: Struct = root,
  ): boolean => {
    const shown = openPicture(bytes);
    if (!shown) return false;
    const options = { alt, bbox: [x, y, x + wide, y + height], placement: "Block" };
    put(
      "Figure",
      parent,
      () => pdf.image(shown as never, x, y, { fit: [wide, height], align: "center", valign: "center" }),
      options,
    );
    return true;
  };

  const openPicture = (bytes: Uint8Array): unknown => {
    try {
      return canBeDrawn(bytes)
        ? (pdf as unknown as { openImage(src: Uint8Array): unknown }).openImage(bytes)
        : undefined;
    } catch {
      // The first bytes may be those of a picture while later bytes are broken.
      return undefined;
    }
  };

  /** A QR code. All its squares are one area, so that a printer shows no gaps between them. */
  const qrCode = (text: string, alt: string, { x, y, size }: { x: number; y: number; size: number }) => {
    const { data } = encode(text, { ecc: "M", border: 0 });
    const module = size / data.length;
    put(
      "Figure",
      root,
      () => {
        pdf.fillColor("#000000");
        data.forEach((line, row) => {
          line.forEach((isDark, column) => {
            if (isDark) pdf.rect(x + column * module, y + row * module, module, module);
          });
        });
        pdf.fill();
      },
      { alt, bbox: [x, y, x + size, y + size], placement: "Block" },
    );
  };

  const bookmark = (name: string) => pdf.outline.addItem(name);

  /** Writes a large mark across every page. The paper also says in words what the mark means. */
  const stampEveryPage = (mark: string) => {
    const { start, count } = pdf.bufferedPageRange();
    for (let number = start; number < start + count; number += 1) {
      pdf.switchToPage(number);
      const { width: wide, height: high } = pdf.page;
      decorate(() => {
        pdf
          .rotate(-32, { origin: [wide / 2, high / 2] })
          .fillOpacity(0.16)
          .font("bold", 84)
          .fillColor(alarm);
        pdf.text(mark, wide / 2 - pdf.widthOfString(mark) / 2, high / 2 - 50, { lineBreak: false });
      });
    }
  };

  const numberPages = (note: string) => {
    const { start, count } = pdf.bufferedPageRange();
    for (let number = start; number < start + count; number += 1) {
      pdf.switchToPage(number);
      const y = pdf.page.height - pdf.page.margins.bottom + 12;
      const of = `Halaman ${number - start + 1} dari ${count}`;
      decorate(
        () => {
          style({ size: 8, color: pale });
          pdf.text(printable(note), pdf.page.margins.left, y, { lineBreak: false });
          const wide = pdf.widthOfString(of);
          pdf.text(of, pdf.page.width - pdf.page.margins.right - wide, y, { lineBreak: false });
        },
        { type: "Pagination" },
      );
    }
  };

  const finish = async (): Promise<Buffer> => {
    root.end();
    pdf.end();
    await finished;
    return Buffer.concat(chunks);
  };

  return {
    pdf,
    root,
    open,
    write,
    writeAt,
    heightOf,
    list,
    table,
    picture,
    qrCode,
    decorate,
    bookmark,
    keepTogether,
    stampEveryPage,
    numberPages,
    finish,
    width,
    room,
  };
};
