/** Codes in Crockford's alphabet: no letter in it is taken for another character, typed or spoken. */

export const crockfordAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A character for each byte, by 5 of its bits. */
export const writeCrockford = (values: Iterable<number>): string =>
  Array.from(values, (value) => crockfordAlphabet[value & 31]).join("");

/** Far beyond any code with all that may stand between its characters. */
const longestTyped = 60;

/**
 * What was typed without what stands between its characters, in the letters that were meant: reading forgives lower
 * case, dashes, blanks and invisible characters, O for 0, I and L for 1. Undefined where it is too long to be a code.
 */
export const readCrockford = (typed: string): string | undefined =>
  typed.length > longestTyped
    ? undefined
    : typed
        .toUpperCase()
        .replace(/[\s\-–—_.\p{Cf}]/gu, "")
        .replace(/O/g, "0")
        .replace(/[IL]/g, "1");
