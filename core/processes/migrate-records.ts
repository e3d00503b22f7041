/**
 * Brings stored records up to the versions that this release writes, while the system is in use.
 *
 * Every reader brings up the records that it reads, so nothing waits for a migration. A migration makes it
 * possible to remove an upcast later. A migration also computes derived data again as today. It can be
 * stopped at any time and run again.
 */
import { isDeepStrictEqual } from "node:util";
import {
  backOff,
  type Item,
  type Key,
  OptimisticLockError,
  type Store,
  type Write,
} from "../storage/dynamodb/store.ts";
import type { TableName } from "../storage/dynamodb/tables.ts";
import type { TablePage } from "../storage/dynamodb/whole-table.ts";
import { type AnyKind, findKind } from "../storage/items/kinds.ts";
import { RecordAtFault } from "../storage/items/versioned.ts";
import { mostTries } from "./apply-move.ts";

export interface Migrating {
  store: Store;
  readPage(table: TableName, from: Item | undefined): Promise<TablePage>;
  kinds: readonly AnyKind[];
  tables: readonly TableName[];
  /** Counts and writes nothing. */
  dryRun: boolean;
  onProgress?(table: TableName, seen: number): void;
}

/** The items of one kind in one version. */
interface Found {
  kind: string;
  version: number;
  items: number;
  /** The items that were rewritten, or that a dry run would rewrite. */
  outdated: number;
}

export interface Migrated {
  found: Found[];
  /** The items without a kind, or that do not match their kind. They stay as they are. */
  faults: { what: string; items: number }[];
  /** The tables that continued from the place where an earlier run stopped. */
  resumed: TableName[];
}

/** The progress of a run, kept in the table itself, so that another machine can continue. */
const progressKey = (table: TableName): Key => ({ table, pk: "MIGRATION", sk: "PROGRESS" });
const isProgress = ({ pk }: Item): boolean => pk === "MIGRATION";

/** Progress towards other versions says nothing about these versions. */
const aimOf = (kinds: readonly AnyKind[]): string =>
  kinds
    .map(({ kind, version }) => `${kind} ${version}`)
    .sort()
    .join(", ");

const itemsAtOnce = 8;

/**
 * The JSON in a record's text is compared by its content, because DynamoDB does not keep the order of map
 * fields.
 */
const plain = (value: unknown): unknown => {
  if (typeof value !== "string" || !value.startsWith("{")) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};

const withoutUndefined = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutUndefined);
  if (typeof value !== "object" || value === null || value instanceof Set || value instanceof Uint8Array)
    return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([name, each]) => [name, withoutUndefined(each)]),
  );
};

const isSame = (a: unknown, b: unknown): boolean =>
  isDeepStrictEqual(withoutUndefined(plain(a)), withoutUndefined(plain(b)));

/** The item as this release would write it. */
const asWrittenNow = (kind: AnyKind, item: Item): Item => {
  const current = kind.bringUp(item);
  kind.parse(current);
  if (!kind.rebuild) return current;
  const { schemaVersion, ...rebuilt } = kind.rebuild(current);
  // An item without a version has version 1. That alone is no reason to rewrite an item.
  return { ...current, ...rebuilt, ...(schemaVersion === 1 ? {} : { schemaVersion }) };
};

/** The attributes that differ. undefined for removed attributes. */
const changesOf = (before: Item, after: Item): [string, unknown][] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => !isSame(before[name], after[name]))
    .map((name) => [name, after[name]]);

/**
 * The write of the differences, on the condition that every attribute is as it was read. The record's version
 * alone is not enough: a new audit entry or the seal of a selection changes an item without it.
 */
const rewriteOf = (key: Key, before: Item, changes: readonly [string, unknown][]): Write => {
  const read = Object.entries(before).filter(([name]) => name !== "pk" && name !== "sk");
  const place = new Map(
    [...new Set([...read, ...changes].map(([name]) => name))].map((name, at) => [name, at]),
  );
  const set = changes.filter(([, value]) => value !== undefined);
  const removed = changes.filter(([, value]) => value === undefined);
  const names = Object.fromEntries([...place].map(([name, at]) => [`#a${at}`, name]));
  const nameOf = (name: string) => `#a${place.get(name)}`;
  const expressions = [
    ...(set.length > 0
      ? [`SET ${set.map(([name]) => `${nameOf(name)} = :n${place.get(name)}`).join(", ")}`]
      : []),
    ...(removed.length > 0 ? [`REMOVE ${removed.map(([name]) => nameOf(name)).join(", ")}`] : []),
  ];
  return {
    ...key,
    update: {
      expression: expressions.join(" "),
      names,
      values: Object.fromEntries(set.map(([name, value]) => [`:n${place.get(name)}`, value])),
    },
    condition: {
      expression: [
        "attribute_exists(pk)",
        ...read.map(([name]) => `${nameOf(name)} = :w${place.get(name)}`),
        ...set.filter(([name]) => !(name in before)).map(([name]) => `attribute_not_exists(${nameOf(name)})`),
      ].join(" AND "),
      values: Object.fromEntries(read.map(([name, value]) => [`:w${place.get(name)}`, value])),
    },
    onConditionFailed: () => new OptimisticLockError(),
  };
};

