/**
 * Guesses at a reference and birth date, slowed so that nobody finds a pair by trying: 5 misses in 15 minutes hold one
 * address back from one reference, 30 misses in 24 hours every address that has never opened it. A shared address is
 * never held back as a whole.
 */
import type { Instant } from "../shared/day.ts";

const minute = 60_000;
export const missesOfOneAddress = { most: 5, withinMilliseconds: 15 * minute };
export const missesOfAll = { most: 30, withinMilliseconds: 24 * 60 * minute };

export interface FailedAttempts {
  /** When this address missed this reference. */
  here: readonly Instant[];
  /** When anyone did. */
  everywhere: readonly Instant[];
  /** Whether this address has opened it before; applying opens it. */
  opened: boolean;
}

type Limit = typeof missesOfOneAddress;

/** The misses that still count, the latest only. */
export const recentMisses = (
  misses: readonly Instant[],
  { most, withinMilliseconds }: Limit,
  now: Instant,
): Instant[] => misses.filter((miss) => Date.parse(miss) > Date.parse(now) - withinMilliseconds).slice(-most);

const secondsLeft = (misses: readonly Instant[], limit: Limit, now: Instant): number | undefined => {
  const recent = recentMisses(misses, limit, now);
  if (recent.length < limit.most) return undefined;
  const over = Date.parse(recent[0] as Instant) + limit.withinMilliseconds;
  return Math.max(1, Math.ceil((over - Date.parse(now)) / 1000));
};

/** For how many seconds this address must wait, or undefined where it may try. */
export const secondsToWait = (tries: FailedAttempts, now: Instant): number | undefined =>
  secondsLeft(tries.here, missesOfOneAddress, now) ??
  (tries.opened ? undefined : secondsLeft(tries.everywhere, missesOfAll, now));
