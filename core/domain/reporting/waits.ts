/** How long people waited, in whole days. */

/** The number of people by the days that they waited. Medians of offices cannot be added, these numbers can. */
export type DaysWaited = Record<string, number>;

export interface Wait {
  median: number | null;
  p90: number | null;
  /** What `median` and `p90` follow from. */
  days: DaysWaited;
}

type Length = [days: number, people: number];

const shortestFirst = (days: DaysWaited): Length[] =>
  Object.entries(days)
    .map(([length, people]): Length => [Number(length), people])
    .sort(([one], [other]) => one - other);

export const peopleIn = (days: DaysWaited): number =>
  Object.values(days).reduce((sum, people) => sum + people, 0);

/** The nearest rank: a wait that somebody had, no mean of two. null if nobody waited. */
const nearestRank = (days: DaysWaited, percent: number): number | null => {
  let left = Math.ceil((peopleIn(days) * percent) / 100);
  for (const [length, people] of shortestFirst(days)) {
    left -= people;
    if (left <= 0) return length;
  }
  return null;
};

/** The days come in a fixed order, so that a report has the same bytes each time. */
export const waitFrom = (days: DaysWaited): Wait => ({
  median: nearestRank(days, 50),
  p90: nearestRank(days, 90),
  days: Object.fromEntries(shortestFirst(days)),
});

export const addDaysWaited = (some: readonly DaysWaited[]): DaysWaited => {
  const sum: DaysWaited = {};
  for (const [length, people] of some.flatMap((days) => Object.entries(days)))
    sum[length] = (sum[length] ?? 0) + people;
  return sum;
};
