import fc from "fast-check";
import { expect, test } from "vitest";
import { addDaysWaited, peopleIn, waitFrom } from "../../core/domain/reporting/waits.ts";

test("median and the 90th percentile are waits that somebody had, by nearest rank", () => {
  expect(waitFrom({ "0": 3, "14": 1 })).toEqual({ median: 0, p90: 14, days: { "0": 3, "14": 1 } });
  expect(waitFrom({ "2": 1, "10": 1 })).toMatchObject({ median: 2, p90: 10 });
  expect(waitFrom({})).toEqual({ median: null, p90: null, days: {} });
});

test("the waits of offices added up are those of all their people", () => {
  const lengths = fc.array(fc.integer({ min: -3, max: 40 }), { maxLength: 40 });
  const daysOf = (all: number[]) =>
    Object.fromEntries(all.map((each) => [String(each), all.filter((other) => other === each).length]));
  fc.assert(
    fc.property(lengths, lengths, (some, others) => {
      const sum = addDaysWaited([daysOf(some), daysOf(others)]);
      const all = [...some, ...others].sort((a, b) => a - b);
      expect(peopleIn(sum)).toBe(all.length);
      expect(waitFrom(sum)).toEqual({
        median: all[Math.ceil(all.length / 2) - 1] ?? null,
        p90: all[Math.ceil((all.length * 9) / 10) - 1] ?? null,
        days: daysOf(all),
      });
      const reversed = addDaysWaited([daysOf(others.toReversed()), daysOf(some.toReversed())]);
      expect(JSON.stringify(waitFrom(reversed))).toBe(JSON.stringify(waitFrom(sum)));
    }),
  );
});
