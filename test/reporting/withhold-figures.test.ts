import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSmall, leastShown, withholdFigures } from "../../core/domain/reporting/withhold-figures.ts";
import { figuresOf, possibleValues, type Table } from "./naive-reader.ts";

/** One whole and its parts. */
const withheldOf = (...parts: number[]) => {
  const [whole, ...marks] = withholdFigures({
    values: [parts.reduce((a, b) => a + b, 0), ...parts],
    sums: [{ whole: 0, parts: parts.map((_, index) => index + 1) }],
  });
  return { whole, marks };
};
const shown = undefined;

describe("a figure under five", () => {
  test("is withheld, and zero and five are shown", () => {
    expect([0, 1, 4, 5].map(isSmall)).toEqual([false, true, true, false]);
    expect(leastShown).toBe(5);
    expect(withheldOf(0, 5, 40)).toEqual({ whole: shown, marks: [shown, shown, shown] });
    expect(withheldOf(0, 0, 0)).toEqual({ whole: shown, marks: [shown, shown, shown] });
  });

  test("does not come back by a subtraction: the next smallest part goes with it", () => {
    expect(withheldOf(3, 40, 17, 0)).toEqual({ whole: shown, marks: ["<5", shown, "*", shown] });
  });

  test("does not come back by what the marks say: 6 less at least 5 would be 1", () => {
    expect(withheldOf(1, 5, 30)).toEqual({ whole: shown, marks: ["<5", "*", "*"] });
    expect(withheldOf(1, 5)).toEqual({ whole: "*", marks: ["<5", "*"] });
    // Eight of two figures under five are four and four.
    expect(withheldOf(4, 4, 20)).toEqual({ whole: shown, marks: ["<5", "<5", "*"] });
    // Seven can be three and four either way.
    expect(withheldOf(3, 4, 20)).toEqual({ whole: shown, marks: ["<5", "<5", shown] });
  });

  test("as a whole takes all its parts with it, zeros too: four parts of it would be one each", () => {
    expect(withheldOf(1, 1, 1, 1, 0)).toEqual({ whole: "<5", marks: ["<5", "<5", "<5", "<5", "<5"] });
  });
});

test("where all figures are withheld and the marks still give them away, no mark says that a figure is under five", () => {
  // Two of at most four are at most eight, and eight parts are at least eight: so all of them would be known.
  const parts = Array(8).fill(1);
  const places = parts.map((_, index) => index + 3);
  const marks = withholdFigures({
    values: [8, 4, 4, ...parts],
    sums: [
      { whole: 0, parts: [1, 2] },
      { whole: 0, parts: places },
    ],
  });
  expect(marks).toEqual(Array(11).fill("*"));
});

test("a part that is more than its whole is refused", () => {
  const impossible = { values: [3, 9, 9], sums: [{ whole: 0, parts: [1, 2] }] };
  expect(() => withholdFigures(impossible)).toThrow("more than its whole");
});

/** Cuts a number into parts. */
const cut = (whole: number, shares: readonly number[]): number[] => {
  let left = whole;
  return shares.map((share, index) => {
    const part = index === shares.length - 1 ? left : Math.round(left * share);
    left -= part;
    return part;
  });
};
const shares = (least: number, most: number) =>
  fc.array(fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9), { minLength: least, maxLength: most });
const office = fc
  .record({ regencies: fc.array(fc.nat(7), { minLength: 1, maxLength: 3 }), cohorts: shares(1, 2) })
  .map(({ regencies, cohorts }) => {
    const value = regencies.reduce((a, b) => a + b, 0);
    return { value, lists: [regencies, cut(value, cohorts)] };
  });
const tables: fc.Arbitrary<Table> = fc
  .record({
    offices: fc.array(office, { minLength: 1, maxLength: 3 }),
    sex: shares(2, 2),
    ages: shares(3, 3),
  })
  .map(({ offices, sex, ages }) => {
    const total = offices.reduce((sum, { value }) => sum + value, 0);
    return { total, offices, lists: [cut(total, sex), cut(total, ages)] };
  });

describe("in a table of offices", () => {
  test("whoever tries out every table that looks the same finds no figure under five", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { values, sums } = figuresOf(table);
        const marks = withholdFigures({ values, sums });
        const possible = possibleValues(table, marks);
        for (const [place, value] of values.entries()) {
          expect(possible[place]?.has(value)).toBe(true);
          if (!isSmall(value)) continue;
          expect(marks[place]).toBeDefined();
          expect(possible[place]?.size).toBeGreaterThan(1);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("only figures under five say so, zero is shown beside a whole that is shown, and nothing goes without need", () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { values, sums } = figuresOf(table);
        const marks = withholdFigures({ values, sums });
        for (const [place, value] of values.entries()) {
          if (marks[place] === "<5") expect(value).toBeLessThan(leastShown);
          const wholes = sums.filter(({ parts }) => parts.includes(place)).map(({ whole }) => whole);
          if (value === 0 && marks[place]) expect(wholes.some((whole) => marks[whole])).toBe(true);
        }
        if (!values.some(isSmall)) expect(marks.some(Boolean)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  test("without the second figure the reader does find the first", () => {
    const table = { total: 60, lists: [[3, 57]], offices: [{ value: 60, lists: [[20, 40]] }] };
    const { values } = figuresOf(table);
    const alone = values.map((value) => (value === 3 ? ("<5" as const) : undefined));
    expect(possibleValues(table, alone)[values.indexOf(3)]).toEqual(new Set([3]));
    const marks = withholdFigures(figuresOf(table));
    expect(marks[values.indexOf(57)]).toBe("*");
    expect(possibleValues(table, marks)[values.indexOf(3)]).toEqual(new Set([1, 2, 3, 4]));
  });
});
