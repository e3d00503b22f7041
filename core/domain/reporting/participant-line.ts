/** A line of a report for each counted application: codes and days, no name and no NIK. */

import { bpsCodeOf } from "../shared/regencies.ts";
import { activeName, forEachActive } from "../toolkits/follow-up-months.ts";
import { codesOf, personTraits, type TraitColumn } from "./person-traits.ts";
import { type ReportProjection, statusIn } from "./report.ts";

export type Cell = string | number | undefined;

/** The kind of value in a column: text, a day, or whole rupiah. */
export type CellKind = "text" | "day" | "rupiah";

interface Column {
  kind: CellKind;
  /** The cell for an application as on the last day of the period. */
  of(projection: ReportProjection): Cell;
}

const text = (of: Column["of"]): Column => ({ kind: "text", of });
const regencyBps = text(({ regency }) => bpsCodeOf(regency));
const day = (of: Column["of"]): Column => ({ kind: "day", of });
const rupiah = (of: Column["of"]): Column => ({ kind: "rupiah", of });

/** One column for each trait. The column after the regency holds the BPS code of the same place. */
function traitColumns(): Record<TraitColumn | "regencyBps", Column> {
  const named = personTraits.flatMap((trait): [string, Column][] => {
    const column = text((projection) => codesOf(projection, trait).join(" "));
    return trait.column === "regency"
      ? [
          [trait.column, column],
          ["regencyBps", regencyBps],
        ]
      : [[trait.column, column]];
  });
  return Object.fromEntries(named) as Record<TraitColumn | "regencyBps", Column>;
}

const columns = {
  reference: text(({ reference }) => reference),
  cohortId: text(({ cohortId }) => cohortId),
  status: text(statusIn),
  ...traitColumns(),
  skill: text(({ skills }) => skills.taught ?? skills.wished),
  appliedOn: day(({ on }) => on.applied?.at(-1)),
  verifiedOn: day(({ on }) => on.verified?.at(-1)),
  rejectedOn: day(({ on }) => on.rejected?.at(-1)),
  offeredOn: day(({ on }) => on.selected?.at(-1)),
  enrolledOn: day(({ on }) => on.enrolled?.at(-1)),
  completedOn: day(({ on }) => on.completed?.at(-1)),
  droppedOutOn: day(({ on }) => on.droppedOut?.at(-1)),
  equippedOn: day(({ on }) => on.equipped?.at(-1)),
  toolkitValue: rupiah(({ toolkitValue }) => toolkitValue),
  ...forEachActive((month) => text(({ activities }) => activities[activeName(month)]?.activity)),
} satisfies Record<string, Column>;

export type ParticipantColumn = keyof typeof columns;
export const participantColumns = Object.keys(columns) as ParticipantColumn[];
export const kindOfColumn = (name: ParticipantColumn): CellKind => columns[name].kind;

const inOrder: readonly Column[] = Object.values(columns);
export const participantLine = (projection: ReportProjection): Cell[] =>
  inOrder.map(({ of }) => of(projection));
