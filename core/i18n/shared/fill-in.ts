/** Fills the `{braces}` of a text; those that no fact names stay. */
export const fillIn = (text: string, facts: Record<string, string | number> = {}): string =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => String(facts[name] ?? braces));
