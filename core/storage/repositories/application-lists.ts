/**
 * Lists of applications, newest or oldest first. The cost is the same for a thousand and for a million applications.
 */
import type { ApplicationSummary } from "../../domain/applications/application.ts";
import { canBePending, pendingStatuses } from "../../domain/applications/statuses.ts";
import type { ReportProjection } from "../../domain/reporting/report.ts";
import type { Status } from "../../domain/shared/codes.ts";
import type { Day } from "../../domain/shared/day.ts";
import { readCursor, writeCursor } from "../dynamodb/cursor.ts";
import { type Partition as NewestFirst, type PageAsked, readNewestFirst } from "../dynamodb/newest-first.ts";
import { type Failure, readApart, SomeFailed } from "../dynamodb/some-failed.ts";
import type { Condition, Item, Store } from "../dynamodb/store.ts";
import { leaveOut } from "../invocation.ts";
import {
  type ListedApplication,
  listShards,
  nameStartOf,
  readListed,
  readProjection,
  searchable,
} from "../items/applications.ts";
import { appealKind, appealsPartition } from "../items/office-lists.ts";
import { readable } from "../readable.ts";
import { nonePending, type PendingSelections } from "./pending-selections.ts";

export interface ApplicationsAsked {
  cohortId?: string | undefined;
  status?: Status | undefined;
  regency?: string | undefined;
  skill?: string | undefined;
  classId?: string | undefined;
  q?: string | undefined;
  /** The statuses that the caller may see, when the caller may not see all. */
  visible?: readonly Status[] | undefined;
  /** By arrival. Newest first when nothing is said. */
  order?: "newest" | "oldest" | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** What differs between the two directions of a list. Arrivals are compared as texts. */
interface Direction {
  newestFirst: boolean;
  /** How a later page's entries compare to the last entry shown. */
  beyond: "<" | ">";
  /** Further along the list than every arrival. */
  end: string;
  /** Whether the first arrival comes before the second in the list. */
  isBefore(one: string, other: string): boolean;
}

const directions: Record<NonNullable<ApplicationsAsked["order"]>, Direction> = {
  newest: { newestFirst: true, beyond: "<", end: "", isBefore: (one, other) => one > other },
  oldest: { newestFirst: false, beyond: ">", end: "~", isBefore: (one, other) => one < other },
};

/**
 * The most pages of an index that one request reads. After them the list returns a cursor with less than a
 * full page.
 */
const mostRounds = 8;
const readAtLeast = 25;
/** For the projections of a report. A parsed page of a full megabyte takes twenty times as much memory. */
const factsAPage = 250;

const appeals: NewestFirst = {
  table: "applications",
  value: appealsPartition,
  pattern: /^\d{4}-[\d-]+T[\d:.]+Z#[\w-]+$/,
};

const arrivalPattern = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z#[A-Z]{2}-[0-9A-Z-]{14}$/;

interface Partition {
  index: string;
  key: string;
  value: string;
}

const sharded = (index: string, key: string, prefix: string): Partition[] =>
  Array.from({ length: listShards }, (_, shard) => ({ index, key, value: `${prefix}${shard}` }));

/** The partitions of the index that leaves the fewest entries to filter. */
const choosePartitions = ({ cohortId, status, q }: ApplicationsAsked): Partition[] => {
  if (q && [...searchable(q)].length >= 2)
    return [{ index: "byName", key: "nameStart", value: nameStartOf(q) }];
  if (cohortId && status) return sharded("byCohortStatus", "cohortStatusShard", `${cohortId}#${status}#`);
  if (cohortId) return sharded("byCohort", "cohortShard", `${cohortId}#`);
  if (status) return sharded("byStatus", "statusShard", `${status}#`);
  return sharded("byArrival", "arrivalShard", "");
};

/**
 * The partitions of applications whose sealed moves are still pending: the index holds them under their
 * earlier status. They are read beside the chosen partitions when such a move leads to the chosen status.
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

/** Whether the request asks for an application, by the fields that a selection changes. */
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
  // The table does not know pending moves. When there are any, only `isAsked` decides.
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
  /** The place where the next read begins. undefined at the end. */
  from: Item | undefined;
  ended: boolean;
}

/** The entry as lists show it, without the fields for filters and nightly jobs. */
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

/** Reads an entry of an index. When that fails, adds a failure that names the entry. */
const apart = <Read>(failures: Failure[], { arrival }: Item, read: () => Read): Read | undefined =>
  readApart(failures, String(arrival).split("#")[1] ?? "", read);

/**
 * A report without one application would be wrong. So an unreadable application stops the report, and the
 * error names it.
 */
const readFacts = (item: Item): ReportProjection => {
  const failures: Failure[] = [];
  const projection = apart(failures, item, () => readProjection(item.facts));
  if (!projection) throw new SomeFailed(failures);
  return projection;
};

