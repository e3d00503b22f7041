/**
 * The clock of the handlers in the local run: real time, or an instant that somebody set and that runs on from there.
 */
import type { Instant } from "../core/domain/shared/day.ts";

export interface Clock {
  now(): Instant;
  /** How many milliseconds the clock is ahead of real time. */
  ahead(): number;
  /** Sets the clock to an instant, or back to real time with `null`. */
  set(at: Instant | null): void;
}

export const createClock = (): Clock => {
  let ahead = 0;
  return {
    now: () => new Date(Date.now() + ahead).toISOString(),
    ahead: () => ahead,
    set: (at) => {
      ahead = at === null ? 0 : Date.parse(at) - Date.now();
    },
  };
};
