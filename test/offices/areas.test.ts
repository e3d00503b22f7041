import { getDistricts, getRegencies, getVillages } from "idn-area-data";
import { describe, expect, test } from "vitest";
import { unlistedIn } from "../../core/domain/shared/districts.ts";
import { flagNik, Nik } from "../../core/domain/shared/nik.ts";
import * as ofThisRun from "../../offices/office.ts";
import { officeIds, readOffice } from "../../offices/read-office.ts";
import { withEnded, writeRanges } from "../../scripts/areas.ts";
import { aNik } from "../support/forms.ts";
import { anAddress } from "../support/office-under-test.ts";

const everywhere = {
  regencies: await getRegencies({ transform: true }),
  districts: await getDistricts({ transform: true }),
  villages: await getVillages({ transform: true }),
};

/** The numbers of the villages, read from the ranges in a second way. */
const numbersIn = (ranges: string): number[] =>
  ranges.split(" ").flatMap((range) => {
    const [first = 0, last = first] = range.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, index) => first + index);
  });

describe.each(officeIds())("the areas of %s", (id) => {
  test("are those of the source, every village too", async () => {
    const { office, districts } = await readOffice(id);
    const isHere = ({ code }: { code: string }) => code.startsWith(`${office.province}.`);
    expect(office.regencies.map(({ code, name }) => [code, name])).toEqual(
      everywhere.regencies.filter(isHere).map(({ code, name }) => [code, name]),
    );
    expect(districts.map(({ code, name }) => [code, name])).toEqual(
      everywhere.districts.filter(isHere).map(({ code, name }) => [code, name]),
    );
    expect(
      districts
        .flatMap(({ code, villages }) => numbersIn(villages).map((number) => `${code}.${number}`))
        .sort(),
    ).toEqual(
      everywhere.villages
        .filter(isHere)
        .map(({ code }) => code)
        .sort(),
    );
  });

  test("tell Kabupaten and Kota of one short name apart", async () => {
    const { office } = await readOffice(id);
    expect(new Set(office.regencies.map(({ name }) => name)).size).toBe(office.regencies.length);
    for (const { name } of office.regencies) expect(name).toMatch(/^(Kabupaten|Kota) /);
  });
});

test("a district or village that the list lacks is refused at its field", () => {
  const on = "2026-11-24";
  expect(unlistedIn(anAddress, on)).toEqual([]);
  expect(unlistedIn({ ...anAddress, village: null }, on)).toEqual([]);
  const unlisted = { district: `${anAddress.regency}.99`, village: `${anAddress.regency}.99.1001` };
  expect(unlistedIn(unlisted, on).map(({ part }) => part)).toEqual(["district", "village"]);
  for (const number of ["0000", "9999"])
    expect(unlistedIn({ ...anAddress, village: `${anAddress.district}.${number}` }, on)).toEqual([
      { part: "village", issue: "not-a-village" },
    ]);
});

test("ranges hold what they were written from", () => {
  expect(writeRanges([2004, 2006, 2007, 1001])).toBe("1001 2004 2006-2007");
  expect(writeRanges([])).toBe("");
});

test("a code that the source no longer has stays, with its last day", () => {
  const before = [{ code: "53.01" }, { code: "53.02" }];
  expect(withEnded([{ code: "53.01" }, { code: "53.03" }], before, "2027-01-31")).toEqual([
    { code: "53.01" },
    { code: "53.02", validUntil: "2027-01-31" },
    { code: "53.03" },
  ]);
  expect(() => withEnded([{ code: "53.01" }], before, undefined)).toThrow("say when it ended");
});

test("who was registered before a regency was split off is not flagged for it", async () => {
  const { office } = await readOffice("papua-tengah");
  expect(office.regencies.find(({ name }) => name === "Kabupaten Nabire")?.formerly).toEqual(["91.04"]);

  const flagsIn = (regency: string, region: string) =>
    flagNik(Nik.parse(aNik({ region: `${region.replace(".", "")}01` })), {
      birthDate: "1998-07-05" as never,
      sex: "female",
      address: { regency },
    });
  for (const { code, formerly = [] } of ofThisRun.regencies) {
    expect([code, ...formerly].flatMap((region) => flagsIn(code, region))).toEqual([]);
    expect(flagsIn(code, "11.01")).toMatchObject([{ field: "address" }]);
  }
});
