/** The clock of the handlers at home: real time, or moved to an instant from where it runs on. */
import type { Instant } from "../core/domain/shared/day.ts";

export interface Clock {
  now(): Instant;
  /** Milliseconds that it is ahead of real time. */
  ahead(): number;
  /** Moves to an instant, or back to real time. */
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
