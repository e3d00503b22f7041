/** What a report counts: pure sums over applications, one at a time, so that a million pass through little memory. */
import * as z from "zod";
import type { Application } from "./application.ts";
import { addDays, addMonths, ageOn, type Day, dayOf, daysBetween } from "./day.ts";
import { disabilities, regencyCodes, type Status, sexes } from "./words.ts";

/** A month, quarter or year: `2026-11`, `2026-Q4`, `2026`. */
export const Period = z
  .string()
  .regex(/^(?:19|20|21)\d{2}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/, { error: "not-a-period" })
  .brand<"Period">();
export type Period = z.infer<typeof Period>;

/** The first and last day of a period. */
export const daysOf = (period: Period): { first: Day; last: Day } => {
  const year = period.slice(0, 4);
  const quarter = /Q(\d)/.exec(period)?.[1];
  const month = period.length === 4 ? 1 : quarter ? Number(quarter) * 3 - 2 : Number(period.slice(5));
  const months = period.length === 4 ? 12 : quarter ? 3 : 1;
  const first = `${year}-${String(month).padStart(2, "0")}-01` as Day;
  return { first, last: addDays(addMonths(first, months), -1) };
};

/** The periods that ended on the day before: each month, and the quarter and year that end with it. */
export const periodsEndedBefore = (day: Day): Period[] => {
  const last = addDays(day, -1);
  const [year = "", month = ""] = last.split("-");
  if (last.slice(0, 7) === day.slice(0, 7)) return [];
  const periods = [`${year}-${month}`];
  if (Number(month) % 3 === 0) periods.push(`${year}-Q${Number(month) / 3}`);
  if (month === "12") periods.push(year);
  return periods as Period[];
};

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

/** What a report needs of one application: codes and days, no name and no NIK. */
export interface ReportFacts {
  reference: string;
  programme: string;
  cohortId: string;
  status: Status;
  regency: string;
  sex: string;
  ageBand: string;
  disabilities: string[];
  /** The first wish until a seat is given, then the class's. */
  skills: { wished: string; taught?: string };
  /** The first day on which each thing happened. */
  on: Partial<Record<CountName, Day>>;
  /** The first day of a decision about a seat, or of a rejection. */
  decidedOn?: Day;
  toolkitValue?: number;
}

export const ageBands = ["15-24", "25-34", "35-44", "45-54", "55-64"] as const;
const ageBandOn = (birthDate: Day, day: Day): string => {
  const age = ageOn(birthDate, day);
  // Ages are data of a programme: one that admits others must not lose them from a report.
  const from = Math.floor((age - 5) / 10) * 10 + 5;
  return `${from}-${from + 9}`;
};

const countedAs: Partial<Record<Status, CountName>> = {
  verified: "verified",
  rejected: "rejected",
  offered: "selected",
  enrolled: "enrolled",
  completed: "completed",
  "dropped-out": "droppedOut",
  equipped: "equipped",
};
const decisions: readonly Status[] = ["rejected", "offered", "waitlisted", "not-selected"];

export const reportFacts = (application: Application): ReportFacts => {
  const on: ReportFacts["on"] = { applied: application.appliedOn };
  for (const { at, status } of application.history) {
    const count = countedAs[status];
    if (count) on[count] ??= dayOf(at);
  }
  const decided = application.history.find(({ status }) => decisions.includes(status));
  return {
    reference: application.reference,
    programme: application.programme,
    cohortId: application.cohortId,
    status: application.status,
    regency: application.address.regency,
    sex: application.sex,
    ageBand: ageBandOn(application.birthDate, application.appliedOn),
    disabilities: application.disabilities,
    skills: { wished: application.skills[0] as string },
    on,
    ...(decided ? { decidedOn: dayOf(decided.at) } : {}),
  };
};

export const groupings = ["regency", "sex", "ageBand", "disability", "skill", "cohort"] as const;
export type Grouping = (typeof groupings)[number];

interface Wait {
  median: number | null;
  p90: number | null;
}

export interface Summary {
  programme: string;
  period: string;
  totals: Counts;
  by: Record<Grouping, Record<string, Counts>>;
  targets: { people: Target; rupiah: Target };
  toolkitValue: number;
  waits: { decision: Wait; toolkit: Wait };
}
interface Target {
  planned: number;
  reached: number;
}

