/**
 * The counts of a report: pure sums over one application at a time, so that a million applications need
 * little memory.
 */
import * as z from "zod";
import type { Application } from "../applications/application.ts";
import { withFieldsOfBefore } from "../applications/fields/declared.ts";
import { isCorrection, moveBetween } from "../applications/moves.ts";
import { statusTable } from "../applications/statuses.ts";
import type { Status } from "../shared/codes.ts";
import { addDays, addMonths, type Day, dayOf } from "../shared/day.ts";
import { refuseField } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { type ActiveName, activeName } from "../toolkits/follow-up-months.ts";
import { type CountName, countNames } from "./count-names.ts";
import { type PersonTraits, personTraits, traitOfBefore, traitsFrom, traitsOf } from "./person-traits.ts";

/** A month, quarter or year: `2026-11`, `2026-Q4`, `2026`. */
export const Period = /* @__PURE__ */ schema(() =>
  z
    .string()
    .regex(/^(?:19|20|21)\d{2}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?$/, { error: "not-a-period" })
    .brand<"Period">(),
);
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

/**
 * The periods that ended on the day before `day`: a month, and the quarter and year that end with that month.
 */
export const periodsEndedBefore = (day: Day): Period[] => {
  const last = addDays(day, -1);
  const [year = "", month = ""] = last.split("-");
  if (last.slice(0, 7) === day.slice(0, 7)) return [];
  const periods = [`${year}-${month}`];
  if (Number(month) % 3 === 0) periods.push(`${year}-Q${Number(month) / 3}`);
  if (month === "12") periods.push(year);
  return periods as Period[];
};

/** Refuses a report of an unknown programme, or of a period that has not begun. */
export const checkReport = (
  asked: { programme: string; period: Period },
  programmes: readonly { programme: string }[],
  today: Day,
): void => {
  if (!programmes.some(({ programme }) => programme === asked.programme))
    throw refuseField("/programme", "unknown-programme");
  if (daysOf(asked.period).first > today) throw refuseField("/period", "period-to-come");
};

/** The data of one application that a report needs: codes and days, no name and no NIK. */
export interface ReportProjection extends PersonTraits {
  reference: string;
  /**
   * The same value for each application of a person, so that a report counts the person once. Nobody can read
   * from the value who the person is.
   */
  person: string;
  programme: string;
  cohortId: string;
  /** The first wish until a seat is given. Then the skill of the class. */
  skills: { wished: string; taught?: string };
  /**
   * The statuses of the application with the day of each, without the statuses that a correction took back.
   */
  statuses: [Status, Day][];
  /**
   * The days on which each count happened. An appeal can let a count happen again, so there may be several
   * days.
   */
  on: Partial<Record<CountName, Day[]>>;
  toolkitValue?: number;
  /** The activity at each follow-up, `not-active` included. */
  activities: Partial<Record<ActiveName, { on: Day; activity: string }>>;
}

/** The current status: the last status that the application reached. */
export const statusIn = ({ statuses }: Pick<ReportProjection, "statuses">): Status | undefined =>
  statuses.at(-1)?.[0];

/** An upheld appeal undoes nothing that happened. A corrected mistake does. */
const takesBack = (from: Status, to: Status): boolean => {
  const move = moveBetween(from, to);
  return move !== undefined && isCorrection(move);
};

const statusesOf = ({ history, appliedOn, completion, handovers }: Application): [Status, Day][] => {
  const standing: [Status, Day][] = [];
  for (const { at, status } of history) {
    const before = standing.at(-1)?.[0];
    if (before && takesBack(before, status)) standing.pop();
    else standing.push([status, before ? dayOf(at) : appliedOn]);
  }
  const handover = handovers?.findLast(({ voided }) => !voided);
  // A count with a day of its own counts on that day, not on the day of recording.
  const ownDays = { ...(completion && { [completion.result]: completion.on }), equipped: handover?.on };
  for (const [status, on] of Object.entries(ownDays)) {
    const last = standing.findLast(([each]) => each === status);
    if (last && on) last[1] = on;
  }
  return standing;
};

/** The same value for each application of a person. Nobody can read from the value who the person is. */
export const pseudonymOf = ({ countedAs, person, reference }: Application): string =>
  // An earlier erasure kept no value to count by. So nobody can tell whether the person has two applications.
  countedAs ?? (person.slice(0, 16) || reference);

export const toReportProjection = (application: Application): ReportProjection => {
  const statuses = statusesOf(application);
  const on: ReportProjection["on"] = { applied: [application.appliedOn] };
  for (const [status, day] of statuses) {
    const count = statusTable[status].countedAs;
    // A second offer does not count as selected again. A person whom an appeal lets back into the class does
    // not take a seat again.
    if (!count || (on[count] && (count === "selected" || count === "enrolled"))) continue;
    on[count] = [...(on[count] ?? []), day];
  }
  const activities: ReportProjection["activities"] = {};
  for (const { month, on: day, activity } of application.followUps ?? []) {
    activities[activeName(month)] = { on: day, activity };
    if (activity !== "not-active") on[activeName(month)] = [day];
  }
  const handover = application.handovers?.findLast(({ voided }) => !voided);
  return {
    reference: application.reference,
    person: pseudonymOf(application),
    programme: application.programme,
    cohortId: application.cohortId,
    ...traitsOf(withFieldsOfBefore(application)),
    skills: {
      wished: application.skills[0] as string,
      ...(application.seat ? { taught: application.seat.skill } : {}),
    },
    statuses,
    on,
    ...(handover ? { toolkitValue: handover.value } : {}),
    activities,
  };
};

/** A projection in today's form. A trait that is newer than the projection gets its declared value. */
export const withTraitsOfBefore = (stored: ReportProjection): ReportProjection => {
  if (personTraits.every(({ column }) => stored[column] !== undefined)) return stored;
  const appliedOn = stored.on.applied?.at(0) as Day;
  return {
    ...stored,
    ...traitsFrom((trait) => stored[trait.column] ?? traitOfBefore(trait, { appliedOn })),
  };
};

/**
 * The projection as on a day. A later report counts later events, so a rewritten report says the same as
 * before.
 */
export const projectionAsOf = (projection: ReportProjection, day: Day): ReportProjection => {
  const until = (days: readonly Day[] = []) => days.filter((each) => each <= day);
  const on: ReportProjection["on"] = {};
  for (const name of countNames) {
    const days = until(projection.on[name]);
    if (days.length > 0) on[name] = days;
  }
  const { taught, ...skills } = projection.skills;
  const { toolkitValue, ...rest } = projection;
  return {
    ...rest,
    skills: on.selected && taught ? { ...skills, taught } : skills,
    statuses: projection.statuses.filter(([, each]) => each <= day),
    on,
    ...(on.equipped && toolkitValue !== undefined ? { toolkitValue } : {}),
    activities: Object.fromEntries(
      Object.entries(projection.activities).filter(([, each]) => each.on <= day),
    ),
  };
};
