/** Writes XML and HTML. A template escapes every value, unless the value is markup. */

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export const escapeMarkup = (text: string): string =>
  text
    .toWellFormed()
    .replace(notInXml, "")
    .replace(/[&<>"]/g, (character) => entities[character] as string);

export interface Markup {
  readonly markup: string;
}
type Piece = Markup | string | number | readonly Piece[];

const rendered = (piece: Piece): string => {
  if (typeof piece === "string") return escapeMarkup(piece);
  if (typeof piece === "number") return String(piece);
  return "markup" in piece ? piece.markup : piece.map(rendered).join("");
};

/** Templates must write attributes with double quotes. */
export const markup = (strings: TemplateStringsArray, ...pieces: Piece[]): Markup => ({
  markup: strings.reduce((text, string, index) => text + rendered(pieces[index - 1] ?? "") + string),
});
