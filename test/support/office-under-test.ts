/** The office that this run of the tests is for (BERDAYA_OFFICE), and places of its province to live in. */
import { districts } from "../../offices/districts.ts";
import * as office from "../../offices/office.ts";
import { zones } from "../../offices/zones.ts";

/** A cohort of these regencies is open to some of the province, and not to `elsewhere`. */
const cohortRegencies: Record<string, string[]> = { kaltim: ["64.72", "64.71", "64.01", "64.09"] };
const codes = office.regencies.map(({ code }) => code);

export const regencies: string[] =
  cohortRegencies[office.id] ?? [...new Set([office.capital, ...codes])].slice(0, 4);
export const elsewhere: string = codes.find((code) => !regencies.includes(code)) as string;

const firstOf = (regency: string) =>
  districts.find(({ code }) => code.startsWith(`${regency}.`)) as (typeof districts)[number];
const first = firstOf(office.capital);

export const addressIn = (regency: string) => ({
  regency,
  district: firstOf(regency).code,
  village: `${firstOf(regency).code}.${firstOf(regency).villages.slice(0, 4)}`,
  street: "Jl. Merdeka 5",
});
/** An address in the capital. */
export const anAddress = addressIn(office.capital);
export const districtName: string = first.name;
export const regencyName = (code: string): string =>
  office.regencies.find((each) => each.code === code)?.name as string;

/** The first six digits of the NIK of somebody who was registered at `anAddress`. */
export const nikRegion: string = first.code.replaceAll(".", "");
export const aReference: string = `${office.referencePrefix}-7F3K-9Q2M-4XTD`;
export const { unit, letterhead, name, provinceName, referencePrefix } = office;

/** An instant by the clock of the office: `2026-11-24T10:00`. */
export const officeTime = (local: string): string =>
  new Date(Date.parse(`${local}:00Z`) - zones[office.zone].hoursAhead * 3_600_000).toISOString();
