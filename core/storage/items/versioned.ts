/**
 * Records that can change. Each kind of item has a schema and a version. An older item is brought up to that
 * version step by step before other code reads it.
 *
 * `schemaVersion` names the version of an item's form. An item without it has version 1. The other number,
 * `version`, rises with every change of the content.
 */
import type * as z from "zod";
import type { Item } from "../dynamodb/store.ts";
import type { TableName } from "../dynamodb/tables.ts";

/** Brings an item from one version to the next. */
type Upcast = (older: Item) => Item;

export interface Declaration<Stored> {
  /** The name that an operator reads: `cohort`. */
  kind: string;
  table: TableName | readonly TableName[];
  /** The whole form of the keys of such an item. */
  pk: RegExp;
  sk: RegExp;
  version: number;
  /** Built when the first item is read, not when the module is loaded. */
  schema: () => z.ZodType<Stored>;
  /** One upcast for each earlier version, under the number of that version. */
  upcasts?: Readonly<Record<number, Upcast>>;
  /** For a migration: computes again the data that are derived from an item and stored beside it. */
  rebuild?: (item: Item) => Item;
  /** For entries that are never changed: a migration leaves them as they were written. */
  neverRewritten?: true;
}

export interface Kind<Stored> extends Omit<Declaration<Stored>, "schema"> {
  /** The item in the form of this release. */
  write(stored: Stored): Item;
  /** The content of an item. Throws `RecordAtFault` when the item does not match its kind. */
  parse(item: Item): Stored;
  /** Like `parse`. Returns undefined when there is no item. */
  read(item: Item | undefined): Stored | undefined;
  /** The item in the form of this version, with all its other attributes. */
  bringUp(item: Item): Item;
  versionOf(item: Item): number;
}

/** `SELECTION#…`, `SEALED`: shows which item is meant, and no data of the person. */
const shapeOf = (key: unknown): string => {
  if (typeof key !== "string") return "(no key)";
  const [start] = /^[A-Za-z-]+#/.exec(key) ?? [];
  return start ? `${start}…` : /^[A-Z]+$/.test(key) ? key : "…";
};

/**
 * Names of fields and places in lists. Other names could be part of the stored data, so they are left out.
 */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${/^[\w:-]{1,60}$/.test(String(step)) ? String(step) : "…"}`).join("") || "/";

/** An item that does not match its kind. The error names the place, never the value. */
export class RecordAtFault extends Error {
  override name = "RecordAtFault";
  readonly kind: string;
  readonly paths: readonly string[];

  constructor(kind: string, { pk, sk }: Item, what: string, paths: readonly string[] = []) {
    super(`${kind} at ${shapeOf(pk)} ${shapeOf(sk)}: ${[what, ...paths].join(" ")}`);
    this.kind = kind;
    this.paths = paths;
  }
}

const mostPathsNamed = 8;

/** Items of an index and texts within an item carry their version as items do. */
const versionIn = (kind: string, newest: number, item: Item): number => {
  const { schemaVersion = 1 } = item;
  if (typeof schemaVersion !== "number" || !Number.isInteger(schemaVersion) || schemaVersion < 1)
    throw new RecordAtFault(kind, item, "its schemaVersion is no version");
  // A later release wrote the item. Reading the item in an older form could lose data of that release.
  if (schemaVersion > newest)
    throw new RecordAtFault(
      kind,
      item,
      `of version ${schemaVersion}, and ${newest} is the newest known here`,
    );
  return schemaVersion;
};

export const declareKind = <Stored>(declaration: Declaration<Stored>): Kind<Stored> => {
  const { kind, version: newest, upcasts = {} } = declaration;
  let built: z.ZodType<Stored> | undefined;
  const schema = () => {
    built ??= declaration.schema();
    return built;
  };

  const versionOf = (item: Item): number => versionIn(kind, newest, item);

  const bringUp = (item: Item): Item => {
    let current = item;
    for (let version = versionOf(item); version < newest; version += 1) {
      const upcast = upcasts[version];
      if (!upcast) throw new Error(`${kind} has no upcast from version ${version}`);
      try {
        current = { ...upcast(current), schemaVersion: version + 1 };
      } catch {
        // The error of the upcast may quote the item.
        throw new RecordAtFault(kind, item, `cannot be brought up from version ${version}`);
      }
    }
    return current;
  };

  const check = (item: Item, original: Item): Stored => {
    // The parse does not use the code that zod generates for a schema. That code pays only after thousands of
    // items, and the first item would wait for it.
    const parsed = schema().safeParse(item, { jitless: true });
    if (parsed.success) return parsed.data;
    const paths = [...new Set(parsed.error.issues.map(({ path }) => pathOf(path)))];
    throw new RecordAtFault(kind, original, "wrong at", paths.slice(0, mostPathsNamed));
  };

  const parse = (item: Item): Stored => check(bringUp(item), item);

  return {
    ...declaration,
    write: (stored) => ({ ...stored, schemaVersion: newest }),
    parse,
    read: (item) => (item === undefined ? undefined : parse(item)),
    bringUp,
    versionOf,
  };
};
