/** HTML as values: whatever is put into a template is text, unless it is itself markup. */

export interface Markup {
  readonly markup: string;
}

type Piece = Markup | string | number | undefined | null | false | readonly Piece[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeText = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] as string);

const rendered = (piece: Piece): string => {
  if (piece === undefined || piece === null || piece === false) return "";
  if (typeof piece === "string") return escapeText(piece);
  if (typeof piece === "number") return String(piece);
  return "markup" in piece ? piece.markup : piece.map(rendered).join("");
};

/** Attributes are written with double quotes, always. */
export const html = (strings: TemplateStringsArray, ...pieces: Piece[]): Markup => ({
  markup: strings.reduce((text, string, index) => text + rendered(pieces[index - 1]) + string),
});

/** Fills `{braces}` of a text of the dictionary. */
export const filled = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => String(facts[name] ?? braces));
