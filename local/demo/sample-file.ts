/** Small files that show they are samples: a PNG with large letters, and a PDF with one line. */
import { crc32, deflateSync } from "node:zlib";
import type { DocumentKind } from "../../core/domain/shared/codes.ts";

/** The letters of the words below, and no others. Each has seven numbers, one per row of five columns. */
const letters: Record<string, readonly number[]> = {
  A: [14, 17, 17, 31, 17, 17, 17],
  C: [15, 16, 16, 16, 16, 16, 15],
  F: [31, 16, 16, 30, 16, 16, 16],
  H: [17, 17, 17, 31, 17, 17, 17],
  I: [14, 4, 4, 4, 4, 4, 14],
  K: [17, 18, 20, 24, 20, 18, 17],
  L: [16, 16, 16, 16, 16, 16, 31],
  N: [17, 25, 21, 19, 17, 17, 17],
  O: [14, 17, 17, 17, 17, 17, 14],
  P: [30, 17, 17, 30, 16, 16, 16],
  R: [30, 17, 17, 30, 20, 18, 17],
  S: [15, 16, 16, 14, 1, 1, 30],
  T: [31, 4, 4, 4, 4, 4, 4],
  U: [17, 17, 17, 17, 17, 17, 14],
  " ": [0, 0, 0, 0, 0, 0, 0],
};

const words: Record<DocumentKind, string> = {
  ktp: "KTP",
  "family-card": "KK",
  "disability-letter": "SURAT",
  photo: "FOTO",
  other: "LAIN",
};

const width = 480;
const height = 300;

const chunk = (type: string, data: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const framed = Buffer.alloc(typed.length + 8);
  framed.writeUInt32BE(data.length, 0);
  typed.copy(framed, 4);
  framed.writeUInt32BE(crc32(typed), typed.length + 4);
  return framed;
};

/** Paints a word into the middle of the rows, with letters `scale` times as large. */
const paint = (rows: Buffer[], word: string, scale: number, top: number) => {
  const left = Math.floor((width - word.length * 6 * scale) / 2);
  for (const [place, letter] of [...word].entries())
    for (let y = 0; y < 7 * scale; y += 1)
      for (let x = 0; x < 5 * scale; x += 1) {
        const bits = letters[letter]?.[Math.floor(y / scale)] ?? 0;
        const isInk = (bits >> (4 - Math.floor(x / scale))) & 1;
        if (isInk) (rows[top + y] as Buffer)[1 + left + place * 6 * scale + x] = 1;
      }
};

/** A PNG with two colours. `shade` makes the pictures of different people differ. */
export const samplePng = (kind: DocumentKind, shade: number): Buffer => {
  const rows = Array.from({ length: height }, () => Buffer.alloc(width + 1));
  paint(rows, "CONTOH", 12, 50);
  paint(rows, words[kind], 10, 180);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const paper = [200 + (shade % 50), 215 + (shade % 37), 225 + (shade % 29)];
  return Buffer.concat([
    Buffer.from("89504e470d0a1a0a", "hex"),
    chunk("IHDR", header),
    chunk("PLTE", Buffer.from([...paper, 30, 40, 60])),
    chunk("IDAT", deflateSync(Buffer.concat(rows))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
};

/** A PDF with one page and one line, and a correct table of its objects. */
export const samplePdf = (line: string): Buffer => {
  const text = `BT /F1 28 Tf 60 740 Td (${line.replace(/[()\\]/g, "\\$&")}) Tj ET`;
  const objects = [
    "<</Type/Catalog/Pages 2 0 R/Lang(id)>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  ];
  let pdf = "%PDF-1.4\n";
  const starts = objects.map((object, index) => {
    const start = pdf.length;
    pdf += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(start).padStart(10, "0")} 00000 n \n`;
  });
  const table = pdf.length;
  pdf += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${starts.join("")}`;
  pdf += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(pdf, "latin1");
};
