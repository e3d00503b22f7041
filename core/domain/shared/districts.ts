/** The districts (kecamatan) and villages of the office's province, by Kemendagri code. */
import { districts } from "../../../offices/districts.ts";

const entryOf = (code: string) => districts.find((each) => each.code === code);

export const isDistrict = (code: string): boolean => entryOf(code) !== undefined;

/** The name of a district, or the code itself when the list does not have it. */
export const districtName = (code: string): string => entryOf(code)?.name ?? code;

/** A village has the code of its district and four digits. */
export const isVillage = (code: string): boolean => {
  const number = Number(code.slice(9));
  return (entryOf(code.slice(0, 8))?.villages ?? "").split(" ").some((range) => {
    const [first = Number.NaN, last = first] = range.split("-").map(Number);
    return range !== "" && number >= first && number <= last;
  });
};

/** The districts of one regency in which somebody can live today, in the order of their codes. */
export const districtsOf = (regency: string): [code: string, name: string][] =>
  districts.flatMap(({ code, name, validUntil }) =>
    code.startsWith(`${regency}.`) && !validUntil ? [[code, name]] : [],
  );

/** Whether the code has ended by a day. Nobody can newly live there. */
export const hasEnded = (district: string, day: string): boolean => {
  const until = entryOf(district)?.validUntil;
  return until !== undefined && until < day;
};
