/** The regencies and cities of the office's province, by Kemendagri code. The list is data of the office. */
import * as office from "../../../offices/office.ts";

/** A Kemendagri code: the province's two digits, a dot, two digits. A record keeps its code when the list no longer has it. */
export type Regency = string;

const entryOf = (code: string) => office.regencies.find((each) => each.code === code);

export const isRegency = (code: string): boolean => entryOf(code) !== undefined;

/** The regencies in which somebody can live today: without the codes that have ended. */
export const regencyCodes: readonly Regency[] = /* @__PURE__ */ office.regencies.flatMap(
  ({ code, validUntil }) => (validUntil ? [] : [code]),
);

/** The full name, with `Kabupaten` or `Kota`, or the code itself when the list does not have it. */
export const regencyName = (code: string): string => entryOf(code)?.name ?? code;

/** The code of Statistics Indonesia (BPS) for the same place, where it is known. */
export const bpsCodeOf = (code: string): string | undefined => entryOf(code)?.bps;

/** Whether the first digits of a NIK belong to this regency, under its code of today or a former code. */
export const isRegisteredIn = (code: string, nikRegion: string): boolean =>
  [code, ...(entryOf(code)?.formerly ?? [])].some((each) => each.replace(".", "") === nikRegion);
