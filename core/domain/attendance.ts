/** Attendance of a class, a sheet a day; and what each participant's marks come to. */
import * as z from "zod";
import { ClassId } from "./cohort.ts";
import type { Day } from "./day.ts";
import { Line } from "./text.ts";

export const marks = ["present", "late", "excused", "absent"] as const;
export type Mark = (typeof marks)[number];

export const AttendanceForm = z.strictObject({
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
    .max(200),
  version: z.int().optional(),
});
export type AttendanceForm = z.infer<typeof AttendanceForm>;

export interface AttendanceSheet {
  cohortId: string;
  classId: string;
  date: Day;
  version: number;
  marks: { reference: string; mark: Mark; why?: string | undefined }[];
}

/** How often a participant was what, over the sheets of the class; no mark on a sheet is `absent`. */
export type Tally = Record<Mark, number>;
export const noTally: Tally = { present: 0, late: 0, excused: 0, absent: 0 };

/**
 * What a sheet changes of the tallies, by reference: its marks against those of the sheet before it, if there was one.
 * Whoever is in the class and not on a sheet was absent on it.
 */
export const tallyChanges = (
  members: readonly string[],
  before: Pick<AttendanceSheet, "marks"> | undefined,
  after: Pick<AttendanceSheet, "marks">,
): Map<string, Partial<Tally>> => {
  const markIn = (sheet: Pick<AttendanceSheet, "marks">, reference: string): Mark =>
    sheet.marks.find((each) => each.reference === reference)?.mark ?? "absent";
  const changes = new Map<string, Partial<Tally>>();
  for (const reference of members) {
    const now = markIn(after, reference);
    const was = before && markIn(before, reference);
    if (was !== now) changes.set(reference, { [now]: 1, ...(was ? { [was]: -1 } : {}) });
  }
  return changes;
};

/** `present` and `late` over all sheets but those `excused`; 0 where there is none. */
export const attendanceShare = ({ present, late, excused: _excused, absent }: Tally): number => {
  const counted = present + late + absent;
  return counted === 0 ? 0 : (present + late) / counted;
};

/** A setting up to 1 is a share, above it a percentage. Compared in whole sheets, so that 0.8 of 10 is 8 exactly. */
export const attendanceSuffices = (tally: Tally, minimum: number): boolean => {
  const counted = tally.present + tally.late + tally.absent;
  const tenThousandths = Math.round(minimum * (minimum > 1 ? 100 : 10_000));
  if (counted === 0) return tenThousandths === 0;
  return (tally.present + tally.late) * 10_000 >= tenThousandths * counted;
};
