/**
 * A cell that a spreadsheet would run as a formula is made text by an apostrophe; a number or a telephone number such
 * as +62… stays what it is, for a sign before digits alone computes nothing.
 */
export const plainCell = (text: string): string =>
  /^[=@\t\r]/.test(text) || (/^[+-]/.test(text) && !/^[+-]\d[\d ]*$/.test(text)) ? `'${text}` : text;
