import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { getProvinces } from "idn-area-data";
import { expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");

/** What is built and deployed, and the builders of tests. What a test expects of one office may name it. */
const guarded = ["bin", "lib", "core", "functions", "local", "web", "scripts", "bench", "test/support"];

/** The fixture that says which places of an office the tests use. */
const fixtures = ["test/support/office-under-test.ts"];

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", ...guarded], {
  cwd: root,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => /\.(ts|tsx|js|scss|html)$/.test(file) && !fixtures.includes(file));

const provinces = (await getProvinces()).map(({ name }) => name);
const patterns = [
  ...provinces.map((name) => new RegExp(`\\b${name}\\b`, "i")),
  /\bKaltim\b|\bEast Kalimantan\b/i,
  // A code of one province, an offset, a zone, the prefix of a reference.
  /["'`(/]64\.\d\d|["'`]64["'`]/,
  /\+0[789](:?00)?\b(?!\d)/,
  /\bWI(B|TA|T)\b|Asia\/(Jakarta|Makassar|Jayapura)/,
  /\bKT-/,
];

const namesAnOffice = (text: string): string | undefined =>
  text.split("\n").find((line) => patterns.some((pattern) => pattern.test(line)));

test("no file outside offices/ names a province, its codes, its zone or its prefix", () => {
  expect(files.length).toBeGreaterThan(400);
  const found = files.flatMap((file) => {
    const line = namesAnOffice(readFileSync(resolve(root, file), "utf8"));
    return line ? [`${file}: ${line.trim()}`] : [];
  });
  expect(found, "say it in offices/<id>/office.ts, and read it from there").toEqual([]);
});

test.each([
  'const owner = "Dinas Sosial Provinsi Jawa Barat";',
  'regencies: ["64.72"]',
  "new Date(`2026-01-01T00:00:00+08:00`)",
  'timeZone: "Asia/Makassar"',
  "`KT-0000`",
])("%s would be found", (line) => {
  expect(namesAnOffice(`import x;\n${line}\n`)).toBe(line);
});
