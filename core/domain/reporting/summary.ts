/** The sums of a report over one programme and one period. */

import { areasVersion } from "../../../offices/districts.ts";
import * as office from "../../../offices/office.ts";
import { statusTable } from "../applications/statuses.ts";
import { type Day, daysBetween } from "../shared/day.ts";
import { type CountName, type Counts, countNames } from "./count-names.ts";
import { codesOf, personTraits, type TraitGrouping, traitsFrom } from "./person-traits.ts";
import { createPersonsCounted, type Traits } from "./persons-counted.ts";
import { daysOf, type Period, projectionAsOf, type ReportProjection, withTraitsOfBefore } from "./report.ts";
import { type DaysWaited, type Wait, waitFrom } from "./waits.ts";

export type Grouping = TraitGrouping | "skill" | "cohort";
const groupingsInOrder = (): Grouping[] => [
  ...personTraits.map(({ grouping }) => grouping),
  "skill",
  "cohort",
];
export const groupings: readonly Grouping[] = /* @__PURE__ */ groupingsInOrder();

/** The form of `summary.json`. Raised when something in it is renamed, dropped or counted in another way. */
export const summarySchema = 1;

export interface SummaryOffice {
  id: string;
  /** The Kemendagri code of the province. */
  province: string;
  name: { id: string; en: string };
}

export interface Summary {
  schema: number;
  office: SummaryOffice;
  /** The version of the list from which the codes of the areas are. */
  areasVersion: string;
  programme: string;
  period: string;
  totals: Counts;
  by: Record<Grouping, Record<string, Counts>>;
  targets: { people: Target; rupiah: Target };
  toolkitValue: number;
  waits: { decision: Wait; toolkit: Wait };
}
export interface Target {
  planned: number;
  reached: number;
}

/** The share of a cohort in the targets. A report counts the cohorts that end in the period. */
export interface CohortPlan {
  cohortId: string;
  endsOn: Day;
  quota: number;
  /** Seats × the toolkit value of the skill, summed over the classes of the cohort. */
  plannedRupiah: number;
}

const noCounts = (): Counts => Object.fromEntries(countNames.map((name) => [name, 0])) as Counts;

const groupsOf = (traits: Traits, count: CountName): [Grouping, string][] => {
  const beforeSeat = count === "applied" || count === "verified" || count === "rejected";
  return [
    ...personTraits.flatMap((trait) =>
      codesOf(traits, trait).map((code): [Grouping, string] => [trait.grouping, code]),
    ),
    ["skill", beforeSeat ? traits.skills.wished : (traits.skills.taught ?? traits.skills.wished)],
    ["cohort", traits.cohortId],
  ];
};

/**
 * Sums the applications of one programme over a period: `add` each application once, then `finish`. An event
 * counts in the period in which it happened. A person counts once in the totals and once in each entry. The
 * order of the applications does not change the sums.
 */
export const startSummary = (programme: string, period: Period, plans: readonly CohortPlan[]) => {
  const { first, last } = daysOf(period);
  const within = (day: Day | undefined) => day !== undefined && day >= first && day <= last;
  const someWithin = (days: readonly Day[] | undefined) => days?.some(within) ?? false;
  const totals = noCounts();
  // A cohort may be named `constructor`, so the entries are in objects without a prototype.
  const by = Object.fromEntries(
    groupings.map((grouping) => [grouping, Object.create(null)]),
  ) as Summary["by"];
  for (const { grouping, codes } of personTraits) for (const code of codes) by[grouping][code] = noCounts();
  const planned = plans.filter(({ endsOn }) => within(endsOn));
  const ending = new Set(planned.map(({ cohortId }) => cohortId));
  const persons = createPersonsCounted();
  let toolkitValue = 0;
  const reached = { people: 0, rupiah: 0 };
  // One entry for each length, however many persons waited.
  const waited: Record<"decision" | "toolkit", DaysWaited> = { decision: {}, toolkit: {} };
  const wait = (days: DaysWaited, from: Day | undefined, to: Day | undefined) => {
    if (!from || !to || !within(to)) return;
    const length = daysBetween(from, to);
    days[length] = (days[length] ?? 0) + 1;
  };

  const count = (projection: ReportProjection, names: readonly CountName[]) => {
    const bitOf = (name: CountName) => 1 << countNames.indexOf(name);
    const counts = names.reduce((bits, name) => bits | bitOf(name), 0);
    const { skills, cohortId } = projection;
    const traits = { ...traitsFrom(({ column }) => projection[column]), skills, cohortId };
    const earlier = persons.remember(projection.person, { traits, counts });
    for (const name of names) {
      const before = earlier.filter((each) => each.counts & bitOf(name));
      if (before.length === 0) totals[name] += 1;
      const groupsBefore = before.flatMap((each) => groupsOf(each.traits, name));
      for (const [grouping, value] of groupsOf(traits, name)) {
        if (groupsBefore.some((each) => each[0] === grouping && each[1] === value)) continue;
        const entry = by[grouping][value] ?? noCounts();
        by[grouping][value] = entry;
        entry[name] += 1;
      }
    }
  };

  return {
    /**
     * Returns the application as on the last day of the report. Returns undefined when the report counts
     * nothing of it.
     */
    add(stored: ReportProjection): ReportProjection | undefined {
      const whole = withTraitsOfBefore(stored);
      if (whole.programme !== programme) return undefined;
      const names = countNames.filter((name) => someWithin(whole.on[name]));
      const decided = whole.statuses.find(([status]) => statusTable[status].endsWait);
      wait(waited.decision, whole.on.applied?.at(0), decided?.[1]);
      wait(waited.toolkit, whole.on.completed?.at(-1), whole.on.equipped?.at(-1));
      const isOfPlan = ending.has(whole.cohortId);
      if (names.length === 0 && !isOfPlan) return undefined;
      const facts = projectionAsOf(whole, last);
      if (isOfPlan) {
        if (facts.on.completed) reached.people += 1;
        reached.rupiah += facts.toolkitValue ?? 0;
      }
      if (names.length === 0) return undefined;
      if (someWithin(facts.on.equipped)) toolkitValue += facts.toolkitValue ?? 0;
      count(whole, names);
      return facts;
    },

    finish(): Summary {
      const sum = (value: (plan: CohortPlan) => number) =>
        planned.reduce((total, plan) => total + value(plan), 0);
      const inOrder = (entries: Record<string, Counts>) =>
        Object.fromEntries(Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1)));
      const { id, province, name } = office;
      return {
        schema: summarySchema,
        office: { id, province, name: { id: name.id, en: name.en } },
        areasVersion,
        programme,
        period,
        totals,
        by: Object.fromEntries(
          groupings.map((grouping) => [grouping, inOrder(by[grouping])]),
        ) as Summary["by"],
        targets: {
          people: { planned: sum(({ quota }) => quota), reached: reached.people },
          rupiah: { planned: sum(({ plannedRupiah }) => plannedRupiah), reached: reached.rupiah },
        },
        toolkitValue,
        waits: { decision: waitFrom(waited.decision), toolkit: waitFrom(waited.toolkit) },
      };
    },
  };
};
