import fc from "fast-check";
import { expect, test } from "vitest";
import {
  missesOfAll,
  missesOfOneAddress,
  recentMisses,
  secondsToWait,
} from "../../core/domain/privacy/access-throttle.ts";

const now = "2026-11-24T02:00:00.000Z";
const before = (milliseconds: number) => new Date(Date.parse(now) - milliseconds).toISOString();
/** Misses so many milliseconds ago, the oldest first. */
const ago = (most: number) =>
  fc.array(fc.integer({ min: 1, max: most }), { maxLength: 40 }).map((all) => all.sort((a, b) => b - a));

test("an address waits while its fifth last miss is younger than a quarter of an hour, and no second longer", () => {
  const limit = missesOfOneAddress.withinMilliseconds;
  fc.assert(
    fc.property(ago(2 * limit), (misses) => {
      const here = misses.map(before);
      const wait = secondsToWait({ here, everywhere: [], opened: false }, now);
      const fifthLast = misses.at(-5);
      expect(wait !== undefined).toBe(fifthLast !== undefined && fifthLast < limit);
      if (wait === undefined) return;
      const after = new Date(Date.parse(now) + wait * 1000).toISOString();
      expect(secondsToWait({ here, everywhere: [], opened: false }, after)).toBeUndefined();
    }),
  );
});

test("whoever opened it before is held back by no other's misses", () => {
  const everywhere = Array.from({ length: missesOfAll.most }, (_, index) =>
    before(1000 * (index + 1)),
  ).sort();
  expect(secondsToWait({ here: [], everywhere, opened: false }, now)).toBeGreaterThan(0);
  expect(secondsToWait({ here: [], everywhere, opened: true }, now)).toBeUndefined();
  expect(secondsToWait({ here: [], everywhere: everywhere.slice(1), opened: false }, now)).toBeUndefined();
});

test("no more misses are kept than are looked at", () => {
  fc.assert(
    fc.property(ago(10 ** 8), (misses) => {
      const kept = recentMisses(misses.map(before), missesOfAll, now);
      expect(kept.length).toBeLessThanOrEqual(missesOfAll.most);
      expect(recentMisses(kept, missesOfAll, now)).toEqual(kept);
    }),
  );
});
