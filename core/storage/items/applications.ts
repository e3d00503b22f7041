/** How an application stands in its table: its keys, and what the indexes show of it. */
import { createHash } from "node:crypto";
import { type Application, toApplicationSummary } from "../../domain/applications/application.ts";
import { withFieldsOfBefore } from "../../domain/applications/fields/declared.ts";
import { toReportProjection } from "../../domain/reporting/report.ts";
import { noTally, type Tally } from "../../domain/training/attendance.ts";
import type { Item, Key, Write } from "../dynamodb/store.ts";

/** Enough partitions for a list that a whole province writes into; a page reads all of them. */
export const listShards = 4;
export const countShards = 8;

const shardOf = (reference: string, shards: number) =>
  (createHash("sha256").update(reference).digest()[0] as number) % shards;

export const applicationKey = (reference: string): Key => ({
  table: "applications",
  pk: `APPLICATION#${reference}`,
  sk: "APPLICATION",
});

export const personKey = (mark: string): Key => ({
  table: "applications",
  pk: `PERSON#${mark}`,
  sk: "PERSON",
});

export const countKey = (cohortId: string, shard: number): Key => ({
  table: "applications",
  pk: `COUNTS#${cohortId}#${shard}`,
  sk: "COUNTS",
});

export const countKeyOf = ({ cohortId, reference }: Application): Key =>
  countKey(cohortId, shardOf(reference, countShards));

/** The attribute of a person's item that names the live application in a programme. */
export const activeAttribute = (programme: string): string => `live:${programme}`;

/** The live application of a person in each programme. */
export const readActiveIn = (person: Item | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(person ?? {})
      .filter(([name]) => name.startsWith(activeAttribute("")))
      .map(([name, reference]) => [name.slice(activeAttribute("").length), reference as string]),
  );

/** Who was assessed in a cohort: what a selection reads, consistently, in one partition. */
export const candidatesPartition = (cohortId: string): string => `CANDIDATES#${cohortId}`;

/** Rises whenever the candidates change; the sealed record is put there, so that neither can pass the other unseen. */
export const selectionKey = (cohortId: string): Key => ({
  table: "applications",
  pk: `SELECTION#${cohortId}`,
  sk: "SELECTION",
});

/** Beside the record: its coming starts the moves that follow from it, should the one who sealed it have died. */
export const sealedKey = (cohortId: string): Key => ({
  table: "applications",
  pk: `SELECTION#${cohortId}`,
  sk: "SEALED",
});

/**
 * The cohorts whose selection is sealed while moves that follow from it are still to be made: one small item, so that
 * every list can ask.
 */
export const pendingSelectionsKey: Key = { table: "applications", pk: "SELECTIONS", sk: "PENDING" };
export const readPendingSelections = (item: Item | undefined): readonly string[] => [
  ...((item?.cohorts as ReadonlySet<string> | undefined) ?? []),
];
export const pendingSelectionWrite = (verb: "ADD" | "DELETE", cohortId: string): Write => ({
  ...pendingSelectionsKey,
  update: { expression: `${verb} cohorts :cohort`, values: { ":cohort": new Set([cohortId]) } },
});

/** Somebody who came back after a rejection: should the selection be sealed by then, its moves are made once more. */
export const lateReinstatementKey = ({ cohortId, reference, version }: Application): Key => ({
  table: "applications",
  pk: `SELECTION#${cohortId}`,
  // Anew each time that somebody comes back: the stream tells of new items only.
  sk: `SEALED-LATE#${reference}#${version}`,
});

export const waitlistPartition = (cohortId: string): string => `WAITLIST#${cohortId}`;
export const waitlistPrefix = "WAITING#";
export const waitlistKey = (application: Application): Key => {
  const { place = 0, since = "" } = application.waitlist ?? {};
  return {
    table: "applications",
    pk: waitlistPartition(application.cohortId),
    sk: `${waitlistPrefix}${String(place).padStart(6, "0")}#${since}#${application.reference}`,
  };
};

/** A seat that was given back and waits for the first who can take it. */
export const vacancyPrefix = "VACANCY#";
export const vacancyKey = (cohortId: string, at: string, reference: string): Key => ({
  table: "applications",
  pk: `VACANCIES#${cohortId}`,
  sk: `${vacancyPrefix}${at}#${reference}`,
});

/** The members of a class: for its attendance sheets. */
export const rosterKey = (cohortId: string, classId: string): Key => ({
  table: "applications",
  pk: `ROSTER#${cohortId}#${classId}`,
  sk: "ROSTER",
});

export const tallyKey = (reference: string): Key => ({
  table: "applications",
  pk: `APPLICATION#${reference}`,
  sk: "ATTENDANCE",
});

export const readTally = (item: Item | undefined): Tally => {
  const { present, late, excused, absent } = { ...noTally, ...item };
  return { present, late, excused, absent };
};

export const followUpsPartition = "FOLLOWUPS";
export const followUpKey = (dueOn: string, reference: string, month: number): Key => ({
  table: "applications",
  pk: followUpsPartition,
  sk: `DUE#${dueOn}#${reference}#${month}`,
});

export const appealsPartition = "APPEALS";
export const appealKey = (at: string, appealId: string): Key => ({
  table: "applications",
  pk: appealsPartition,
  sk: `${at}#${appealId}`,
});

export const dataRequestsPartition = "DATAREQUESTS";
export const dataRequestKey = (at: string, requestId: string): Key => ({
  table: "applications",
  pk: dataRequestsPartition,
  sk: `${at}#${requestId}`,
});

/** Names as they are searched: without case, marks and doubled spaces. */
export const searchable = (name: string): string =>
  name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();

/** The partition of names that begin alike: two characters, none cut in half. */
export const nameStartOf = (name: string): string => [...searchable(name)].slice(0, 2).join("");

export const applicationItem = (application: Application): Item => {
  const { reference, status, cohortId, fullName } = application;
  const shard = shardOf(reference, listShards);
  return {
    version: application.version,
    status,
    record: application,
    listed: {
      ...toApplicationSummary(application),
      nameKey: searchable(fullName),
      // So that whoever ends overdue offers need not read the others.
      ...(status === "offered" ? { replyBy: application.seat?.replyBy } : {}),
    },
    // One text: to take a million maps apart, attribute by attribute, is most of the time that a report takes.
    facts: JSON.stringify(toReportProjection(application)),
    arrival: `${application.submittedAt}#${reference}`,
    arrivalShard: String(shard),
    cohortShard: `${cohortId}#${shard}`,
    statusShard: `${status}#${shard}`,
    cohortStatusShard: `${cohortId}#${status}#${shard}`,
    nameStart: nameStartOf(fullName),
  };
};

export const readApplication = (item: Item | undefined): Application | undefined =>
  item?.record && withFieldsOfBefore(item.record as Application);
