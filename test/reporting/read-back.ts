/** Files of a report read again by readers of our own that know the formats, not how they were written. */
import { crc32, inflateRawSync } from "node:zlib";

/** Cells of a CSV by RFC 4180, with `;`. */
export const readCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place] as string;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[place + 1] === '"') {
        cell += '"';
        place += 1;
      } else quoted = false;
    } else if (character === '"' && cell === "") quoted = true;
    else if (character === ";") {
      row.push(cell);
      cell = "";
    } else if (text.startsWith("\r\n", place)) {
      rows.push([...row, cell]);
      row = [];
      cell = "";
      place += 1;
    } else cell += character;
  }
  if (quoted || cell !== "" || row.length > 0) throw new Error("the last line has no end");
  return rows;
};

/** Entries of a zip, found by its directory; their sizes, checksums and local headers are compared with it. */
export const readZip = (bytes: Buffer): Map<string, Buffer> => {
  const end = bytes.lastIndexOf("PK\x05\x06", undefined, "latin1");
  const count = bytes.readUInt16LE(end + 10);
  let at = bytes.readUInt32LE(end + 16);
  if (at + bytes.readUInt32LE(end + 12) !== end || end + 22 !== bytes.length) throw new Error("no whole zip");
  const entries = new Map<string, Buffer>();
  for (let entry = 0; entry < count; entry += 1) {
    if (bytes.readUInt32LE(at) !== 0x02014b50) throw new Error("no entry of a directory");
    const [crc, packed, size] = [16, 20, 24].map((field) => bytes.readUInt32LE(at + field));
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    if (bytes.readUInt32LE(local) !== 0x04034b50) throw new Error(`${name} does not begin where it should`);
    const localName = bytes.readUInt16LE(local + 26);
    if (bytes.toString("utf8", local + 30, local + 30 + localName) !== name) throw new Error("another name");
    const start = local + 30 + localName + bytes.readUInt16LE(local + 28);
    const whole = inflateRawSync(bytes.subarray(start, start + (packed as number)));
    if (whole.length !== size || crc32(whole) !== crc) throw new Error(`${name} is damaged`);
    if (bytes.readUInt32LE(start + (packed as number)) !== 0x08074b50) throw new Error("no sizes behind it");
    if (entries.has(name)) throw new Error(`${name} stands there twice`);
    entries.set(name, whole);
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
};

const readEntities = (text: string) =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** XML well formed: every element closed by its own name, nothing unescaped between them. */
export const checkXml = (xml: string): void => {
  const open: string[] = [];
  for (const [, text = "", close, name = "", alone] of xml
    .replace(/^<\?xml[^?]*\?>\s*/, "")
    .matchAll(/([^<]*)<(\/?)([\w:]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g)) {
    if (/&(?!(?:amp|lt|gt|quot|#39);)/.test(text)) throw new Error(`not escaped: ${text}`);
    if (close) {
      if (open.pop() !== name) throw new Error(`closed by another name: ${name}`);
    } else if (!alone) open.push(name);
  }
  if (open.length > 0) throw new Error(`not closed: ${open.join(" ")}`);
};

type CellRead = string | number | { day: string } | undefined;

/** The sheets of a workbook in their order, with the type of each cell. */
export const readWorkbook = (bytes: Buffer) => {
  const entries = readZip(bytes);
  const text = (name: string) => {
    const xml = entries.get(name)?.toString("utf8");
    if (xml === undefined) throw new Error(`${name} is missing`);
    checkXml(xml);
    return xml;
  };
  const types = text("[Content_Types].xml");
  const formats = [
    ...(/<cellXfs.*<\/cellXfs>/s.exec(text("xl/styles.xml"))?.[0] ?? "").matchAll(/<xf numFmtId="(\d+)"/g),
  ];
  const isDay = (style: string | undefined) => formats[Number(style ?? 0)]?.[1] === "164";
  const targets = new Map(
    [...text("xl/_rels/workbook.xml.rels").matchAll(/Id="(\w+)" Type="[^"]*" Target="([^"]+)"/g)].map(
      ([, id, target]) => [id, `xl/${target}`],
    ),
  );
  return [...text("xl/workbook.xml").matchAll(/<sheet name="([^"]+)" sheetId="\d+" r:id="(\w+)"/g)].map(
    ([, name = "", id]) => {
      const part = targets.get(id) ?? "";
      if (!types.includes(`PartName="/${part}"`)) throw new Error(`${part} has no type`);
      const xml = text(part);
      const rows = [...xml.matchAll(/<row r="(\d+)">(.*?)<\/row>/gs)].map(([, number, cells = ""], index) => {
        if (Number(number) !== index + 1) throw new Error(`row ${number} stands at ${index + 1}`);
        const read: CellRead[] = [];
        for (const [, letters = "", at, attributes = "", value = ""] of cells.matchAll(
          /<c r="([A-Z]+)(\d+)"([^>]*)>(.*?)<\/c>/gs,
        )) {
          if (at !== number) throw new Error(`a cell of row ${at} stands in row ${number}`);
          const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
          const style = /s="(\d+)"/.exec(attributes)?.[1];
          if (attributes.includes('t="inlineStr"'))
            read[column] = readEntities(/<t[^>]*>(.*?)<\/t>/s.exec(value)?.[1] ?? "");
          else {
            const figure = Number(/<v>(.*?)<\/v>/.exec(value)?.[1]);
            read[column] = isDay(style)
              ? { day: new Date(Date.UTC(1899, 11, 30) + figure * 86_400_000).toISOString().slice(0, 10) }
              : figure;
          }
        }
        return read;
      });
      const frozen = /<pane ySplit="1" topLeftCell="A2"[^>]*state="frozen"/.test(xml);
      const widths = [...xml.matchAll(/<col [^>]*width="(\d+)"/g)].map(([, width]) => Number(width));
      return { name: readEntities(name), rows, frozen, widths, hasFormula: xml.includes("<f>") };
    },
  );
};
