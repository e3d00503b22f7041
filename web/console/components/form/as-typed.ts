/** What was typed as text, as the API takes it; what cannot be read goes as it stands, and the server says so. */

/** `4.500.000` is refused rather than guessed at; a decimal comma is read. */
export const asNumber = (typed: string): number | string => {
  const text = typed.trim().replace(/^(-?\d+),(\d+)$/, "$1.$2");
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
};

/** Whole rupiah, with or without the dots that people write. */
export const asRupiah = (typed: string): number | string =>
  asNumber(/^(Rp\s*)?\d{1,3}(\.\d{3})+$/i.test(typed.trim()) ? typed.replace(/\D/g, "") : typed);

/** Nothing typed is no answer. */
export const asOptional = <T>(typed: string, read: (typed: string) => T): T | undefined =>
  typed.trim() === "" ? undefined : read(typed);

export const asYesNo = (chosen: string): boolean | string =>
  chosen === "yes" ? true : chosen === "no" ? false : chosen;

/** The three boxes of a day are kept as `year-month-day`, each as typed. */
export const asDay = (typed: string): string => {
  const [year = "", month = "", day = ""] = typed.split("-").map((part) => part.trim());
  return year || month || day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}` : "";
};

/** One entry a line. */
export const asLines = (typed: string): string[] =>
  typed
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
