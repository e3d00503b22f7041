/**
 * A small reader of the PDFs that pdfkit writes: objects, structure and the text in them, without any other program.
 *
 * It knows nothing of how they are made: what it finds, it finds in the bytes.
 */
import { inflateSync } from "node:zlib";

export interface ReadElement {
  type: string;
  text: string;
  alt?: string;
  scope?: string;
  /** From 1: where its own content stands. */
  page?: number;
  children: ReadElement[];
}

interface Read {
  header: string;
  objects: Map<number, string>;
  catalog: string;
  info: string;
  /** What a screen reader goes through, from the document down. */
  structure: ReadElement;
  fonts: { name: string; isEmbedded: boolean; hasUnicode: boolean }[];
  pages: number;
  /** Text that stands outside of any element and of any decoration: there must be none. */
  unmarked: string[];
  bookmarks: string[];
  metadata: string;
}

const refsIn = (text: string): number[] => [...text.matchAll(/(\d+) 0 R/g)].map(([, id]) => Number(id));
const refOf = (dictionary: string, key: string): number | undefined => {
  const [, id] = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary) ?? [];
  return id === undefined ? undefined : Number(id);
};
const nameOf = (dictionary: string, key: string): string | undefined =>
  new RegExp(`/${key} /([^\\s/<>[\\]]+)`).exec(dictionary)?.[1];

const unescaped = (text: string): string =>
  text.replace(/\\([nrtbf()\\])/g, (_, letter: string) => ({ n: "\n", r: "\r", t: "\t" })[letter] ?? letter);

