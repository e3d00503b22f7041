/** Attendance of a class, with one sheet a day, and the sums of each participant's marks. */
import * as z from "zod";
import { ClassId, type Cohort } from "../catalogue/cohort.ts";
import { type Day, dayOf, type Instant } from "../shared/day.ts";
import { DomainError, type FieldRefused, refuseField } from "../shared/domain-error.ts";
import { readReference } from "../shared/reference.ts";
import { schema } from "../shared/schema.ts";
import { Line } from "../shared/text.ts";

export const marks = ["present", "late", "excused", "absent"] as const;
type Mark = (typeof marks)[number];

/** Different ways of writing a reference name the same person. */
const printedOr = (typed: string): string => readReference(typed) ?? typed;

export const AttendanceForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    classId: ClassId,
    marks: z
      .array(
        z.strictObject({
          reference: z.string().max(60),
          mark: z.enum(marks),
          why: Line(200)
            .nullish()
            .transform((given) => given ?? undefined),
        }),
      )
      .max(200)
      .superRefine((items, context) => {
        const said = new Set<string>();
        items.forEach(({ reference }, index) => {
          if (said.has(printedOr(reference)))
            context.addIssue({ code: "custom", path: [index, "reference"], message: "said-twice" });
          said.add(printedOr(reference));
        });
      }),
    version: z.int().optional(),
  }),
);
export type AttendanceForm = z.infer<typeof AttendanceForm>;

export interface AttendanceSheet {
  cohortId: string;
  classId: string;
  date: Day;
  version: number;
  marks: { reference: string; mark: Mark; why?: string | undefined }[];
}

/**
 * How often a participant has each mark, over the sheets of the class. A sheet without a mark counts as
 * `absent`.
 */
export type Tally = Record<Mark, number>;
export const noTally: Tally = { present: 0, late: 0, excused: 0, absent: 0 };

/** The members of a class, and the sheets that are counted so far. */
export interface Roster {
  /**
   * Everybody who took a seat of the class and did not withdraw. Persons who dropped out or completed are
   * included.
   */
  members: readonly string[];
  /** The members who dropped out. They get no more marks and are not absent on later days. */
  left: readonly string[];
  /** How many sheets the class has. */
  sheets: number;
  /** The members whose tallies include every sheet so far. */
  counted: readonly string[];
}
export const emptyRoster: Roster = { members: [], left: [], sheets: 0, counted: [] };

/** One transaction holds the sheet, its class, its audit and a tally for each mark that changes. */
const mostTalliesChanged = 90;

const markIn = (sheet: Pick<AttendanceSheet, "marks">, reference: string): Mark =>
  sheet.marks.find((each) => each.reference === reference)?.mark ?? "absent";

/**
 * The changes of the tallies by reference: the marks of this sheet against those of its previous version. A
 * member without a mark on a sheet was absent on that day. A person who joined later was absent on all
 * earlier sheets.
 */
const tallyChanges = (
  { members, counted, sheets }: Pick<Roster, "members" | "counted" | "sheets">,
  before: Pick<AttendanceSheet, "marks"> | undefined,
  after: Pick<AttendanceSheet, "marks">,
): Map<string, Partial<Tally>> => {
  const changes = new Map<string, Partial<Tally>>();
  for (const reference of members) {
    const now = markIn(after, reference);
    const was = before && markIn(before, reference);
    const missed = counted.includes(reference) ? 0 : sheets;
    const change: Partial<Tally> = {};
    const add = (mark: Mark, times: number) => {
      const sum = (change[mark] ?? 0) + times;
      if (sum === 0) delete change[mark];
      else change[mark] = sum;
    };
    add("absent", missed);
    add(now, 1);
    if (was) add(was, -1);
    if (Object.keys(change).length > 0) changes.set(reference, change);
  }
  return changes;
};

/** The attendance of the class on a day: the marks, and every other current member as absent. */
const countMarks = (
  { members, left }: Pick<Roster, "members" | "left">,
  sheet: Pick<AttendanceSheet, "marks">,
): Tally => {
  const counts = { ...noTally };
  for (const { mark } of sheet.marks) counts[mark] += 1;
  const marked = new Set(sheet.marks.map(({ reference }) => reference));
  counts.absent += members.filter((reference) => !marked.has(reference) && !left.includes(reference)).length;
  return counts;
};

export interface LoadedForSheet {
  cohort: Cohort | undefined;
  sheet: AttendanceSheet | undefined;
  roster: Roster;
}

/** Replaces the day's whole sheet of a class. The writer must have seen the version that is replaced. */
export const changeAttendance = (
  date: Day,
  { classId, version, marks: given }: AttendanceForm,
  { cohort, sheet, roster }: LoadedForSheet,
  at: Instant,
): { sheet: AttendanceSheet; counts: Tally; changes: Map<string, Partial<Tally>> } => {
  if (!cohort) throw new DomainError("unknown-record");
  if (!cohort.classes.some((each) => each.classId === classId))
    throw refuseField("/classId", "unknown-class");
  if (date > dayOf(at)) throw new DomainError("day-to-come");
  // A writer who names no version saw no sheet. When a sheet exists, that is as stale as an old version.
  if (version !== sheet?.version) throw new DomainError("changed-meanwhile");
  const named = given.map((each) => ({ ...each, reference: printedOr(each.reference) }));
  const strangers = named.flatMap(({ reference }, index): FieldRefused[] =>
    roster.members.includes(reference)
      ? []
      : [{ pointer: `/marks/${index}/reference`, issue: "not-in-class" }],
  );
  if (strangers.length > 0) throw new DomainError("invalid-request", { fields: strangers });
  const after = { cohortId: cohort.cohortId, classId, date, version: (version ?? 0) + 1, marks: named };
  const changes = tallyChanges(roster, sheet, after);
  if (changes.size > mostTalliesChanged) throw new DomainError("class-too-large");
  return { sheet: after, counts: countMarks(roster, after), changes };
};

/**
 * A setting up to 1 is a share, above 1 a percentage. The comparison uses whole sheets, so 0.8 of 10 is
 * exactly 8.
 */
export const attendanceSuffices = (tally: Tally, minimum: number): boolean => {
  const counted = tally.present + tally.late + tally.absent;
  const tenThousandths = Math.round(minimum * (minimum > 1 ? 100 : 10_000));
  if (counted === 0) return tenThousandths === 0;
  return (tally.present + tally.late) * 10_000 >= tenThousandths * counted;
};
