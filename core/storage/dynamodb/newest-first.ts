/** A page of a partition, newest first. The sort keys of the partition rise with time. */
import { cutPage, readCursor } from "./cursor.ts";
import type { Condition, Item, Store } from "./store.ts";
import type { TableName } from "./tables.ts";

export interface PageAsked {
  limit: number;
  cursor?: string | undefined;
}

export interface Partition {
  table: TableName;
  /** Present when the query uses an index instead of the table. */
  index?: { name: string; partitionKey: string; sortKey: string };
  value: string;
  /** The prefix of the sort keys that the query reads. */
  start?: string;
  /** The form of a sort key of the partition: a cursor holds a sort key. */
  pattern: RegExp;
}

const keyCondition = ({ index, value, start }: Partition, before: string | undefined): Condition => {
  const { partitionKey, sortKey } = index ?? { partitionKey: "pk", sortKey: "sk" };
  const names = { "#partition": partitionKey };
  const values = { ":value": value };
  const within = (sortCondition: string, more: Item): Condition => ({
    expression: `#partition = :value AND ${sortCondition}`,
    names: { ...names, "#sort": sortKey },
    values: { ...values, ...more },
  });
  if (before && start)
    return within("#sort BETWEEN :start AND :before", { ":start": start, ":before": before });
  if (before) return within("#sort < :before", { ":before": before });
  if (start) return within("begins_with(#sort, :start)", { ":start": start });
  return { expression: "#partition = :value", names, values };
};

export const readNewestFirst = async (
  store: Store,
  partition: Partition,
  { limit, cursor }: PageAsked,
): Promise<{ items: Item[]; cursor?: string }> => {
  const { table, index, pattern } = partition;
  const { sortKey } = index ?? { sortKey: "sk" };
  const before = readCursor(cursor, pattern);
  const { items } = await store.query({
    table,
    ...(index ? { index: index.name } : {}),
    where: keyCondition(partition, before),
    newestFirst: true,
    // A range includes its ends: an earlier page showed the entry that the cursor names.
    limit: limit + (before && partition.start ? 2 : 1),
  });
  const left = items.filter((item) => item[sortKey] !== before);
  return cutPage(left, limit, (item) => String(item[sortKey]));
};
