/**
 * Attendance beside the applications: one item for each class and day, a roster for each class, a tally for
 * each participant.
 */
import * as z from "zod";
import { fields, text, textSet, whole } from "../../domain/shared/stored.ts";
import {
  type AttendanceSheet,
  emptyRoster,
  marks,
  noTally,
  type Roster,
  type Tally,
} from "../../domain/training/attendance.ts";
import type { Item, Key } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

export const sheetsPartition = (cohortId: string): string => `SESSIONS#${cohortId}`;

export const sheetKey = ({
  cohortId,
  date,
  classId,
}: Pick<AttendanceSheet, "cohortId" | "date" | "classId">): Key => ({
  table: "applications",
  pk: sheetsPartition(cohortId),
  sk: `${date}#${classId}`,
});

const storedTally = (): z.ZodType<Tally> =>
  fields({ present: whole(), late: whole(), excused: whole(), absent: whole() });

interface StoredSheet {
  version: number;
  sheet: AttendanceSheet;
  /** The attendance of the class on the day. */
  counts: Tally;
}

export const sheetKind = /* @__PURE__ */ declareKind<StoredSheet>({
  kind: "attendance-sheet",
  table: "applications",
  pk: /^SESSIONS#/,
  sk: /^./,
  version: 1,
  schema: () =>
    fields({
      version: whole(),
      sheet: fields({
        cohortId: text(),
        classId: text(),
        date: text<AttendanceSheet["date"]>(),
        version: whole(),
        marks: z.array(fields({ reference: text(), mark: z.enum(marks), why: text().optional() })),
      }),
      counts: storedTally(),
    }),
});

/** The members of a class, for its attendance sheets. */
export const rosterKey = (cohortId: string, classId: string): Key => ({
  table: "applications",
  pk: `ROSTER#${cohortId}#${classId}`,
  sk: "ROSTER",
});

interface StoredRoster {
  members?: ReadonlySet<string> | undefined;
  left?: ReadonlySet<string> | undefined;
  counted?: ReadonlySet<string> | undefined;
  sheets?: number | undefined;
}

/** This item grows by additions, so it names no version. Another shape needs another key. */
export const rosterKind = /* @__PURE__ */ declareKind<StoredRoster>({
  kind: "roster",
  table: "applications",
  pk: /^ROSTER#/,
  sk: /^ROSTER$/,
  version: 1,
  schema: () =>
    fields({
      members: textSet().optional(),
      left: textSet().optional(),
      counted: textSet().optional(),
      sheets: whole().optional(),
    }),
});

export const readRoster = (item: Item | undefined): Roster => {
  const { members, left, counted, sheets } = rosterKind.read(item) ?? {};
  return {
    ...emptyRoster,
    members: [...(members ?? [])],
    left: [...(left ?? [])],
    counted: [...(counted ?? [])],
    sheets: sheets ?? 0,
  };
};

export const tallyKey = (reference: string): Key => ({
  table: "applications",
  pk: `APPLICATION#${reference}`,
  sk: "ATTENDANCE",
});

/** This item grows by additions, like a roster. */
export const tallyKind = /* @__PURE__ */ declareKind<Partial<Tally>>({
  kind: "tally",
  table: "applications",
  pk: /^APPLICATION#/,
  sk: /^ATTENDANCE$/,
  version: 1,
  schema: () =>
    fields({
      present: whole().optional(),
      late: whole().optional(),
      excused: whole().optional(),
      absent: whole().optional(),
    }),
});

export const readTally = (item: Item | undefined): Tally => {
  const { present, late, excused, absent } = { ...noTally, ...tallyKind.read(item) };
  return { present, late, excused, absent };
};
