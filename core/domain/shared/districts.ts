/** The districts (kecamatan) and villages of the office's province, by Kemendagri code. */
import { districts } from "../../../offices/districts.ts";

const entryOf = (code: string) => districts.find((each) => each.code === code);

/** The name of a district, or the code itself when the list does not have it. */
export const districtName = (code: string): string => entryOf(code)?.name ?? code;

/** A village has the code of its district and four digits. */
const isVillage = (code: string): boolean => {
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

/** The parts of an address that the list does not have, or whose code had ended by the day. */
export const unlistedIn = (
  { district, village }: { district: string; village: string | null },
  day: string,
): { part: "district" | "village"; issue: string }[] => {
  const entry = entryOf(district);
  const isKnown = entry !== undefined && !(entry.validUntil && entry.validUntil < day);
  return [
    ...(isKnown ? [] : [{ part: "district" as const, issue: "not-a-district" }]),
    ...(village === null || isVillage(village) ? [] : [{ part: "village" as const, issue: "not-a-village" }]),
  ];
};