/** A cohort's share of the targets: those that end in the period are counted. */
export interface CohortPlan {
  cohortId: string;
  endsOn: Day;
  quota: number;
  /** Seats × the skill's toolkit value, summed over its classes. */
  plannedRupiah: number;
}

const noCounts = (): Counts => Object.fromEntries(countNames.map((name) => [name, 0])) as Counts;

/** Waits by whole days: as many entries as there are different lengths, however many people waited. */
const nearestRank = (daysWaited: ReadonlyMap<number, number>, share: number): number | null => {
  const people = [...daysWaited.values()].reduce((sum, count) => sum + count, 0);
  let left = Math.ceil(people * share);
  for (const [days, count] of [...daysWaited].sort(([a], [b]) => a - b)) {
    left -= count;
    if (left <= 0) return days;
  }
  return null;
};

const groupsOf = (facts: ReportFacts, count: CountName): [Grouping, string][] => {
  const beforeSeat = count === "applied" || count === "verified" || count === "rejected";
  return [
    ["regency", facts.regency],
    ["sex", facts.sex],
    ["ageBand", facts.ageBand],
    ...facts.disabilities.map((disability): [Grouping, string] => ["disability", disability]),
    ["skill", beforeSeat ? facts.skills.wished : (facts.skills.taught ?? facts.skills.wished)],
    ["cohort", facts.cohortId],
  ];
};

/**
 * Sums one programme's applications over a period: `add` each once, then `finish`. A thing counts on the first day it
 * happened, once a person; sums are the same in whatever order the applications come.
 */
export const startSummary = (programme: string, period: Period, plans: readonly CohortPlan[]) => {
  const { first, last } = daysOf(period);
  const within = (day: Day | undefined) => day !== undefined && day >= first && day <= last;
  const totals = noCounts();
  const by = Object.fromEntries(groupings.map((grouping) => [grouping, {}])) as Summary["by"];
  for (const code of regencyCodes) by.regency[code] = noCounts();
  for (const sex of sexes) by.sex[sex] = noCounts();
  for (const band of ageBands) by.ageBand[band] = noCounts();
  for (const disability of disabilities) by.disability[disability] = noCounts();
  const ending = new Set(plans.filter(({ endsOn }) => within(endsOn)).map(({ cohortId }) => cohortId));
  let toolkitValue = 0;
  const reached = { people: 0, rupiah: 0 };
  const waited = { decision: new Map<number, number>(), toolkit: new Map<number, number>() };
  const wait = (days: Map<number, number>, from: Day | undefined, to: Day | undefined) => {
    if (!from || !to || !within(to)) return;
    const length = daysBetween(from, to);
    days.set(length, (days.get(length) ?? 0) + 1);
  };

  return {
    add(facts: ReportFacts): void {
      if (facts.programme !== programme) return;
      for (const count of countNames) {
        if (!within(facts.on[count])) continue;
        totals[count] += 1;
        for (const [grouping, value] of groupsOf(facts, count)) {
          const entry = by[grouping][value] ?? noCounts();
          by[grouping][value] = entry;
          entry[count] += 1;
        }
      }
      if (within(facts.on.equipped)) toolkitValue += facts.toolkitValue ?? 0;
      if (ending.has(facts.cohortId)) {
        if (facts.on.completed) reached.people += 1;
        reached.rupiah += facts.toolkitValue ?? 0;
      }
      wait(waited.decision, facts.on.applied, facts.decidedOn);
      wait(waited.toolkit, facts.on.completed, facts.on.equipped);
    },
    finish(): Summary {
      const planned = plans.filter(({ cohortId }) => ending.has(cohortId));
      const sum = (value: (plan: CohortPlan) => number) =>
        planned.reduce((total, plan) => total + value(plan), 0);
      const waitOf = (days: Map<number, number>) => ({
        median: nearestRank(days, 0.5),
        p90: nearestRank(days, 0.9),
      });
      for (const grouping of groupings)
        by[grouping] = Object.fromEntries(Object.entries(by[grouping]).sort(([a], [b]) => (a < b ? -1 : 1)));
      return {
        programme,
        period,
        totals,
        by,
        targets: {
          people: { planned: sum(({ quota }) => quota), reached: reached.people },
          rupiah: { planned: sum(({ plannedRupiah }) => plannedRupiah), reached: reached.rupiah },
        },
        toolkitValue,
        waits: { decision: waitOf(waited.decision), toolkit: waitOf(waited.toolkit) },
      };
    },
  };
};
