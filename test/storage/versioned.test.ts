import { unmarshall } from "@aws-sdk/util-dynamodb";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { fields, text } from "../../core/domain/shared/stored.ts";
import { everyTable } from "../../core/storage/dynamodb/tables.ts";
import { everyKind, findKind } from "../../core/storage/items/kinds.ts";
import { declareKind, RecordAtFault } from "../../core/storage/items/versioned.ts";
import { readFrozen } from "../support/frozen-records.ts";

/** A kind that has changed twice: a name in two parts became one, and then a place was added. */
const kind = declareKind<{ name: string; place: string | null }>({
  kind: "partner",
  table: "cohorts",
  pk: /^PARTNER#/,
  sk: /^PARTNER$/,
  version: 3,
  upcasts: {
    1: ({ first, last, ...rest }) => ({ ...rest, name: [first, last].join(" ") }),
    2: (older) => ({ ...older, place: (older.name as string).includes("Samarinda") ? "64.72" : null }),
  },
  schema: () => fields({ name: text(), place: text().nullable() }),
});
const key = { pk: "PARTNER#6472056005980001", sk: "PARTNER" };
const faultOf = (item: Record<string, unknown>): string => {
  try {
    kind.parse({ ...key, ...item });
  } catch (error) {
    expect(error).toBeInstanceOf(RecordAtFault);
    return (error as Error).message;
  }
  return "none";
};

describe("a kind of item", () => {
  test("is brought up step by step from each version, one without a number being the first", () => {
    const now = { name: "LPK Samarinda", place: "64.72" };
    expect(kind.parse({ ...key, first: "LPK", last: "Samarinda" })).toMatchObject(now);
    expect(kind.parse({ ...key, name: "LPK Samarinda", schemaVersion: 2 })).toMatchObject(now);
    expect(kind.parse({ ...key, ...now, schemaVersion: 3 })).toMatchObject(now);
    expect(kind.write(now)).toEqual({ ...now, schemaVersion: 3 });
  });

  test("keeps what its schema does not name", () => {
    const item = { ...key, name: "LPK", place: null, since: "2026-11-24", schemaVersion: 3 };
    expect(kind.parse(item)).toEqual(item);
  });

  test("of a later release is refused, and says which is known", () => {
    expect(faultOf({ name: "LPK", place: null, schemaVersion: 4 })).toBe(
      "partner at PARTNER#… PARTNER: of version 4, and 3 is the newest known here",
    );
  });

  test.each([0, -1, 1.5, "2", null, Number.NaN])("with %s for a version is refused", (schemaVersion) => {
    expect(faultOf({ name: "LPK", place: null, schemaVersion })).toMatch(/its schemaVersion is no version$/);
  });

  test("that is at fault is named by its keys' shape and its fields, and by no value", () => {
    const message = faultOf({ name: { secret: "Siti" }, place: 6472056005980001, schemaVersion: 3 });
    expect(message).toBe("partner at PARTNER#… PARTNER: wrong at /name /place");
  });

  test("that cannot be brought up is at fault, and nothing is said of what its upcast met", () => {
    expect(faultOf({ name: { secret: "Siti" }, schemaVersion: 2 })).toBe(
      "partner at PARTNER#… PARTNER: cannot be brought up from version 2",
    );
  });

  test("does not name a field that only the item knows", () => {
    const open = declareKind({
      kind: "open",
      table: "cohorts",
      pk: /^OPEN#/,
      sk: /^OPEN$/,
      version: 1,
      schema: () => z.object({ by: z.record(z.string(), z.number()) }),
    });
    expect(() => open.parse({ pk: "OPEN#1", sk: "SITI#1", by: { "Siti Rahmah": "x" } })).toThrow(
      "open at OPEN#… SITI#…: wrong at /by/…",
    );
  });
});

describe("the kinds that are stored", () => {
  test.each(everyTable)("hold every item of the first version in $name, each one alone", async ({ name }) => {
    for (const stored of await readFrozen(name)) {
      const item = unmarshall(stored);
      const kinds = everyKind.filter((each) => findKind([each], name, item));
      expect(
        kinds.map((each) => each.kind),
        `${item.pk} ${item.sk}`,
      ).toHaveLength(1);
      kinds[0]?.parse(item);
    }
  });

  test("have an upcast for each version before theirs", () => {
    for (const { kind: name, version, bringUp } of everyKind)
      for (let older = 1; older < version; older += 1)
        expect(() => bringUp({ schemaVersion: older }), name).not.toThrow(/has no upcast/);
  });
});