/** A string as it stands in a dictionary: UTF-16 where it begins with its mark. */
const stringOf = (dictionary: string, key: string): string | undefined => {
  const [, raw] = new RegExp(`/${key} \\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(dictionary) ?? [];
  return raw === undefined ? undefined : decoded(raw);
};

const decoded = (raw: string): string => {
  const bytes = Buffer.from(unescaped(raw), "latin1");
  return bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString("utf16le") : raw;
};

export const readPdf = (pdf: Buffer): Read => {
  const whole = pdf.toString("latin1");
  const objects = new Map<number, string>();
  const streams = new Map<number, Buffer>();
  const [, start] = /startxref\n(\d+)\n%%EOF\s*$/.exec(whole) ?? [];
  const lines = whole.slice(Number(start)).split("\n");
  for (const [index, line] of lines.entries()) {
    const [, offset] = /^(\d{10}) 00000 n/.exec(line) ?? [];
    if (offset === undefined) continue;
    const id = index - 2;
    const from = whole.indexOf("obj\n", Number(offset)) + 4;
    const to = whole.indexOf("\nendobj", from);
    const stream = whole.indexOf("\nstream\n", from);
    const hasStream = stream > 0 && stream < to;
    const dictionary = whole.slice(from, hasStream ? stream : to);
    objects.set(id, dictionary);
    if (!hasStream) continue;
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const bytes = pdf.subarray(stream + 8, stream + 8 + length);
    streams.set(id, dictionary.includes("/FlateDecode") ? inflateSync(bytes) : Buffer.from(bytes));
  }
  const object = (id: number | undefined): string => objects.get(id as number) ?? "";
  const trailer = whole.slice(whole.lastIndexOf("trailer"));
  const catalog = object(refOf(trailer, "Root"));

  const unicodeOf = new Map<number, string[]>();
  const fontUnicode = (id: number): string[] => {
    const known = unicodeOf.get(id);
    if (known) return known;
    const cmap = streams.get(refOf(object(id), "ToUnicode") as number)?.toString("latin1") ?? "";
    const letters: string[] = [];
    for (const [, from, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
      [...(list as string).matchAll(/<([^>]*)>/g)].forEach(([, codes], index) => {
        letters[Number.parseInt(from as string, 16) + index] = (codes as string)
          .split(" ")
          .map((code) => String.fromCharCode(Number.parseInt(code, 16)))
          .join("");
      });
    unicodeOf.set(id, letters);
    return letters;
  };

  const pageIds = refsIn(/\/Kids \[([^\]]*)\]/.exec(object(refOf(catalog, "Pages")))?.[1] ?? "");
  const textOf = new Map<string, string>();
  const unmarked: string[] = [];
  for (const pageId of pageIds) {
    const page = object(pageId);
    const resources = object(refOf(page, "Resources"));
    const content = streams.get(refOf(page, "Contents") as number)?.toString("latin1") ?? "";
    const open: (string | undefined)[] = [];
    let letters: string[] = [];
    let lineAt: string | undefined;
    // A mark with its dictionary takes several lines: on one, it is read like any other operator.
    const operators = content.replace(/<<[^<>]*>> BDC/g, (mark) => mark.replaceAll("\n", " ")).split("\n");
    for (const line of operators) {
      const [, tag, rest = ""] = /^\/(\w+) (.*)B[DM]C$/.exec(line) ?? [];
      const [, mcid] = /\/MCID (\d+)/.exec(rest) ?? [];
      if (tag) open.push(tag === "Artifact" ? "Artifact" : mcid);
      else if (line === "EMC") open.pop();
      else if (/^\/F\d+ [\d.]+ Tf$/.test(line))
        letters = fontUnicode(refOf(resources, line.split(" ")[0]?.slice(1) as string) as number);
      else if (/ Tm$/.test(line)) lineAt = line.split(" ")[5];
      else if (/TJ$/.test(line)) {
        const said = [...line.matchAll(/<([0-9a-f]*)>/g)]
          .map(([, hex]) =>
            (hex as string).replace(/.{4}/g, (code) => letters[Number.parseInt(code, 16)] ?? "\ufffd"),
          )
          .join("");
        const id = open.findLast((each) => each !== undefined);
        if (id === undefined) unmarked.push(said);
        else if (id !== "Artifact") {
          const key = `${pageId} ${id}`;
          textOf.set(key, `${textOf.get(key) ?? ""}${textOf.has(key) && lineAt ? "\n" : ""}${said}`);
        }
      }
    }
  }

  const readElement = (id: number): ReadElement => {
    const dictionary = object(id);
    const page = refOf(dictionary, "Pg");
    const pageNumber = pageIds.indexOf(page as number) + 1;
    const kids = /\/K \[([\s\S]*)\]/.exec(dictionary)?.[1] ?? "";
    const children: ReadElement[] = [];
    const texts: string[] = [];
    for (const [, kid, marked, , otherPage, otherMark] of kids.matchAll(
      /(\d+) 0 R|<<[\s\S]*?\/Pg ((\d+)) 0 R[\s\S]*?\/MCID (\d+)[\s\S]*?>>|(?<![\d.])(\d+)(?! 0 R)/g,
    )) {
      if (kid) children.push(readElement(Number(kid)));
      else if (marked) texts.push(textOf.get(`${marked} ${otherPage}`) ?? "");
      else if (otherMark) texts.push(textOf.get(`${page} ${otherMark}`) ?? "");
    }
    const alt = stringOf(dictionary, "Alt");
    const scope = nameOf(dictionary, "Scope");
    return {
      type: nameOf(dictionary, "S") ?? "?",
      text: texts.join("\n"),
      ...(alt === undefined ? {} : { alt }),
      ...(scope === undefined ? {} : { scope }),
      ...(pageNumber > 0 ? { page: pageNumber } : {}),
      children,
    };
  };
  const [rootElement] = refsIn(/\/K \[([^\]]*)\]/.exec(object(refOf(catalog, "StructTreeRoot")))?.[1] ?? "");

  const everyObject = [...objects.values()];
  const fonts = everyObject
    .filter((each) => each.includes("/Type /Font\n") && each.includes("/Subtype /Type0"))
    .map((font) => {
      const descendant = object(refsIn(/\/DescendantFonts \[([^\]]*)\]/.exec(font)?.[1] ?? "")[0]);
      const descriptor = object(refOf(descendant, "FontDescriptor"));
      return {
        name: nameOf(font, "BaseFont") ?? "?",
        isEmbedded: streams.has(refOf(descriptor, "FontFile2") as number),
        hasUnicode: streams.has(refOf(font, "ToUnicode") as number),
      };
    });

  return {
    header: whole.slice(0, 8),
    objects,
    catalog,
    info: object(refOf(trailer, "Info")),
    structure: readElement(rootElement as number),
    fonts,
    pages: pageIds.length,
    unmarked,
    bookmarks: everyObject
      .filter((each) => each.includes("/Dest [") && each.includes("/Title"))
      .map((each) => stringOf(each, "Title") ?? ""),
    metadata: streams.get(refOf(catalog, "Metadata") as number)?.toString("utf8") ?? "",
  };
};

/** Every element below, itself among them, in the order in which it is read. */
export const everyElement = (element: ReadElement): ReadElement[] => [
  element,
  ...element.children.flatMap(everyElement),
];

/** All that is read out, in order, a line an element. */
export const textIn = (element: ReadElement): string =>
  everyElement(element)
    .map(({ text }) => text)
    .filter((text) => text !== "")
    .join("\n");

/** As one line, as somebody hears it. */
export const heard = (element: ReadElement): string => textIn(element).replaceAll(/\s+/g, " ");
