/**
 * Puts an apostrophe before a cell that a spreadsheet would run as a formula.
 *
 * Numbers and telephone numbers such as +62… stay unchanged, because a sign before digits alone computes nothing.
 */
export const plainCell = (text: string): string =>
  /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-]\d[\d ]*$/.test(text)) ? `'${text}` : text;
