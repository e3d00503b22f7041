/** What a roll-up shows of the sums of the offices, and what it withholds (docs/decisions/0032). */
import { type CountName, type Counts, countNames } from "./count-names.ts";
import { type RollUpGrouping, type Row, rollUpGroupings, type Sums } from "./roll-up.ts";
import type { Target } from "./summary.ts";
import { peopleIn, type Wait, waitFrom } from "./waits.ts";
import { isSmall, leastShown, type Mark, type Sum, withholdFigures } from "./withhold-figures.ts";

type ShownCounts = Record<CountName, number | null>;
type CountMarks = Partial<Record<CountName, Mark>>;
type ShownTarget = { planned: number; reached: number | null };
type ShownWait = Pick<Wait, "median" | "p90">;
type WaitMark = "<5" | "no-days";

/** Why a figure is null, at the place where it stands. Only what is withheld has an entry. */
interface WithheldMarks {
  totals?: CountMarks;
  by?: Partial<Record<RollUpGrouping, Record<string, CountMarks>>>;
  targets?: { people?: Mark; rupiah?: Mark };
  toolkitValue?: Mark;
  waits?: { decision?: WaitMark; toolkit?: WaitMark };
}

export interface RolledUp extends Pick<Sums, "programme" | "period" | "offices" | "withoutDays"> {
  totals: ShownCounts;
  by: Record<RollUpGrouping, Record<string, ShownCounts>>;
  targets: { people: ShownTarget; rupiah: ShownTarget };
  toolkitValue: number | null;
  waits: { decision: ShownWait; toolkit: ShownWait };
  withheld: WithheldMarks;
}

/** Which rows add up to which: the parts of one grouping under one row. */
const sumsAmong = (rows: readonly Row[]): Sum[] => {
  const placeOf = new Map(rows.map((row, place) => [row, place]));
  const sums = new Map<string, { whole: number; parts: number[] }>();
  for (const [place, { grouping, whole }] of rows.entries()) {
    const at = whole && placeOf.get(whole);
    if (at === undefined) continue;
    const key = `${grouping} ${at}`;
    const sum = sums.get(key) ?? { whole: at, parts: [] };
    sum.parts.push(place);
    sums.set(key, sum);
  }
  return [...sums.values()];
};

type MarksOfRow = Map<CountName, Mark>;

/** The counts are withheld one by one: no count is the sum of others. */
const marksOf = (rows: readonly Row[]): Map<Row, MarksOfRow> => {
  const sums = sumsAmong(rows);
  const marks = new Map<Row, MarksOfRow>(rows.map((row) => [row, new Map()]));
  for (const name of countNames) {
    const values = rows.map(({ counts }) => counts[name]);
    for (const [place, mark] of withholdFigures({ values, sums }).entries()) {
      const row = rows[place];
      if (mark && row) marks.get(row)?.set(name, mark);
    }
  }
  return marks;
};

/**
 * The people reached in cohorts that end in the period are mostly those who completed in it. So the figure is withheld
 * with that total.
 */
const markOfPeople = ({ reached }: Target, totals: MarksOfRow): Mark | undefined => {
  if (isSmall(reached)) return "<5";
  return reached > 0 && totals.has("completed") ? "*" : undefined;
};

/** An amount tells how many toolkits it paid for, so it is withheld where fewer than five would be. */
const markOfRupiah = (
  { people, rupiah }: Sums["targets"],
  ofPeople: Mark | undefined,
  totals: MarksOfRow,
): Mark | undefined => {
  if (rupiah.reached === 0) return undefined;
  const valueOfFive = people.planned === 0 ? 0 : (rupiah.planned / people.planned) * leastShown;
  if (rupiah.reached < valueOfFive) return "<5";
  return ofPeople ?? (totals.has("equipped") ? "*" : undefined);
};

const shownWait = (days: Sums["waits"]["decision"]): { wait: ShownWait; mark: WaitMark | undefined } => {
  const none = { median: null, p90: null };
  if (!days) return { wait: none, mark: "no-days" };
  const { median, p90 } = waitFrom(days);
  return isSmall(peopleIn(days)) ? { wait: none, mark: "<5" } : { wait: { median, p90 }, mark: undefined };
};

const without = <T extends object>(entries: T): Partial<T> | undefined => {
  const there = Object.entries(entries).filter(([, value]) => value !== undefined);
  return there.length === 0 ? undefined : (Object.fromEntries(there) as Partial<T>);
};
const present = <T extends object>(entries: T) => without(entries) ?? {};

const shownCounts = (counts: Counts, marks: MarksOfRow): ShownCounts =>
  Object.fromEntries(countNames.map((name) => [name, marks.has(name) ? null : counts[name]])) as ShownCounts;

const countsShown = (rows: readonly Row[], marks: Map<Row, MarksOfRow>) => {
  const marksAt = (row: Row): MarksOfRow => marks.get(row) ?? new Map();
  const under = (grouping: RollUpGrouping) => rows.filter((row) => row.grouping === grouping);
  const by = rollUpGroupings.map((grouping): [RollUpGrouping, Record<string, ShownCounts>] => [
    grouping,
    Object.fromEntries(under(grouping).map((row) => [row.value, shownCounts(row.counts, marksAt(row))])),
  ]);
  const byMarks = rollUpGroupings.map((grouping) => [
    grouping,
    without(
      Object.fromEntries(
        under(grouping).map((row) => [row.value, without(Object.fromEntries(marksAt(row)))]),
      ),
    ),
  ]);
  return {
    by: Object.fromEntries(by) as RolledUp["by"],
    byMarks: without(Object.fromEntries(byMarks)) as WithheldMarks["by"],
  };
};

/** The roll-up of the sums: figures under five are null, and so are those that would give them away. */
export const rollUp = (sums: Sums): RolledUp => {
  const { programme, period, offices, rows, targets, withoutDays } = sums;
  const marks = marksOf(rows);
  const [totals] = rows as [Row];
  const marksOfTotals = marks.get(totals) ?? new Map();
  const { by, byMarks } = countsShown(rows, marks);
  const people = markOfPeople(targets.people, marksOfTotals);
  const rupiah = markOfRupiah(targets, people, marksOfTotals);
  const toolkitValue = sums.toolkitValue > 0 ? marksOfTotals.get("equipped") : undefined;
  const [decision, toolkit] = [shownWait(sums.waits.decision), shownWait(sums.waits.toolkit)];
  const shown = ({ planned, reached }: Target, mark: Mark | undefined): ShownTarget => ({
    planned,
    reached: mark ? null : reached,
  });
  return {
    programme,
    period,
    offices,
    totals: shownCounts(totals.counts, marksOfTotals),
    by,
    targets: { people: shown(targets.people, people), rupiah: shown(targets.rupiah, rupiah) },
    toolkitValue: toolkitValue ? null : sums.toolkitValue,
    waits: { decision: decision.wait, toolkit: toolkit.wait },
    withoutDays,
    withheld: present({
      totals: without(Object.fromEntries(marksOfTotals)),
      by: byMarks,
      targets: without({ people, rupiah }),
      toolkitValue,
      waits: without({ decision: decision.mark, toolkit: toolkit.mark }),
    }),
  };
};
