import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { settings as kaltim } from "../../offices/kaltim/office.ts";
import {
  BadOffice,
  checkAreas,
  checkSettings,
  contrastOf,
  type OfficeSettings,
} from "../../offices/office-settings.ts";
import { officeIds, readOffice } from "../../offices/read-office.ts";
import published from "../fixtures/consents.json" with { type: "json" };

const read = await Promise.all(officeIds().map(readOffice));

test("four offices come along, and none shares its prefix, its unit or its stacks with another", () => {
  expect(officeIds()).toEqual(expect.arrayContaining(["jabar", "kaltim", "ntt", "papua-tengah"]));
  for (const setting of ["referencePrefix", "unit", "stackPrefix", "province"] as const)
    expect(new Set(read.map(({ office }) => office[setting])).size, setting).toBe(read.length);
});

test("a published consent never changes: a new text or another controller is a new version", () => {
  const digests = Object.fromEntries(
    read.flatMap(({ office: { id, consents } }) =>
      consents.map(({ version, text }) => [
        `${id} ${version}`,
        createHash("sha256").update(JSON.stringify(text)).digest("hex"),
      ]),
    ),
  );
  // A new version is added to the fixture, and a line that is there stays as it is.
  expect(digests).toEqual(published);
});

describe("a file that cannot be used is refused with a sentence that names what is wrong", () => {
  test.each<[string, Partial<OfficeSettings>, RegExp]>([
    [
      "a prefix with a letter that readers take for a digit",
      { referencePrefix: "KI" },
      /referencePrefix: must be two/,
    ],
    ["a unit in small letters", { unit: "dinsos" }, /unit: /],
    ["a zone that is none", { zone: "WIX" as never }, /zone: /],
    ["a Region abroad", { region: "us-east-1" as never }, /region: /],
    [
      "white text on a light head",
      { colours: { ...kaltim.colours, deep: "#7799aa" } },
      /colours\.deep: has a contrast of/,
    ],
    [
      "links nobody can read",
      { colours: { ...kaltim.colours, link: "#88bbcc" } },
      /colours\.link: has a contrast of/,
    ],
    ["no consent", { consents: [] }, /consents: /],
    [
      "a programme whose ages are turned round",
      {
        programmes: kaltim.programmes.map((each) => ({ ...each, rules: { ...each.rules, minimumAge: 65 } })),
      },
      /programmes\.0\.rules\.maximumAge/,
    ],
    ["a setting that nobody knows", { slogan: "Maju" } as never, /slogan/],
    ["the id of another folder", { id: "kaltara" }, /says id "kaltara"; say "kaltim"/],
  ])("%s", (_what, change, sentence) => {
    const check = () => checkSettings("kaltim", { ...kaltim, ...change });
    expect(check).toThrow(BadOffice);
    expect(check).toThrow(sentence);
  });

  const areas = (regencies: object[]) => ({ notice: "x", version: "1", regencies });
  const capital = { code: kaltim.capital, name: "Kota Contoh", districts: [] };
  test.each([
    [
      "a place of another province",
      [capital, { code: "53.01", name: "Kabupaten Kupang", districts: [] }],
      /not of province/,
    ],
    ["a code twice", [capital, capital], /holds a code twice/],
    ["a list without the capital", [{ ...capital, code: "64.01" }], /names the capital/],
    ["a code that is none", [{ ...capital, code: "6472" }], /regencies\.0\.code/],
  ])("%s", (_what, regencies, sentence) => {
    expect(() => checkAreas(kaltim, areas(regencies))).toThrow(sentence);
  });

  test("an office that is not there", async () => {
    await expect(readOffice("atlantis")).rejects.toThrow(/There is no office "atlantis".*kaltim/);
  });
});

test.each([
  ["npm start", "local/start.js", { BERDAYA_OFFICE: "atlantis" }],
  ["cdk", "bin/app.ts", { CDK_CONTEXT_JSON: '{"office":"atlantis"}' }],
])("%s says in one sentence that there is no such office", async (_command, file, environment) => {
  const run = promisify(execFile)(process.execPath, [resolve(import.meta.dirname, "../..", file)], {
    env: { ...process.env, ...environment },
  });
  await expect(run).rejects.toMatchObject({
    code: 1,
    stderr: `There is no office "atlantis" in offices/. There are: ${officeIds().join(", ")}.\n`,
  });
});

test("contrast is that of WCAG", () => {
  expect(contrastOf("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});
