/** Lists of applications, newest first, at the same cost whether there are a thousand or a million. */
import type { ListedApplication } from "../domain/application.ts";
import type { ReportFacts } from "../domain/report.ts";
import { refuseField } from "../domain/rule-broken.ts";
import type { Status } from "../domain/words.ts";
import { appealsPartition, listShards, nameStartOf, searchable } from "./application-items.ts";
import type { Condition, Item, Store } from "./store.ts";

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

const arrivalPattern = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z#KT-[0-9A-Z-]{14}$/;

const readCursor = (cursor: string | undefined): string | undefined => {
  if (cursor === undefined) return undefined;
  const arrival = Buffer.from(cursor, "base64url").toString("utf8");
  if (!arrivalPattern.test(arrival)) throw refuseField("/cursor", "not-a-cursor");
  return arrival;
};

/** The index that leaves least to be filtered, and the partitions to read of it. */
const choosePartitions = ({ cohortId, status, q }: ApplicationsAsked) => {
  const sharded = (index: string, key: string, prefix: string) => ({
    index,
    key,
    partitions: Array.from({ length: listShards }, (_, shard) => `${prefix}${shard}`),
  });
  if (q && [...searchable(q)].length >= 2)
    return { index: "byName", key: "nameStart", partitions: [nameStartOf(q)] };
  if (cohortId && status) return sharded("byCohortStatus", "cohortStatusShard", `${cohortId}#${status}#`);
  if (cohortId) return sharded("byCohort", "cohortShard", `${cohortId}#`);
  if (status) return sharded("byStatus", "statusShard", `${status}#`);
  return sharded("byArrival", "arrivalShard", "");
};

const filterOf = ({
  cohortId,
  status,
  regency,
  skill,
  classId,
  q,
  visible,
}: ApplicationsAsked): Condition | undefined => {
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
  mustEqual("status", status);
  mustEqual("regency", regency);
  mustEqual("classId", classId);
  if (visible) {
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

interface Shard {
  found: Item[];
  /** Where its reading goes on; undefined at its end. */
  from: Item | undefined;
  ended: boolean;
}

export const createApplicationLists = (store: Store) => ({
  async list(asked: ApplicationsAsked): Promise<{ items: ListedApplication[]; cursor?: string }> {
    const before = readCursor(asked.cursor);
    const { index, key, partitions } = choosePartitions(asked);
    const filter = filterOf(asked);
    const readMore = async (partition: string, shard: Shard) => {
      const page = await store.query({
        table: "applications",
        index,
        where: {
          expression: before ? "#key = :partition AND arrival < :before" : "#key = :partition",
          names: { "#key": key },
          values: { ":partition": partition, ...(before ? { ":before": before } : {}) },
        },
        ...(filter ? { filter } : {}),
        newestFirst: true,
        // Always as much, so that a filter that leaves little does not read item by item.
        limit: Math.max(asked.limit, readAtLeast) + 1,
        from: shard.from,
      });
      shard.found.push(...page.items);
      shard.from = page.last;
      shard.ended = page.last === undefined;
    };

    const shards = partitions.map((): Shard => ({ found: [], from: undefined, ended: false }));
    // Below this arrival some shard may hold what was not read yet: nothing may be shown from there.
    const readDownTo = () =>
      shards
        .map(({ ended, from }) => (ended ? "" : (from?.arrival as string)))
        .reduce((a, b) => (a > b ? a : b));
    const shownSoFar = () =>
      shards
        .flatMap(({ found }) => found)
        .filter(({ arrival }) => arrival >= readDownTo())
        .sort((a, b) => (a.arrival < b.arrival ? 1 : -1));

    for (let round = 0; round < mostRounds; round += 1) {
      const open = shards.map((shard, number) => ({ shard, number })).filter(({ shard }) => !shard.ended);
      if (open.length === 0) break;
      const lagging =
        round === 0 ? open : open.filter(({ shard }) => (shard.from?.arrival as string) === readDownTo());
      await Promise.all(lagging.map(({ shard, number }) => readMore(partitions[number] as string, shard)));
      if (shownSoFar().length > asked.limit) break;
    }

    const shown = shownSoFar();
    const items = shown.slice(0, asked.limit);
    const last = shown.length > asked.limit ? (items.at(-1)?.arrival as string) : readDownTo();
    return {
      items: items.map(({ listed: { nameKey: _nameKey, ...item } }) => item as ListedApplication),
      ...(last ? { cursor: Buffer.from(last).toString("base64url") } : {}),
    };
  },

  /** Appeals with whose they are, newest first. */
  async listAppeals({ limit, cursor }: { limit: number; cursor?: string | undefined }) {
    const before = cursor === undefined ? undefined : Buffer.from(cursor, "base64url").toString("utf8");
    if (before !== undefined && !/^\d{4}-[\d-]+T[\d:.]+Z#[\w-]+$/.test(before))
      throw refuseField("/cursor", "not-a-cursor");
    const { items } = await store.query({
      table: "applications",
      where: {
        expression: before ? "pk = :pk AND sk < :before" : "pk = :pk",
        values: { ":pk": appealsPartition, ...(before ? { ":before": before } : {}) },
      },
      newestFirst: true,
      limit: limit + 1,
    });
    const shown = items.slice(0, limit);
    return {
      items: shown.map(({ appeal, reference, fullName, cohortId }) => ({
        ...appeal,
        reference,
        fullName,
        cohortId,
      })),
      ...(items.length > limit
        ? { cursor: Buffer.from(shown.at(-1)?.sk as string).toString("base64url") }
        : {}),
    };
  },

  /** What reports count of every application, as they arrived: never more in memory than a page of each shard. */
  async *readReportFacts(): AsyncGenerator<ReportFacts> {
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
      const first = shards
        .filter(({ items, next }) => next < items.length)
        .reduce<(typeof shards)[number] | undefined>(
          (least, shard) =>
            least && least.items[least.next]?.arrival < shard.items[shard.next]?.arrival ? least : shard,
          undefined,
        );
      if (!first) return;
      yield JSON.parse(first.items[first.next]?.facts) as ReportFacts;
      first.next += 1;
    }
  },
});
