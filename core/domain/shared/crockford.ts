/** Codes in Crockford's alphabet. No reader or listener confuses two of its characters. */

export const crockfordAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** One character for each value, from 5 of its bits. */
export const writeCrockford = (values: Iterable<number>): string =>
  Array.from(values, (value) => crockfordAlphabet[value & 31]).join("");

/** Longer than any code with separators between its characters. */
const longestTyped = 60;

/**
 * Removes the separators from a typed code and corrects its characters. Accepts lower case, dashes, blanks
 * and invisible characters, O for 0, I and L for 1. Returns undefined when the text is too long for a code.
 */
export const readCrockford = (typed: string): string | undefined =>
  typed.length > longestTyped
    ? undefined
    : typed
        .toUpperCase()
        .replace(/[\s\-–—_.\p{Cf}]/gu, "")
        .replace(/O/g, "0")
        .replace(/[IL]/g, "1");
