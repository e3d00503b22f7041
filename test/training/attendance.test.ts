import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Cohort } from "../../core/domain/catalogue/cohort.ts";
import {
  type AttendanceSheet,
  attendanceSuffices,
  changeAttendance,
  emptyRoster,
  marks,
  noTally,
  type Roster,
  type Tally,
} from "../../core/domain/training/attendance.ts";
import { expectRefusal } from "../support/rule-records.ts";

const at = "2026-12-30T02:00:00.000Z";
const cohort = { cohortId: "2026-1", classes: [{ classId: "sewing-1" }] } as unknown as Cohort;
const members = ["KT-AAAA-AAAA-AAAA", "KT-BBBB-BBBB-BBBB", "KT-CCCC-CCCC-CCCC"];
const aRoster = (more: Partial<Roster> = {}): Roster => ({
  ...emptyRoster,
  members,
  counted: members,
  ...more,
});

/** Some members marked, the others not. */
const someMarks = fc
  .array(fc.constantFrom(undefined, ...marks), { minLength: members.length, maxLength: members.length })
  .map((given) =>
    given.flatMap((mark, index) =>
      mark ? [{ reference: members[index] as string, mark, why: undefined }] : [],
    ),
  );

describe("a class's sheet of a day", () => {
  test("written day by day and corrected, leaves each tally as counting all last sheets would", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), someMarks), { maxLength: 12 }),
        (writes) => {
          const sheets = new Map<string, AttendanceSheet>();
          const tallies = new Map(members.map((reference) => [reference, { ...noTally }]));
          for (const [day, given] of writes) {
            const date = `2026-12-0${day}` as AttendanceSheet["date"];
            const sheet = sheets.get(date);
            const roster = aRoster({ sheets: sheets.size });
            const form = { classId: "sewing-1", marks: given, version: sheet?.version };
            const written = changeAttendance(date, form, { cohort, sheet, roster }, at);
            sheets.set(date, written.sheet);
            for (const [reference, change] of written.changes) {
              const tally = tallies.get(reference) as Tally;
              for (const mark of marks) tally[mark] += change[mark] ?? 0;
            }
          }
          for (const reference of members) {
            const counted = { ...noTally };
            for (const sheet of sheets.values())
              counted[sheet.marks.find((each) => each.reference === reference)?.mark ?? "absent"] += 1;
            expect(tallies.get(reference)).toEqual(counted);
          }
        },
      ),
    );
  });

  test("who joins after some days was absent on them", () => {
    const roster = aRoster({ sheets: 2, counted: members.slice(0, 2) });
    const form = {
      classId: "sewing-1",
      marks: [{ reference: members[2] as string, mark: "present" as const, why: undefined }],
    };
    const { changes, counts } = changeAttendance(
      "2026-12-03" as AttendanceSheet["date"],
      form,
      { cohort, sheet: undefined, roster },
      at,
    );
    expect(changes.get(members[2] as string)).toEqual({ absent: 2, present: 1 });
    expect(counts).toEqual({ present: 1, late: 0, excused: 0, absent: 2 });
  });

  test("is refused of strangers, of another class, of a day to come, and over a sheet that its writer has not seen", () => {
    const write =
      (form: object, date = "2026-12-03", sheet?: AttendanceSheet) =>
      () =>
        changeAttendance(
          date as AttendanceSheet["date"],
          { classId: "sewing-1", marks: [], ...form },
          { cohort, sheet, roster: aRoster() },
          at,
        );
    const stranger = [{ reference: "KT-DDDD-DDDD-DDDD", mark: "present" }];
    expectRefusal(write({ marks: stranger }), "invalid-request", { "/marks/0/reference": "not-in-class" });
    expectRefusal(write({ classId: "ac-1" }), "invalid-request", { "/classId": "unknown-class" });
    expectRefusal(write({}, "2026-12-31"), "day-to-come");
    const first = write({})().sheet;
    expectRefusal(write({}, "2026-12-03", first), "changed-meanwhile");
    expect(write({ version: first.version }, "2026-12-03", first)().sheet.version).toBe(first.version + 1);
  });
});

describe("attendance", () => {
  test("suffices by whole sheets, excused ones left out, whether the setting is a share or a percentage", () => {
    const days = fc.nat({ max: 60 });
    fc.assert(
      fc.property(
        days,
        days,
        days,
        days,
        fc.integer({ min: 2, max: 100 }),
        (present, late, excused, absent, percent) => {
          const tally = { present, late, excused, absent };
          const counted = present + late + absent;
          const suffices = counted > 0 && (present + late) * 100 >= percent * counted;
          expect(attendanceSuffices(tally, percent)).toBe(suffices);
          expect(attendanceSuffices(tally, percent / 100)).toBe(suffices);
        },
      ),
    );
    expect(attendanceSuffices(noTally, 0)).toBe(true);
  });
});
