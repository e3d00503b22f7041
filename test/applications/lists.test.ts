import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createStore } from "../../core/storage/dynamodb/store.ts";
import { createApplicationLists } from "../../core/storage/repositories/application-lists.ts";
import type { Running } from "../../local/run.ts";
import { injectFaults } from "../faults/faulty-client.ts";
import { type Filters, filters, manyApplications } from "../support/many-applications.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let store: ReturnType<typeof manyApplications>;
beforeAll(async () => {
  running = await startLocal();
  store = manyApplications(new DynamoDBClient());
  await store.add(500);
});
afterAll(() => running?.stop());

/** The calls and the items read that a first page costs. */
const costOf = async (asked: Filters) => {
  let read = 0;
  const client = new DynamoDBClient();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const reply = await next(args);
      const { ScannedCount = 0 } = reply.output as { ScannedCount?: number };
      if (context.commandName === "QueryCommand") read += ScannedCount;
      return reply;
    },
    { step: "initialize", name: "counting" },
  );
  const counted = injectFaults(client);
  await createApplicationLists(createStore(client, process.env)).list({ ...asked, limit: 25 });
  return { calls: counted.calls(), read };
};

describe("a list of applications", () => {
  test("costs as much with a thousand as with five hundred", async () => {
    const pages: Filters[] = [{}, { cohortId: "2026-1" }, { status: "submitted" }];
    const before = await Promise.all(pages.map(costOf));
    await store.add(500);
    const after = await Promise.all(pages.map(costOf));
    expect(after).toEqual(before);
    for (const { calls, read } of after) {
      expect(calls).toHaveLength(4);
      expect(read).toBeLessThanOrEqual(4 * 26);
    }
  });

  test("page by page is all of them once, newest first", async () => {
    const all = await store.pageThrough({}, 100);
    expect(all).toEqual(store.naively({}));
    expect(new Set(all).size).toBe(store.everybody.length);
  });

  test("oldest first is the same list the other way round", async () => {
    expect(await store.pageThrough({ order: "oldest" }, 30)).toEqual(store.naively({}).reverse());
  });

  test("by any filters is what a plain sort of the table gives", async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(30, 100), async (asked, limit) => {
        expect(await store.pageThrough(asked, limit)).toEqual(store.naively(asked));
      }),
      { numRuns: 12 },
    );
  });

  test("one by one loses nobody", async () => {
    const asked = { cohortId: "kecil" };
    expect(await store.pageThrough(asked, 1)).toEqual(store.naively(asked));
  });

  test("shows who came since its first page to whoever begins anew, and leaves out nobody who was there", async () => {
    const before = store.naively({});
    const first = await store.lists.list({ limit: 10 });
    await store.add(5);
    const seen = [
      ...first.items.map(({ reference }) => reference as string),
      ...(await store.pageThrough({}, 100, first.cursor)),
    ];
    expect(seen.filter((each) => before.includes(each))).toEqual(before);
    expect(new Set(seen).size).toBe(seen.length);
    expect(await store.pageThrough({}, 100)).toEqual(store.naively({}));
  });

  test("never reads the table from end to end, however little a filter leaves", async () => {
    const { calls, read } = await costOf({ skill: "security" });
    expect(new Set(calls)).toEqual(new Set(["QueryCommand"]));
    expect(read).toBeLessThan(1000);
  });
});

test("what reports count of every application is each of them once", async () => {
  const seen: string[] = [];
  for await (const { reference } of store.lists.readReportFacts()) seen.push(reference);
  expect(seen.toSorted()).toEqual(store.everybody.map(({ reference }) => reference as string).toSorted());
});
