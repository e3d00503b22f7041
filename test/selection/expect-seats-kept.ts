import { expect } from "vitest";
import type { Application } from "../../core/domain/applications/application.ts";
import type { Cohort } from "../../core/domain/catalogue/cohort.ts";
import type { lookIntoTables } from "../support/look-into-tables.ts";

const countBy = (values: readonly string[]) => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

/**
 * What holds of a cohort at every moment when nothing is under way: no class and no quota is exceeded, no seat stays
 * free that somebody waits for, and counts, waitlist, chains and messages are those of the applications.
 */
export const expectSeatsKept = async (
  tables: ReturnType<typeof lookIntoTables>,
  cohortId: string,
): Promise<void> => {
  const items = await tables.everyItem("applications");
  const of = items
    .filter(({ sk, record }) => sk === "APPLICATION" && record.cohortId === cohortId)
    .map(({ record }) => record as Application);
  const [cohortItem] = await tables.store.read([
    { table: "cohorts", pk: `COHORT#${cohortId}`, sk: "COHORT" },
  ]);
  const cohort = cohortItem?.record as Cohort;

  const holders = of.filter(({ status }) =>
    ["offered", "enrolled", "completed", "dropped-out", "equipped"].includes(status),
  );
  const held = countBy(holders.map(({ seat }) => seat?.classId as string));
  for (const { classId, seats } of cohort.classes) expect(held[classId] ?? 0).toBeLessThanOrEqual(seats);
  expect(holders.length).toBeLessThanOrEqual(cohort.quota);

  const waiting = items.filter(({ pk }) => pk === `WAITLIST#${cohortId}`);
  expect(waiting.map(({ reference }) => reference).sort()).toEqual(
    of
      .filter(({ status }) => status === "waitlisted")
      .map(({ reference }) => reference)
      .sort(),
  );
  const vacancies = items.filter(({ pk }) => pk === `VACANCIES#${cohortId}`);
  for (const { classId } of vacancies)
    expect(waiting.filter(({ classes }) => classes.includes(classId))).toEqual([]);

  const counted: Record<string, number> = {};
  for (const { pk, sk, ...counts } of items.filter(({ pk }) => pk.startsWith(`COUNTS#${cohortId}#`)))
    for (const [status, count] of Object.entries(counts))
      counted[status] = (counted[status] ?? 0) + (count as number);
  expect(Object.fromEntries(Object.entries(counted).filter(([, count]) => count !== 0))).toEqual(
    countBy(of.map(({ status }) => status)),
  );
  for (const application of of.slice(0, 12)) {
    const { chain, entries } = await tables.auditOf(application);
    expect([chain, entries.length]).toEqual(["intact", application.version]);
  }
};