const refuseUnreadable = (failures: readonly Failure[]): void => {
  if (failures.length > 0) throw new SomeFailed(failures);
};

const pageOfAll = 100;

export const createApplicationLists = (store: Store) => ({
  async list(
    asked: ApplicationsAsked,
    pending: PendingSelections = nonePending,
    onUnreadable: (failures: readonly Failure[]) => void = leaveOut,
  ): Promise<{ items: ApplicationSummary[]; cursor?: string }> {
    const failures: Failure[] = [];
    const before = readCursor(asked.cursor, arrivalPattern);
    const filter = filterOf(asked, pending);
    const { newestFirst, beyond, end, isBefore } = directions[asked.order ?? "newest"];
    const readMore = async (shard: Shard) => {
      const { index, key, value } = shard.partition;
      const page = await store.query({
        table: "applications",
        index,
        where: {
          expression: before ? `#key = :partition AND arrival ${beyond} :before` : "#key = :partition",
          names: { "#key": key },
          values: { ":partition": value, ...(before ? { ":before": before } : {}) },
        },
        ...(filter ? { filter } : {}),
        newestFirst,
        // The same size each time, so that a strict filter does not read item by item.
        limit: Math.max(asked.limit, readAtLeast) + 1,
        from: shard.from,
      });
      const found = page.items.flatMap((item) => {
        const read = apart(failures, item, () => readListed(item));
        return read ? [{ arrival: read.arrival, shown: pending.listed(shown(read.listed)) }] : [];
      });
      shard.found.push(...found.filter((each) => isAsked(asked)(each.shown)));
      shard.from = page.last;
      shard.ended = page.last === undefined;
    };

    const open = (partition: Partition): Shard => ({ partition, found: [], from: undefined, ended: false });
    const chosen = choosePartitions(asked);
    const beforehand = partitionsBefore(asked, chosen, pending).map(open);
    const shards = [...beforehand, ...chosen.map(open)];
    // Beyond this arrival time, a shard may hold entries that are not read yet. So no entry from there may be
    // shown.
    const readUpTo = () =>
      shards
        .map(({ ended, from }) => (ended ? end : String(from?.arrival)))
        .reduce((a, b) => (isBefore(a, b) ? a : b));
    const shownSoFar = () =>
      [...new Map(shards.flatMap(({ found }) => found).map((each) => [each.arrival, each])).values()]
        .filter(({ arrival }) => !isBefore(readUpTo(), arrival))
        .sort((a, b) => (isBefore(a.arrival, b.arrival) ? -1 : 1));

    for (let round = 0; round < mostRounds; round += 1) {
      const left = shards.filter(({ ended }) => !ended);
      if (left.length === 0) break;
      const lagging = round === 0 ? left : left.filter(({ from }) => from?.arrival === readUpTo());
      // An application that moves between the two reads is found before the move, after it, or both times. In
      // the other order, both reads could miss it.
      await Promise.all(lagging.filter((shard) => beforehand.includes(shard)).map(readMore));
      await Promise.all(lagging.filter((shard) => !beforehand.includes(shard)).map(readMore));
      if (shownSoFar().length > asked.limit) break;
    }

    onUnreadable(failures);
    const all = shownSoFar();
    const items = all.slice(0, asked.limit);
    const last = all.length > asked.limit ? (items.at(-1)?.arrival as string) : readUpTo();
    return {
      items: items.map((each) => each.shown),
      ...(last === end ? {} : { cursor: writeCursor(last) }),
    };
  },

  /**
   * The whole list. The generator reads the next page when the caller asks for it. Who reads
   * the whole list moves or counts every application of it, so an unreadable entry stops the generator, and the error
   * names it.
   */
  async *listAll(asked: Omit<ApplicationsAsked, "limit" | "cursor">): AsyncGenerator<ApplicationSummary> {
    let cursor: string | undefined;
    do {
      const page = await this.list({ ...asked, limit: pageOfAll, cursor }, nonePending, refuseUnreadable);
      yield* page.items;
      cursor = page.cursor;
    } while (cursor);
  },

  /**
   * Every application in a status; an open offer comes with its last day. Unreadable applications are named
   * after all others are done.
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

  /** The appeals with their applications, newest first. */
  async listAppeals(page: PageAsked) {
    const { items, ...more } = await readNewestFirst(store, appeals, page);
    return {
      items: readable(items, appealKind.parse).map(({ appeal, reference, fullName, cohortId }) => ({
        ...appeal,
        reference,
        fullName,
        cohortId,
      })),
      ...more,
    };
  },

  /**
   * The projections of all applications, in the order of arrival. Memory holds at most one page of each
   * shard.
   */
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
