/** A page of a partition whose sort keys rise with time, newest first. */
import { cutPage, readCursor } from "./cursor.ts";
import type { Condition, Item, Store } from "./store.ts";
import type { TableName } from "./tables.ts";

export interface PageAsked {
  limit: number;
  cursor?: string | undefined;
}

export interface Partition {
  table: TableName;
  /** Where the keys are not the table's own. */
  index?: { name: string; partitionKey: string; sortKey: string };
  value: string;
  /** What the sort keys that are meant begin with. */
  start?: string;
  /** What a sort key of the partition looks like: a cursor holds one. */
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
    // A range holds its ends: the entry that the cursor names was shown before.
    limit: limit + (before && partition.start ? 2 : 1),
  });
  const left = items.filter((item) => item[sortKey] !== before);
  return cutPage(left, limit, (item) => String(item[sortKey]));
};
