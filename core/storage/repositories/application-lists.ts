/** Lists of applications, newest first, at the same cost whether there are a thousand or a million. */
import type { ApplicationSummary } from "../../domain/applications/application.ts";
import { canBePending, pendingStatuses } from "../../domain/applications/statuses.ts";
import type { ReportProjection } from "../../domain/reporting/report.ts";
import type { Status } from "../../domain/shared/codes.ts";
import type { Day } from "../../domain/shared/day.ts";
import { readCursor, writeCursor } from "../dynamodb/cursor.ts";
import { type Partition as NewestFirst, type PageAsked, readNewestFirst } from "../dynamodb/newest-first.ts";
import { type Failure, SomeFailed } from "../dynamodb/some-failed.ts";
import type { Condition, Item, Store } from "../dynamodb/store.ts";
import {
  type ListedApplication,
  listShards,
  nameStartOf,
  readListed,
  readProjection,
  searchable,
} from "../items/applications.ts";
import { appealKind, appealsPartition } from "../items/office-lists.ts";
import { nonePending, type PendingSelections } from "./pending-selections.ts";

export interface ApplicationsAsked {
  cohortId?: string | undefined;
  status?: Status | undefined;
  regency?: string | undefined;
  skill?: string | undefined;
  classId?: string | undefined;
  q?: string | undefined;
  /** The states that the caller may see, where it may not see all. */
  visible?: readonly Status[] | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** Pages of an index that one request may read before it hands on a cursor with less than a full page. */
const mostRounds = 8;
const readAtLeast = 25;
/** Of a report's facts; a page of the full megabyte, taken apart, would be twenty times as much in memory. */
const factsAPage = 250;

const appeals: NewestFirst = {
  table: "applications",
  value: appealsPartition,
  pattern: /^\d{4}-[\d-]+T[\d:.]+Z#[\w-]+$/,
};

const arrivalPattern = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z#KT-[0-9A-Z-]{14}$/;

interface Partition {
  index: string;
  key: string;
  value: string;
}

const sharded = (index: string, key: string, prefix: string): Partition[] =>
  Array.from({ length: listShards }, (_, shard) => ({ index, key, value: `${prefix}${shard}` }));

/** Those of the index that leaves least to be filtered. */
const choosePartitions = ({ cohortId, status, q }: ApplicationsAsked): Partition[] => {
  if (q && [...searchable(q)].length >= 2)
    return [{ index: "byName", key: "nameStart", value: nameStartOf(q) }];
  if (cohortId && status) return sharded("byCohortStatus", "cohortStatusShard", `${cohortId}#${status}#`);
  if (cohortId) return sharded("byCohort", "cohortShard", `${cohortId}#`);
  if (status) return sharded("byStatus", "statusShard", `${status}#`);
  return sharded("byArrival", "arrivalShard", "");
};

/**
 * Where those stand whose moves a sealed selection still holds: in an index by state as they stood before it. Beside the
 * partitions chosen, where these are of a state that somebody comes to by such a move.
 */
const partitionsBefore = (
  { status }: ApplicationsAsked,
  chosen: readonly Partition[],
  { cohorts }: PendingSelections,
): Partition[] => {
  const isByState = chosen.some(({ index }) => index === "byStatus" || index === "byCohortStatus");
  if (!isByState || (status && canBePending(status))) return [];
  return cohorts.flatMap((cohortId) =>
    pendingStatuses.flatMap((before) =>
      sharded("byCohortStatus", "cohortStatusShard", `${cohortId}#${before}#`),
    ),
  );
};

/** Whether someone is asked for, by what a selection changes of them. */
const isAsked =
  ({ status, classId, visible }: ApplicationsAsked) =>
  (item: ApplicationSummary): boolean =>
    (status === undefined || item.status === status) &&
    (classId === undefined || item.classId === classId) &&
    (visible === undefined || visible.includes(item.status));

const filterOf = (
  { cohortId, status, regency, skill, classId, q, visible }: ApplicationsAsked,
  { cohorts }: PendingSelections,
): Condition | undefined => {
  const conditions: string[] = [];
  const names: Record<string, string> = { "#listed": "listed" };
  const values: Item = {};
  const mustEqual = (field: string, value: string | undefined) => {
    if (value === undefined) return;
    conditions.push(`#listed.#${field} = :${field}`);
    names[`#${field}`] = field;
    values[`:${field}`] = value;
  };
  mustEqual("cohortId", cohortId);
  mustEqual("regency", regency);
  // The table knows nothing of moves that are still to be made: `isAsked` alone judges where there are any.
  const isSettled = cohorts.length === 0;
  if (isSettled) mustEqual("status", status);
  if (isSettled) mustEqual("classId", classId);
  if (isSettled && visible) {
    conditions.push(`#listed.#status IN (${visible.map((_, index) => `:visible${index}`).join(", ")})`);
    names["#status"] = "status";
    for (const [index, each] of visible.entries()) values[`:visible${index}`] = each;
  }
  if (skill !== undefined) {
    conditions.push("contains(#listed.#skills, :skill)");
    names["#skills"] = "skills";
    values[":skill"] = skill;
  }
  if (q && searchable(q)) {
    conditions.push("begins_with(#listed.#nameKey, :q)");
    names["#nameKey"] = "nameKey";
    values[":q"] = searchable(q);
  }
  return conditions.length > 0 ? { expression: conditions.join(" AND "), names, values } : undefined;
};

interface Found {
  arrival: string;
  shown: ApplicationSummary;
}

interface Shard {
  partition: Partition;
  found: Found[];
  /** Where its reading goes on; undefined at its end. */
  from: Item | undefined;
  ended: boolean;
}

/** As lists show it, without what only filters and the night's work look at. */
const shown = ({
  reference,
  fullName,
  cohortId,
  status,
  regency,
  skills,
  submittedAt,
  version,
  classId,
}: ListedApplication): ApplicationSummary => ({
  reference,
  fullName,
  cohortId,
  status,
  regency,
  skills,
  submittedAt,
  version,
  ...(classId === undefined ? {} : { classId }),
});

/** What is read of an entry of an index, or nothing and a failure that names whose it is. */
const apart = <Read>(failures: Failure[], { arrival }: Item, read: () => Read): Read | undefined => {
  try {
    return read();
  } catch (error) {
    failures.push({ subject: String(arrival).split("#")[1] ?? "", error });
    return undefined;
  }
};

/** A report that left somebody out would be wrong, so one that cannot be read stops it, and is named. */
const readFacts = (item: Item): ReportProjection => {
  const failures: Failure[] = [];
  const projection = apart(failures, item, () => readProjection(item.facts));
  if (!projection) throw new SomeFailed(failures);
  return projection;
};

const pageOfAll = 100;

export const createApplicationLists = (store: Store) => ({
  async list(
    asked: ApplicationsAsked,
    pending: PendingSelections = nonePending,
  ): Promise<{ items: ApplicationSummary[]; cursor?: string }> {
    const before = readCursor(asked.cursor, arrivalPattern);
    const filter = filterOf(asked, pending);
    const readMore = async (shard: Shard) => {
      const { index, key, value } = shard.partition;
      const page = await store.query({
        table: "applications",
        index,
        where: {
          expression: before ? "#key = :partition AND arrival < :before" : "#key = :partition",
          names: { "#key": key },
          values: { ":partition": value, ...(before ? { ":before": before } : {}) },
        },
        ...(filter ? { filter } : {}),
        newestFirst: true,
        // Always as much, so that a filter that leaves little does not read item by item.
        limit: Math.max(asked.limit, readAtLeast) + 1,
        from: shard.from,
      });
      const found = page.items.map(readListed).map(({ arrival, listed }) => ({
        arrival,
        shown: pending.listed(shown(listed)),
      }));
      shard.found.push(...found.filter((each) => isAsked(asked)(each.shown)));
      shard.from = page.last;
      shard.ended = page.last === undefined;
    };

    const open = (partition: Partition): Shard => ({ partition, found: [], from: undefined, ended: false });
    const chosen = choosePartitions(asked);
    const beforehand = partitionsBefore(asked, chosen, pending).map(open);
    const shards = [...beforehand, ...chosen.map(open)];
    // Below this arrival some shard may hold what was not read yet: nothing may be shown from there.
    const readDownTo = () =>
      shards.map(({ ended, from }) => (ended ? "" : String(from?.arrival))).reduce((a, b) => (a > b ? a : b));
    const shownSoFar = () =>
      [...new Map(shards.flatMap(({ found }) => found).map((each) => [each.arrival, each])).values()]
        .filter(({ arrival }) => arrival >= readDownTo())
        .sort((a, b) => (a.arrival < b.arrival ? 1 : -1));

    for (let round = 0; round < mostRounds; round += 1) {
      const left = shards.filter(({ ended }) => !ended);
      if (left.length === 0) break;
      const lagging = round === 0 ? left : left.filter(({ from }) => from?.arrival === readDownTo());
      // Who is moved in between is found before it or after it, or both times; the other way round it might be neither.
      await Promise.all(lagging.filter((shard) => beforehand.includes(shard)).map(readMore));
      await Promise.all(lagging.filter((shard) => !beforehand.includes(shard)).map(readMore));
      if (shownSoFar().length > asked.limit) break;
    }

    const all = shownSoFar();
    const items = all.slice(0, asked.limit);
    const last = all.length > asked.limit ? (items.at(-1)?.arrival as string) : readDownTo();
    return {
      items: items.map((each) => each.shown),
      ...(last ? { cursor: writeCursor(last) } : {}),
    };
  },

  /** The whole list, page by page as it is asked for. */
  async *listAll(asked: Omit<ApplicationsAsked, "limit" | "cursor">): AsyncGenerator<ApplicationSummary> {
    let cursor: string | undefined;
    do {
      const page = await this.list({ ...asked, limit: pageOfAll, cursor });
      yield* page.items;
      cursor = page.cursor;
    } while (cursor);
  },

  /**
   * Everyone in a state, however many; of an open offer with its last day. Who cannot be read is named once all others
   * are.
   */
  async *readInStatus(status: Status): AsyncGenerator<ApplicationSummary & { replyBy?: Day }> {
    const failures: Failure[] = [];
    for (const { index, key, value } of choosePartitions({ status, limit: 0 }))
      for await (const item of store.queryAll({
        table: "applications",
        index,
        where: { expression: "#key = :partition", names: { "#key": key }, values: { ":partition": value } },
      })) {
        const listed = apart(failures, item, () => readListed(item).listed);
        if (listed) yield { ...shown(listed), replyBy: listed.replyBy };
      }
    if (failures.length > 0) throw new SomeFailed(failures);
  },

  /** Appeals with whose they are, newest first. */
  async listAppeals(page: PageAsked) {
    const { items, ...more } = await readNewestFirst(store, appeals, page);
    return {
      items: items.map(appealKind.parse).map(({ appeal, reference, fullName, cohortId }) => ({
        ...appeal,
        reference,
        fullName,
        cohortId,
      })),
      ...more,
    };
  },

  /** What reports count of every application, as they arrived: never more in memory than a page of each shard. */
  async *readReportFacts(): AsyncGenerator<ReportProjection> {
    const shards = Array.from({ length: listShards }, () => ({
      items: [] as Item[],
      next: 0,
      from: undefined as Item | undefined,
      ended: false,
    }));
    const readMore = async (shard: (typeof shards)[number], number: number) => {
      const page = await store.query({
        table: "applications",
        index: "byArrival",
        where: { expression: "arrivalShard = :shard", values: { ":shard": String(number) } },
        only: ["arrival", "facts"],
        limit: factsAPage,
        from: shard.from,
      });
      Object.assign(shard, { items: page.items, next: 0, from: page.last, ended: page.last === undefined });
    };
    for (;;) {
      for (const [number, shard] of shards.entries())
        while (shard.next === shard.items.length && !shard.ended) await readMore(shard, number);
      const arrivalNext = ({ items, next }: (typeof shards)[number]) => String(items[next]?.arrival);
      const first = shards
        .filter(({ items, next }) => next < items.length)
        .reduce<(typeof shards)[number] | undefined>(
          (least, shard) => (least && arrivalNext(least) < arrivalNext(shard) ? least : shard),
          undefined,
        );
      const item = first?.items[first.next];
      if (!first || !item) return;
      yield readFacts(item);
      first.next += 1;
    }
  },
});
