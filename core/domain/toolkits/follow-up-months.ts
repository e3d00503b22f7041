/**
 * The months after the handover in which the office asks how the business goes. Forms, records, due lists, counts and
 * columns follow from this list. `test/toolkits/follow-up-months.test.ts` says what a change of the list leaves to
 * decide.
 */
export const followUpMonths = [1, 3, 6, 12] as const;
export type FollowUpMonth = (typeof followUpMonths)[number];

/** How reports name the people who are active at a follow-up, as a count and as a column. */
export type ActiveName = `active${FollowUpMonth}`;
export const activeName = (month: FollowUpMonth): ActiveName => `active${month}`;

/** An entry for each month, under the name of its count and column, in the order of the months. */
export const forEachActive = <Entry>(make: (month: FollowUpMonth) => Entry): Record<ActiveName, Entry> =>
  Object.fromEntries(followUpMonths.map((month) => [activeName(month), make(month)])) as Record<
    ActiveName,
    Entry
  >;
