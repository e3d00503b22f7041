/**
 * Writes the list of areas of an office: `npm run areas -- <office>`, from idn-area-data and the two tables of
 * codes beside the offices. What an earlier list held and the source no longer has stays, with the day on which
 * it ended: `npm run areas -- <office> --ended 2027-01-31`. Records with such a code stay readable.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { getDistricts, getRegencies, getVillages } from "idn-area-data";
import { checkAreas, checkSettings, type OfficeAreas } from "../offices/office-settings.ts";

const offices = join(import.meta.dirname, "../offices");
const sourceVersion = "idn-area-data 4.0.1";
const notice = `Contains information from ${sourceVersion} (https://github.com/fityannugroho/idn-area-data), which is made available under the Open Database License 1.0 (https://opendatacommons.org/licenses/odbl/1-0/). This extract is a derivative database and is offered under the same licence.`;

type Regency = OfficeAreas["regencies"][number];
type Ending = { code: string; validUntil?: string | undefined };

const readJson = <T>(path: string): T => JSON.parse(readFileSync(join(offices, path), "utf8")) as T;

/** `1001 1002 1003 2001` as `1001-1003 2001`. */
export const writeRanges = (numbers: readonly number[]): string => {
  const ranges: [first: number, last: number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range && range[1] === number - 1) range[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(" ");
};

/** The new entries, and the earlier ones that ended. */
export const withEnded = <E extends Ending>(
  entries: E[],
  earlier: readonly E[],
  ended: string | undefined,
): E[] => {
  const present = new Set(entries.map(({ code }) => code));
  const gone = earlier.filter(({ code }) => !present.has(code));
  for (const each of gone)
    if (!each.validUntil && !ended)
      throw new Error(`The source no longer has ${each.code}: say when it ended, with --ended YYYY-MM-DD.`);
  return [...entries, ...gone.map((each) => ({ ...each, validUntil: each.validUntil ?? ended }))].sort(
    (a, b) => (a.code < b.code ? -1 : 1),
  );
};

const districtsOf = async (province: string) => {
  const villages = Map.groupBy(
    (await getVillages({ transform: true })).filter(({ code }) => code.startsWith(`${province}.`)),
    ({ districtCode }) => districtCode,
  );
  const numbersIn = (district: string) =>
    (villages.get(district) ?? []).map(({ code }) => Number(code.slice(-4)));
  return (await getDistricts({ transform: true }))
    .filter(({ code }) => code.startsWith(`${province}.`))
    .map(({ code, name }) => ({ code, name, villages: writeRanges(numbersIn(code)) }));
};

const regenciesOf = async (
  province: string,
  earlier: readonly Regency[],
  ended: string | undefined,
): Promise<Regency[]> => {
  const { codes: bps } = readJson<{ codes: Record<string, string> }>("bps-codes.json");
  const { codes: former } = readJson<{ codes: Record<string, string[]> }>("former-codes.json");
  const districts = await districtsOf(province);
  const regencies = (await getRegencies({ transform: true }))
    .filter(({ provinceCode }) => provinceCode === province)
    .map(({ code, name }) => ({
      code,
      name,
      ...(bps[code] ? { bps: bps[code] } : {}),
      ...(former[code] ? { formerly: former[code] } : {}),
      districts: withEnded(
        districts.filter((district) => district.code.startsWith(`${code}.`)),
        earlier.find((each) => each.code === code)?.districts ?? [],
        ended,
      ),
    }));
  return withEnded(regencies, earlier, ended);
};

const writeAreas = async (id: string, ended: string | undefined): Promise<void> => {
  const { settings } = await import(`../offices/${id}/office.ts`);
  const checked = checkSettings(id, settings);
  const file = join(offices, id, "areas.json");
  const earlier = existsSync(file) ? readJson<OfficeAreas>(`${id}/areas.json`).regencies : [];
  const regencies = await regenciesOf(checked.province, earlier, ended);
  const areas = checkAreas(checked, { notice, version: sourceVersion, regencies });
  // One line a district, so that a change of the list can be reviewed.
  const text = JSON.stringify(areas, null, 1).replace(
    /\{\s+"code": ("[\d.]{8}"),\s+"name": (.*),\s+"villages": ("[^"]*")(?:,\s+"validUntil": ("[^"]*"))?\s+\}/g,
    (_, code, name, villages, until) =>
      `{ "code": ${code}, "name": ${name}, "villages": ${villages}${until ? `, "validUntil": ${until}` : ""} }`,
  );
  writeFileSync(file, `${text}\n`);
  const districts = regencies.reduce((sum, regency) => sum + regency.districts.length, 0);
  console.log(`offices/${id}/areas.json: ${regencies.length} regencies, ${districts} districts.`);
};

if (import.meta.main) {
  const [id, option, ended] = process.argv.slice(2);
  if (!id || (option && (option !== "--ended" || !/^\d{4}-\d{2}-\d{2}$/.test(ended ?? ""))))
    throw new Error("Say which office: npm run areas -- <office> [--ended YYYY-MM-DD]");
  await writeAreas(id, ended);
}
