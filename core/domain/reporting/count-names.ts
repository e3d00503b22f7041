/** What reports count, in the order in which they say it. */

export const countNames = [
  "applied",
  "verified",
  "rejected",
  "selected",
  "enrolled",
  "completed",
  "droppedOut",
  "equipped",
  "active1",
  "active3",
  "active6",
  "active12",
] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Record<CountName, number>;
