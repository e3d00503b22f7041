import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { isForStaff } from "../../core/contract/route.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import { asDay, asLines, asNumber, asRupiah, asYesNo } from "../../web/console/components/form/as-typed.ts";
import { differencesOf, readAt, writeAt } from "../../web/console/components/form/pointer.ts";

test("numbers are read as people of Kalimantan Timur write them; what is none goes as it stands", () => {
  expect(["0,3", "0.3", " 12 ", "-1"].map(asNumber)).toEqual([0.3, 0.3, 12, -1]);
  expect(["", "delapan", "1.2.3"].map(asNumber)).toEqual(["", "delapan", "1.2.3"]);
  expect(["6.000.000", "Rp 6.000.000", "6000000", "750.000"].map(asRupiah)).toEqual([
    6_000_000, 6_000_000, 6_000_000, 750_000,
  ]);
  expect(["6.00", "enam juta"].map(asRupiah)).toEqual([6, "enam juta"]);
});

test("a day of three boxes is sent as the contract writes it, a part that is missing too", () => {
  expect(asDay("2026-1-5")).toBe("2026-01-05");
  expect(asDay("2026--5")).toBe("2026-00-05");
  expect(asDay("--")).toBe("");
});

test("an answer that was not given is no answer, and lines that hold nothing are none", () => {
  expect(["yes", "no", ""].map(asYesNo)).toEqual([true, false, ""]);
  expect(asLines("Berdiri lama\n\n  Mencium aroma \n")).toEqual(["Berdiri lama", "Mencium aroma"]);
});

test("a form is read and written at the pointers that the server names", () => {
  const draft = { name: "a", classes: [{ seats: "1" }, { seats: "2" }] };
  expect(readAt(draft, "/classes/1/seats")).toBe("2");
  const changed = writeAt(draft, "/classes/1/seats", "3");
  expect(changed).toEqual({ name: "a", classes: [{ seats: "1" }, { seats: "3" }] });
  expect(draft.classes[1]?.seats).toBe("2");
  expect(readAt(draft, "/nothing/here")).toBeUndefined();
});

test("what differs between two drafts is told by single fields, rows that came or went too", () => {
  const stored = { name: "a", regencies: ["64.72"], classes: [{ seats: "1" }] };
  const typed = { name: "b", regencies: ["64.72", "64.71"], classes: [{ seats: "1" }, { seats: "2" }] };
  expect(differencesOf(stored, typed)).toEqual(["/name", "/regencies", "/classes/1"]);
  expect(differencesOf(stored, stored)).toEqual([]);
});

test("every step of staff has its place in the console", () => {
  const folder = resolve(import.meta.dirname, "../../web/console");
  const written = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
  const without = everyRoute.filter(([name, route]) => isForStaff(route) && !written.includes(`"${name}"`));
  expect(without.map(([name]) => name)).toEqual([]);
});
