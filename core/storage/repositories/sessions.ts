/**
 * Attendance sheets beside the applications: one item for each class and day, a roster for each class, a
 * tally for each participant.
 */

import { type AuditHead, emptyChain } from "../../domain/privacy/audit.ts";
import type { CommandMeta } from "../../domain/shared/command-meta.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import type {
  AttendanceSheet,
  changeAttendance,
  LoadedForSheet,
  Tally,
} from "../../domain/training/attendance.ts";
import { type PageAsked, readNewestFirst } from "../dynamodb/newest-first.ts";
import type { Store, Write } from "../dynamodb/store.ts";
import {
  readRoster,
  rosterKey,
  sheetKey,
  sheetKind,
  sheetsPartition,
  tallyKey,
} from "../items/attendance.ts";
import { auditHeadWrite, auditWrite } from "../items/audit.ts";
import { cohortKey, cohortKind, readCohort } from "../items/catalogue.ts";
import { readable } from "../readable.ts";

const sheetPattern = /^\d{4}-\d{2}-\d{2}#[A-Za-z0-9-]{1,40}$/;

/** The additions and subtractions to a participant's tally. */
const tallyWrite = (reference: string, change: Partial<Tally>): Write => {
  const marks = Object.entries(change);
  return {
    ...tallyKey(reference),
    update: {
      expression: `ADD ${marks.map(([mark]) => `#${mark} :${mark}`).join(", ")}`,
      names: Object.fromEntries(marks.map(([mark]) => [`#${mark}`, mark])),
      values: Object.fromEntries(marks.map(([mark, times]) => [`:${mark}`, times])),
    },
  };
};

const rosterWrite = (
  { cohortId, classId, version }: AttendanceSheet,
  members: readonly string[],
): Write[] => {
  const [added, values] = [
    [...(version === 1 ? ["sheets :one"] : []), ...(members.length > 0 ? ["counted :members"] : [])],
    {
      ...(version === 1 ? { ":one": 1 } : {}),
      ...(members.length > 0 ? { ":members": new Set(members) } : {}),
    },
  ];
  return added.length > 0
    ? [{ ...rosterKey(cohortId, classId), update: { expression: `ADD ${added.join(", ")}`, values } }]
    : [];
};

export const createSessions = (store: Store) => ({
  /** The data that judge a sheet. `audit` is the end of the chain of the cohort. */
  async loadForSheet(asked: Pick<AttendanceSheet, "cohortId" | "date" | "classId">) {
    const [cohort, sheet, roster] = await store.read([
      cohortKey(asked.cohortId),
      sheetKey(asked),
      rosterKey(asked.cohortId, asked.classId),
    ]);
    const loaded: LoadedForSheet = {
      cohort: readCohort(cohort),
      sheet: sheetKind.read(sheet)?.sheet,
      roster: readRoster(roster),
    };
    return { ...loaded, audit: cohortKind.read(cohort)?.audit ?? emptyChain };
  },

  /** Saves the sheet, the tallies that it changes and the audit entry together. */
  async saveSheet(
    loaded: LoadedForSheet & { audit: AuditHead },
    { sheet, counts, changes }: ReturnType<typeof changeAttendance>,
    meta: CommandMeta,
  ): Promise<void> {
    const { cohortId, classId, date, version } = sheet;
    const audit = auditWrite(loaded.audit, {
      kind: "cohort",
      id: cohortId,
      at: meta.occurredAt,
      by: meta.actor,
      what: "change-attendance",
      details: { classId, date, sheet: version, ...counts },
    });
    await store.commit([
      {
        ...sheetKey(sheet),
        put: sheetKind.write({ version, sheet, counts }),
        condition: loaded.sheet
          ? { expression: "version = :seen", values: { ":seen": loaded.sheet.version } }
          : { expression: "attribute_not_exists(pk)" },
        // Two trainers may write one sheet at once. The table accepts the first, and the second trainer has
        // not seen that sheet.
        onConditionFailed: () => new DomainError("changed-meanwhile"),
      },
      // The sheets of one cohort are saved one after another, so that every tally counts each sheet once.
      auditHeadWrite(cohortKey(cohortId), { from: loaded.audit, to: audit.head }),
      audit.write,
      ...rosterWrite(sheet, loaded.roster.members),
      ...[...changes].map(([reference, change]) => tallyWrite(reference, change)),
    ]);
  },

  async findSheet(asked: Pick<AttendanceSheet, "cohortId" | "date" | "classId">) {
    const [item] = await store.read([sheetKey(asked)]);
    return sheetKind.read(item)?.sheet;
  },

  /** The sheets of a cohort, newest first, each with the attendance of its day. */
  async list(cohortId: string, page: PageAsked) {
    const asked = { table: "applications", value: sheetsPartition(cohortId), pattern: sheetPattern } as const;
    const { items, ...more } = await readNewestFirst(store, asked, page);
    return {
      items: readable(items, sheetKind.parse).map(({ sheet: { date, classId }, counts }) => {
        const { present, late, excused, absent } = counts;
        return { date: date as string, classId, present, late, excused, absent };
      }),
      ...more,
    };
  },
});
