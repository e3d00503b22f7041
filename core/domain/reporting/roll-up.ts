/** The sums of offices, for one programme and one period. */
import { type Counts, countNames } from "./count-names.ts";
import { CannotRollUp, type OfficeSummary } from "./read-summary.ts";
import { type Grouping, groupings, type SummaryOffice, type Target } from "./summary.ts";
import { addDaysWaited, type DaysWaited } from "./waits.ts";

export type RollUpGrouping = "province" | "office" | Grouping;
export const rollUpGroupings: readonly RollUpGrouping[] = /* @__PURE__ */ (() =>
  ["province", "office", ...groupings] as const)();

export interface Row {
  /** undefined for the totals. */
  grouping: RollUpGrouping | undefined;
  value: string;
  counts: Counts;
  /** The row that this row is a part of. undefined for the totals. */
  whole: Row | undefined;
}

export interface Sums {
  programme: string;
  period: string;
  offices: (SummaryOffice & Pick<OfficeSummary, "areasVersion">)[];
  /** The totals first, then each grouping, by code. */
  rows: Row[];
  targets: { people: Target; rupiah: Target };
  toolkitValue: number;
  /** undefined where an office's summary holds no days: medians cannot be added. */
  waits: { decision: DaysWaited | undefined; toolkit: DaysWaited | undefined };
  /** The offices whose summaries hold no days. */
  withoutDays: string[];
}

export interface FileRead {
  file: string;
  summary: OfficeSummary;
}

const sumOf = <T>(all: readonly T[], value: (each: T) => number): number =>
  all.reduce((sum, each) => sum + value(each), 0);

const byCode = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

/**
 * The summaries, each office once, by office. Refuses what cannot be added. The same summary given twice counts once;
 * `repeated` names its file.
 */
export const checkSummaries = (
  files: readonly FileRead[],
): { summaries: OfficeSummary[]; repeated: string[] } => {
  const kept = new Map<string, FileRead>();
  const repeated: string[] = [];
  const [first] = files;
  if (!first) throw new CannotRollUp("Say which summaries to add up.");
  for (const each of files) {
    const { programme, period, office } = each.summary;
    if (programme !== first.summary.programme || period !== first.summary.period)
      throw new CannotRollUp(
        `${each.file} is of ${programme} in ${period}, ${first.file} of ${first.summary.programme} in ${first.summary.period}. Only summaries of one programme and one period can be added up.`,
      );
    const earlier = kept.get(office.id);
    if (!earlier) kept.set(office.id, each);
    else if (JSON.stringify(earlier.summary) === JSON.stringify(each.summary)) repeated.push(each.file);
    else
      throw new CannotRollUp(
        `${earlier.file} and ${each.file} are both of the office ${office.id}, and differ. Neither says which was written later: give only the one that holds.`,
      );
  }
  const summaries = [...kept.values()].map(({ summary }) => summary);
  return { summaries: summaries.sort((one, other) => byCode(one.office.id, other.office.id)), repeated };
};

/** Collects rows by code. Rows of one code add up. */
const createRows = (totals: Row) => {
  const found = new Map<string, Row>([["", totals]]);
  const rowOf = (grouping: RollUpGrouping, value: string, whole: Row): Row => {
    const key = `${grouping} ${value}`;
    const row = found.get(key) ?? { grouping, value, counts: noCounts(), whole };
    if (row.whole !== whole)
      throw new CannotRollUp(
        `The code ${value} stands in the summaries of the provinces ${row.whole?.value} and ${whole.value}. Their lists of areas do not agree.`,
      );
    found.set(key, row);
    return row;
  };
  const add = (row: Row, counts: Counts): Row => {
    for (const name of countNames) row.counts[name] += counts[name];
    return row;
  };
  const inOrder = () => {
    const rows = [...found.values()].filter(({ grouping }) => grouping);
    const sorted = rollUpGroupings.flatMap((grouping) =>
      rows.filter((row) => row.grouping === grouping).sort((one, other) => byCode(one.value, other.value)),
    );
    return [totals, ...sorted];
  };
  return { rowOf, add, inOrder };
};
const noCounts = (): Counts => Object.fromEntries(countNames.map((name) => [name, 0])) as Counts;

const rowsOf = (summaries: readonly OfficeSummary[]): Row[] => {
  const totals: Row = { grouping: undefined, value: "", counts: noCounts(), whole: undefined };
  const { rowOf, add, inOrder } = createRows(totals);
  for (const { office, totals: ofOffice, by } of summaries) {
    add(totals, ofOffice);
    const province = add(rowOf("province", office.province, totals), ofOffice);
    const own = add(rowOf("office", office.id, province), ofOffice);
    // Two offices may have cohorts of the same code: those are not the same cohort.
    const placeOf = (grouping: Grouping, code: string): Row => {
      if (grouping === "cohort") return rowOf(grouping, `${office.id}/${code}`, own);
      return rowOf(grouping, code, grouping === "regency" ? province : totals);
    };
    for (const grouping of groupings)
      for (const [code, counts] of Object.entries(by[grouping])) add(placeOf(grouping, code), counts);
  }
  return inOrder();
};

/** A summary without days still says when nobody waited. */
const daysOf = (wait: OfficeSummary["waits"]["decision"]): DaysWaited | undefined =>
  wait.days ?? (wait.median === null ? {} : undefined);

const addWaits = (summaries: readonly OfficeSummary[], of: "decision" | "toolkit") => {
  const all = summaries.map(({ waits }) => daysOf(waits[of]));
  const known = all.filter((days) => days !== undefined);
  return known.length === all.length ? addDaysWaited(known) : undefined;
};

/** Adds up checked summaries (`checkSummaries`). Nothing is withheld yet. */
export const addSummaries = (summaries: readonly OfficeSummary[]): Sums => {
  const [first] = summaries;
  if (!first) throw new CannotRollUp("Say which summaries to add up.");
  const target = (of: "people" | "rupiah"): Target => ({
    planned: sumOf(summaries, ({ targets }) => targets[of].planned),
    reached: sumOf(summaries, ({ targets }) => targets[of].reached),
  });
  return {
    programme: first.programme,
    period: first.period,
    offices: summaries.map(({ office, areasVersion }) => ({ ...office, areasVersion })),
    rows: rowsOf(summaries),
    targets: { people: target("people"), rupiah: target("rupiah") },
    toolkitValue: sumOf(summaries, (each) => each.toolkitValue),
    waits: { decision: addWaits(summaries, "decision"), toolkit: addWaits(summaries, "toolkit") },
    withoutDays: summaries
      .filter(({ waits }) => !daysOf(waits.decision) || !daysOf(waits.toolkit))
      .map(({ office }) => office.id),
  };
};