const startCounting = () => {
  const found = new Map<string, Found>();
  const faults = new Map<string, number>();
  return {
    add(kind: string, version: number, outdated: boolean) {
      const id = `${kind} ${version}`;
      const before = found.get(id) ?? { kind, version, items: 0, outdated: 0 };
      found.set(id, { ...before, items: before.items + 1, outdated: before.outdated + (outdated ? 1 : 0) });
    },
    fault(what: string) {
      faults.set(what, (faults.get(what) ?? 0) + 1);
    },
    finish: (): Pick<Migrated, "found" | "faults"> => ({
      found: [...found.values()].sort((a, b) =>
        a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.version - b.version,
      ),
      faults: [...faults].map(([what, items]) => ({ what, items })),
    }),
  };
};

type Counting = ReturnType<typeof startCounting>;

/**
 * Rewrites an item that is not as this release writes it. The item is judged again each time that a command
 * came first.
 */
const migrateItem = async (
  { store, kinds, dryRun }: Migrating,
  table: TableName,
  read: Item,
  counting: Counting,
): Promise<void> => {
  const key = { table, pk: String(read.pk), sk: String(read.sk) };
  const kind = findKind(kinds, table, read);
  if (!kind) return counting.fault(`an item of no known kind in ${table}`);
  let item: Item | undefined = read;
  for (let count = 1; item; count += 1) {
    const version = kind.versionOf(item);
    const changes = kind.neverRewritten ? [] : changesOf(item, asWrittenNow(kind, item));
    try {
      if (changes.length > 0 && !dryRun) await store.commit([rewriteOf(key, item, changes)]);
      return counting.add(kind.kind, version, changes.length > 0);
    } catch (error) {
      if (!(error instanceof OptimisticLockError) || count === mostTries) throw error;
      await backOff(count);
      [item] = await store.read([key]);
    }
  }
};

const migratePage = async (
  migrating: Migrating,
  table: TableName,
  items: readonly Item[],
  counting: Counting,
): Promise<void> => {
  for (let at = 0; at < items.length; at += itemsAtOnce)
    await Promise.all(
      items.slice(at, at + itemsAtOnce).map((item) =>
        migrateItem(migrating, table, item, counting).catch((error: unknown) => {
          if (!(error instanceof RecordAtFault)) throw error;
          counting.fault(error.message);
        }),
      ),
    );
};

/** Whether no item of a table may be rewritten. Then the table does not hold the progress of a run either. */
const isOnlyRead = (kinds: readonly AnyKind[], table: TableName): boolean =>
  kinds.filter((kind) => [kind.table].flat().includes(table)).every(({ neverRewritten }) => neverRewritten);

const isKey = (value: unknown): value is Item => typeof value === "object" && value !== null;

export const migrateRecords = async (migrating: Migrating): Promise<Migrated> => {
  const { store, tables, kinds, dryRun, readPage, onProgress } = migrating;
  const counting = startCounting();
  const resumed: TableName[] = [];
  const aim = aimOf(kinds);
  for (const table of tables) {
    const key = progressKey(table);
    const onlyReads = dryRun || isOnlyRead(kinds, table);
    const [progress] = onlyReads ? [] : await store.read([key]);
    let from = progress?.aim === aim && isKey(progress.from) ? progress.from : undefined;
    if (from) resumed.push(table);
    let seen = 0;
    do {
      const page = await readPage(table, from);
      const items = page.items.filter((item) => !isProgress(item));
      await migratePage(migrating, table, items, counting);
      from = page.next;
      seen += items.length;
      onProgress?.(table, seen);
      if (!onlyReads && from) await store.commit([{ ...key, put: { aim, from } }]);
    } while (from);
    if (!onlyReads) await store.commit([{ ...key, remove: true }]);
  }
  return { ...counting.finish(), resumed };
};
