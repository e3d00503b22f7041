/**
 * Slows down guesses at a reference and birth date, so that nobody finds a pair by trying. After 5 misses in
 * 15 minutes, one address must wait for one reference. After 30 misses in 24 hours, every address that never
 * opened that reference must wait. No shared address is blocked as a whole.
 */
import type { Instant } from "../shared/day.ts";

const minute = 60_000;
export const missesOfOneAddress = { most: 5, withinMilliseconds: 15 * minute };
export const missesOfAll = { most: 30, withinMilliseconds: 24 * 60 * minute };

export interface FailedAttempts {
  /** The times at which this address missed this reference. */
  here: readonly Instant[];
  /** The times at which any address missed this reference. */
  everywhere: readonly Instant[];
  /** Whether this address opened this reference before. Applying counts as opening. */
  opened: boolean;
}

type Limit = typeof missesOfOneAddress;

/** The misses that still count: only the latest ones. */
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

/** The seconds that this address must wait, or undefined when the address may try now. */
export const secondsToWait = (tries: FailedAttempts, now: Instant): number | undefined =>
  secondsLeft(tries.here, missesOfOneAddress, now) ??
  (tries.opened ? undefined : secondsLeft(tries.everywhere, missesOfAll, now));
