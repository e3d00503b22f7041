/** A page of a partition whose sort keys rise with time, newest first. */
import { refuseField } from "../../domain/shared/domain-error.ts";
import type { Item, Store } from "./store.ts";
import type { TableName } from "./tables.ts";

export interface PageAsked {
  limit: number;
  cursor?: string | undefined;
}

/** `pattern` is what a sort key of the partition looks like: a cursor holds one, and comes back from outside. */
export const readNewestFirst = async (
  store: Store,
  { table, pk, start = "", pattern }: { table: TableName; pk: string; start?: string; pattern: RegExp },
  { limit, cursor }: PageAsked,
): Promise<{ items: Item[]; cursor?: string }> => {
  const before = cursor === undefined ? undefined : Buffer.from(cursor, "base64url").toString("utf8");
  if (before !== undefined && !pattern.test(before)) throw refuseField("/cursor", "not-a-cursor");
  // A cursor is never shown again: the one before it in the partition is the next that is.
  const { items } = await store.query({
    table,
    where: before
      ? {
          expression: "pk = :pk AND sk BETWEEN :start AND :before",
          values: { ":pk": pk, ":start": start || " ", ":before": before },
        }
      : start
        ? { expression: "pk = :pk AND begins_with(sk, :start)", values: { ":pk": pk, ":start": start } }
        : { expression: "pk = :pk", values: { ":pk": pk } },
    newestFirst: true,
    limit: limit + 2,
  });
  const left = items.filter(({ sk }) => sk !== before);
  const shown = left.slice(0, limit);
  return {
    items: shown,
    ...(left.length > limit ? { cursor: Buffer.from(shown.at(-1)?.sk as string).toString("base64url") } : {}),
  };
};
