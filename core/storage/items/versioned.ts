/**
 * Records that can change: each kind of item has a schema and a version, and what was read is brought up to that
 * version step by step before anything looks at it.
 *
 * An item names the version of its shape in `schemaVersion`; without it, it is of version 1. That is another number than
 * the `version` of a record, which rises with every change of its content.
 */
import type * as z from "zod";
import type { Item } from "../dynamodb/store.ts";
import type { TableName } from "../dynamodb/tables.ts";

/** Brings an item of one version up to the next. */
type Upcast = (older: Item) => Item;

export interface Declaration<Stored> {
  /** As an operator reads it: `cohort`. */
  kind: string;
  table: TableName | readonly TableName[];
  /** What the keys of such an item look like, whole. */
  pk: RegExp;
  sk: RegExp;
  version: number;
  /** Built when the first item is read, not when the module is loaded. */
  schema: () => z.ZodType<Stored>;
  /** One for each version before this, under its number. */
  upcasts?: Readonly<Record<number, Upcast>>;
  /** Makes anew what is derived from an item and stored beside it; for a migration. */
  rebuild?: (item: Item) => Item;
  /** For entries that are only ever added: a migration leaves them as they were written. */
  neverRewritten?: true;
}

export interface Kind<Stored> extends Omit<Declaration<Stored>, "schema"> {
  /** An item as it is written now. */
  write(stored: Stored): Item;
  /** What an item holds; throws `RecordAtFault` where that is not what its kind declares. */
  parse(item: Item): Stored;
  /** The same; undefined where there is no item. */
  read(item: Item | undefined): Stored | undefined;
  /** The item in the shape of this version, whatever it held beside. */
  bringUp(item: Item): Item;
  versionOf(item: Item): number;
}

/** `SELECTION#…`, `SEALED`: which item is meant, and nothing of whose it is. */
const shapeOf = (key: unknown): string => {
  if (typeof key !== "string") return "(no key)";
  const [start] = /^[A-Za-z-]+#/.exec(key) ?? [];
  return start ? `${start}…` : /^[A-Z]+$/.test(key) ? key : "…";
};

/** Names of fields and places in lists; a name that no schema wrote could be part of what is stored. */
const pathOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${/^[\w:-]{1,60}$/.test(String(step)) ? String(step) : "…"}`).join("") || "/";

/** An item that is not what its kind declares. Says where, never what stands there. */
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
  // Written by a later release than this: to read it as something else could lose what that one added.
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
        // What the upcast says of it may quote the item.
        throw new RecordAtFault(kind, item, `cannot be brought up from version ${version}`);
      }
    }
    return current;
  };

  const check = (item: Item, original: Item): Stored => {
    // Without the code that zod writes for a schema: that pays only after thousands of items, and the first waits for it.
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
