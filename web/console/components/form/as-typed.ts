/** Converts typed text to the API's types. Unreadable text is sent unchanged, and the server explains the error. */

/** Reads a decimal comma. `4.500.000` stays text, so that the server refuses it: a guess could be wrong. */
export const asNumber = (typed: string): number | string => {
  const text = typed.trim().replace(/^(-?\d+),(\d+)$/, "$1.$2");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
};

/** Whole rupiah. Accepts the dots between thousands that people write. */
export const asRupiah = (typed: string): number | string =>
  asNumber(/^(Rp\s*)?\d{1,3}(\.\d{3})+$/i.test(typed.trim()) ? typed.replace(/\D/g, "") : typed);

/** Returns undefined for empty text. */
export const asOptional = <T>(typed: string, read: (typed: string) => T): T | undefined =>
  typed.trim() === "" ? undefined : read(typed);

export const asYesNo = (chosen: string): boolean | string =>
  chosen === "yes" ? true : chosen === "no" ? false : chosen;

/**
 * The draft holds the three boxes of a date as `year-month-day`, each as typed. Returns `YYYY-MM-DD` where it can.
 */
export const asDay = (typed: string): string => {
  const [year = "", month = "", day = ""] = typed.split("-").map((part) => part.trim());
  return year || month || day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
};

/** One entry per line. */
export const asLines = (typed: string): string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
