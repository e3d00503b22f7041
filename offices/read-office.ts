/** Reads the files of an office from disk: for the local run, tests, and whatever builds pages and functions. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BadOffice, checkAreas, checkSettings, type DistrictEntry, type Office } from "./office-settings.ts";
import { type Arms, checkArms, readArms } from "./read-arms.ts";

const folder = import.meta.dirname;

export const officeIds = (): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, "office.ts")))
    .map(({ name }) => name)
    .sort();

export interface OfficeRead {
  office: Office;
  districts: readonly DistrictEntry[];
  /** The version of the list of areas. */
  areasVersion: string;
  arms: Arms;
}

const readFresh = async (id: string): Promise<OfficeRead> => {
  if (!officeIds().includes(id))
    throw new BadOffice(`There is no office "${id}" in offices/. There are: ${officeIds().join(", ")}.`);
  const { settings } = await import(/* @vite-ignore */ `./${id}/office.ts`);
  const checked = checkSettings(id, settings);
  const arms = readArms(join(folder, id, "arms"), `offices/${id}/arms`);
  checkArms(checked, arms);
  const file = join(folder, id, "areas.json");
  if (!existsSync(file))
    throw new BadOffice(`offices/${id}/areas.json is not there. Write it: npm run areas -- ${id}`);
  const { regencies, version } = checkAreas(checked, JSON.parse(readFileSync(file, "utf8")));
  return {
    office: { ...checked, regencies: regencies.map(({ districts, ...regency }) => regency) },
    districts: regencies.flatMap((regency) => regency.districts),
    areasVersion: version,
    arms,
  };
};

const alreadyRead: Record<string, Promise<OfficeRead>> = {};

/** The settings and areas of an office, checked. Throws `BadOffice`. */
export const readOffice = (id: string): Promise<OfficeRead> => {
  alreadyRead[id] ??= readFresh(id);
  return alreadyRead[id];
};

/** The office that this process serves, as the environment says. Nothing is served by default. */
export const officeInEnvironment = (): string => {
  const id = process.env.BERDAYA_OFFICE;
  if (!id) throw new BadOffice("BERDAYA_OFFICE is not set: say which office of offices/ is meant.");
  return id;
};
