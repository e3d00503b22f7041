/**
 * What a paper shows of the office, and the names of areas. A new paper takes both from the settings and keeps them. A
 * paper that is printed takes both from what the paper keeps.
 */
import * as office from "../../../offices/office.ts";
import { districtName } from "../shared/districts.ts";
import { regencyName } from "../shared/regencies.ts";
import type { AsPrinted, OfficeAsPrinted } from "./certificate.ts";

interface Area {
  district: string;
  regency: string;
}

/** `Kota Samarinda` and `Kabupaten Nabire` are dated as `Samarinda` and `Nabire`. */
const townOf = (regency: string): string => regency.replace(/^(Kabupaten|Kota) /, "");

/** For a new paper. */
export const officeOfToday = (): OfficeAsPrinted => {
  const { government, office: inLarge, arms } = office.letterhead;
  return {
    name: office.name.id,
    provinceName: office.provinceName.id,
    letterhead: { government, office: inLarge, ...(arms ? { arms: arms.sha256 } : {}) },
    signer: office.signer,
    place: townOf(regencyName(office.capital)),
  };
};

/** For a new paper: the names of an address's codes. */
export const areasOfToday = ({ district, regency }: Area): Area => ({
  district: districtName(district),
  regency: regencyName(regency),
});

const firstPapers = () => {
  if (!office.firstPapers)
    throw new Error(
      "The paper does not keep what it shows of the office, and the settings have no firstPapers",
    );
  return office.firstPapers;
};

/** The office as the paper shows it. */
export const officeOn = ({ office: kept }: AsPrinted): OfficeAsPrinted => kept ?? firstPapers().office;

/** The names in an address as the paper shows them. */
export const areasOn = ({ areas: kept }: AsPrinted, { district, regency }: Area): Area => {
  if (kept) return kept;
  const { areas } = firstPapers();
  return { district: areas[district] ?? district, regency: areas[regency] ?? regency };
};
