import { describe, expect, test } from "vitest";
import { everyRoute } from "../../core/contract/routes.ts";
import type { Language } from "../../core/domain/shared/codes.ts";
import { explainFields, readBySchema } from "../../core/i18n/shared/explain.ts";
import { exampleOf } from "../support/examples.ts";
import { placesIn, pointerTo, valueAt, withAt } from "../support/spoiled.ts";

const withBody = everyRoute.flatMap(([name, { body }]) => (body ? [[name, body] as const] : []));

/** What is said of one field of a good body, with this value in it. */
const saidOf = (
  [name, body]: (typeof withBody)[number],
  path: readonly (string | number)[],
  value: unknown,
  language: Language = "id",
) =>
  explainFields(readBySchema(body, withAt(exampleOf(name), path, value)).refused, language).find(
    ({ pointer }) => pointer === pointerTo(path),
  )?.detail;

const leaves = withBody.flatMap((route) =>
  placesIn(exampleOf(route[0]))
    .map((path) => ({ route, path, value: valueAt(exampleOf(route[0]), path) }))
    .filter(({ value }) => typeof value !== "object"),
);

describe("what is said of a field tells what to do in it", () => {
  test("a number that was not filled in, or is none, asks for one; a whole one where only that is taken", () => {
    const numbers = leaves.filter(({ value }) => typeof value === "number");
    expect(numbers.length).toBeGreaterThan(20);
    for (const { route, path } of numbers)
      for (const value of ["", "sepuluh"]) {
        const where = `${route[0]} ${pointerTo(path)} ${value}`;
        const said = saidOf(route, path, value);
        // Which months are followed up is chosen.
        if (String(path.at(-1)) === "month") expect(said, where).toMatch(/^Pilih salah satu/);
        else expect(said, where).toMatch(/^Tulis angka( bulat)?, misalnya [\d,]+\.$/);
      }
  });

  test("a yes or no that was not chosen asks for one of the two", () => {
    const choices = leaves.filter(({ value }) => typeof value === "boolean");
    expect(choices.length).toBeGreaterThan(2);
    for (const { route, path } of choices)
      expect(saidOf(route, path, ""), pointerTo(path)).toBe("Pilih Ya atau Tidak.");
  });

  test("nothing is told what letters it may hold, or of what kind it is, that was only left out", () => {
    for (const { route, path } of leaves)
      for (const language of ["id", "en"] as const) {
        const said = saidOf(route, path, "", language);
        expect(said ?? "", `${route[0]} ${pointerTo(path)}`).not.toMatch(
          /Pakai huruf|Jenis isian|letters, digits|kind of value|[{}]/,
        );
      }
  });

  test("what is chosen from a list is to be chosen, what is written to be written", () => {
    const said = (name: (typeof withBody)[number][0], path: (string | number)[], language?: Language) =>
      saidOf(withBody.find(([each]) => each === name) as (typeof withBody)[number], path, "", language);
    expect(said("enterToolkits", ["skill"])).toBe("Pilih salah satu.");
    expect(said("enterToolkits", ["skill"], "en")).toBe("Choose one.");
    expect(said("recordToolkitHandover", ["serial"])).toBe("Pilih salah satu.");
    expect(said("openCohort", ["programme"])).toBe("Pilih salah satu.");
    expect(said("openCohort", ["classes", 0, "skill"])).toBe("Pilih salah satu.");
    expect(said("openCohort", ["cohortId"])).toBe("Isi bagian ini.");
    expect(said("openCohort", ["classes", 0, "classId"])).toBe("Isi bagian ini.");
    expect(said("registerApplicant", ["cohortId"])).toBe("Pilih salah satu.");
    expect(said("registerApplicant", ["sex"])).toBe("Pilih salah satu.");
    expect(said("registerApplicant", ["fullName"])).toBe("Isi bagian ini.");
  });

  test("a number beyond its bounds is told the bound, as its language writes numbers", () => {
    const toolkits = withBody.find(([name]) => name === "enterToolkits") as (typeof withBody)[number];
    const price = ["items", 0, "unitPrice"];
    expect(saidOf(toolkits, price, 2e12)).toBe("Tulis angka maksimal 1.000.000.000.000.");
    expect(saidOf(toolkits, price, 2e12, "en")).toBe("Write a number of at most 1,000,000,000,000.");
    expect(saidOf(toolkits, price, -1)).toBe("Tulis angka minimal 0.");
  });
});
