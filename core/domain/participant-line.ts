/** A line of a report for each application that it counts: codes and days, no name and no NIK. */
import { type ReportFacts, statusIn } from "./report.ts";
import { type Regency, regencies } from "./words.ts";

export type Cell = string | number | undefined;

/** What stands in a column: text, a day, whole rupiah. */
export type CellKind = "text" | "day" | "rupiah";

interface Column {
  kind: CellKind;
  /** Of an application as it stood on the last day of the period. */
  of(facts: ReportFacts): Cell;
}

const text = (of: Column["of"]): Column => ({ kind: "text", of });
const day = (of: Column["of"]): Column => ({ kind: "day", of });

const columns = {
  reference: text(({ reference }) => reference),
  cohortId: text(({ cohortId }) => cohortId),
  status: text(statusIn),
  regency: text(({ regency }) => regency),
  regencyBps: text(({ regency }) => regencies[regency as Regency]?.bps),
  sex: text(({ sex }) => sex),
  ageBand: text(({ ageBand }) => ageBand),
  disabilities: text((facts) => facts.disabilities.join(" ")),
  skill: text(({ skills }) => skills.taught ?? skills.wished),
  appliedOn: day(({ on }) => on.applied),
  verifiedOn: day(({ on }) => on.verified),
  rejectedOn: day(({ on }) => on.rejected),
  offeredOn: day(({ on }) => on.selected),
  enrolledOn: day(({ on }) => on.enrolled),
  completedOn: day(({ on }) => on.completed),
  droppedOutOn: day(({ on }) => on.droppedOut),
  equippedOn: day(({ on }) => on.equipped),
  toolkitValue: { kind: "rupiah", of: ({ toolkitValue }) => toolkitValue },
  active1: text(({ activities }) => activities.active1?.activity),
  active3: text(({ activities }) => activities.active3?.activity),
  active6: text(({ activities }) => activities.active6?.activity),
  active12: text(({ activities }) => activities.active12?.activity),
} satisfies Record<string, Column>;

export type ParticipantColumn = keyof typeof columns;
export const participantColumns = Object.keys(columns) as ParticipantColumn[];
export const kindOfColumn = (name: ParticipantColumn): CellKind => columns[name].kind;

const inOrder: readonly Column[] = Object.values(columns);
export const participantLine = (facts: ReportFacts): Cell[] => inOrder.map(({ of }) => of(facts));
