/** Text as it may stand in HTML and XML, and templates that write both: what is put into one is text, unless it is markup. */

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

export const escapeMarkup = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] as string);

export interface Markup {
  readonly markup: string;
}

type Piece = Markup | string | number | undefined | null | false | readonly Piece[];

/** Templates must write attributes with double quotes. */
export const templateOf = (escapeText: (text: string) => string) => {
  const rendered = (piece: Piece): string => {
    if (piece === undefined || piece === null || piece === false) return "";
    if (typeof piece === "string") return escapeText(piece);
    if (typeof piece === "number") return String(piece);
    return "markup" in piece ? piece.markup : piece.map(rendered).join("");
  };
  return (strings: TemplateStringsArray, ...pieces: Piece[]): Markup => ({
    markup: strings.reduce((text, string, index) => text + rendered(pieces[index - 1]) + string),
  });
};
