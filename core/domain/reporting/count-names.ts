/** The counts of a report, in the order of the report. */

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
