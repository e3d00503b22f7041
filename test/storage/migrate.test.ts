import { execFile } from "node:child_process";
import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as z from "zod";
import { auditHead } from "../../core/domain/privacy/audit-head.ts";
import { fields, text, whole } from "../../core/domain/shared/stored.ts";
import { type Migrated, type Migrating, migrateRecords } from "../../core/processes/migrate-records.ts";
import { createStore, type Item } from "../../core/storage/dynamodb/store.ts";
import { everyTable, type TableName, tables } from "../../core/storage/dynamodb/tables.ts";
import { readTablePage } from "../../core/storage/dynamodb/whole-table.ts";
import { type AnyKind, everyKind } from "../../core/storage/items/kinds.ts";
import { declareKind } from "../../core/storage/items/versioned.ts";
import { type Running, runBerdaya } from "../../local/run.ts";
import { injectFaults, lastingFaults } from "../faults/faulty-client.ts";
import { createApi } from "../support/api.ts";
import { frozenRecords, putFrozen } from "../support/frozen-records.ts";
import { type Looked, lookIntoTables } from "../support/look-into-tables.ts";
import { siteFolder } from "../support/start-local.ts";

let dataFolder: string;
let running: Running;
let tablesSeen: ReturnType<typeof lookIntoTables>;
let client: DynamoDBClient;
let frozen: ReadonlyMap<string, Looked>;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "berdaya-migrate-"));
  await copyFile(join(frozenRecords, "identity-secret.json"), join(dataFolder, "identity-secret.json"));
  running = await runBerdaya({ dataFolder, siteFolder, port: 0, runsByItself: false });
  running.clock.set("2026-11-24T03:00:00Z");
  client = new DynamoDBClient();
  tablesSeen = lookIntoTables(client);
  await putFrozen(client);
  frozen = await everything();
});
let isStopped = false;
const stop = async () => {
  if (!isStopped) await running?.stop();
  isStopped = true;
};
afterAll(async () => {
  await stop();
  await rm(dataFolder, { recursive: true, force: true });
});
/** What the first version stored, as it stored it: what a test changed is put back. */
beforeEach(async () => {
  if (isStopped) return;
  const changed = [...(await everything())].filter(([id, item]) => !isDeepStrictEqual(item, frozen.get(id)));
  for (let from = 0; from < changed.length; from += 100)
    await tablesSeen.store.commit(
      changed.slice(from, from + 100).map(([id, { pk, sk }]) => ({
        table: id.split(" ")[0] as TableName,
        pk,
        sk,
        ...(frozen.has(id) ? { put: frozen.get(id) as Looked } : { remove: true as const }),
      })),
    );
});

const everything = async (): Promise<Map<string, Looked>> => {
  const all = new Map<string, Looked>();
  for (const { name } of everyTable)
    for (const item of await tablesSeen.everyItem(name)) all.set(`${name} ${item.pk} ${item.sk}`, item);
  return all;
};

const migrate = (asked: Partial<Migrating> = {}, by = client, limit = 50): Promise<Migrated> =>
  migrateRecords({
    store: createStore(by, process.env),
    readPage: (table, from) =>
      readTablePage(by, { tableName: process.env[tables[table].variable] ?? table, from, limit }),
    kinds: everyKind,
    tables: everyTable.map(({ name }) => name),
    dryRun: false,
    ...asked,
  });

/** As a later release might declare toolkits: each says in which condition it came. */
const toolkitsWithCondition = declareKind<{ version: number }>({
  kind: "toolkit",
  table: "toolkits",
  pk: /^TOOLKIT#/,
  sk: /^TOOLKIT$/,
  version: 2,
  upcasts: {
    1: ({ record, ...rest }) => ({ ...rest, record: { ...(record as Item), condition: "unknown" } }),
  },
  schema: () =>
    fields({ version: whole(), audit: auditHead(), record: fields({ serial: text(), condition: text() }) }),
});
/** And messages: the state stands in the message alone. */
const messagesWithoutState = declareKind<object>({
  kind: "message",
  table: "applications",
  pk: /^APPLICATION#/,
  sk: /^MESSAGE#/,
  version: 2,
  upcasts: { 1: ({ messageState: _state, ...rest }) => rest },
  schema: () => fields({ message: fields({ messageId: text() }), messageState: z.undefined().optional() }),
});
const later: readonly AnyKind[] = everyKind.map(
  (kind) => [toolkitsWithCondition, messagesWithoutState].find((each) => each.kind === kind.kind) ?? kind,
);

const outdatedIn = ({ found }: Migrated): Record<string, number> =>
  Object.fromEntries(
    found.filter(({ outdated }) => outdated > 0).map(({ kind, outdated }) => [kind, outdated]),
  );

/** Brings up what the first version stored, so that a test sees only what its own release changes. */
const asThisReleaseWrites = async (): Promise<void> => {
  expect((await migrate()).faults).toEqual([]);
};

describe("what the first version stored", () => {
  test("is of known kinds throughout, and this release rewrites nothing of it", async () => {
    const before = await everything();
    const migrated = await migrate();
    expect(migrated.faults).toEqual([]);
    expect(outdatedIn(migrated)).toEqual({});
    expect(migrated.found.reduce((sum, { items }) => sum + items, 0)).toBe(before.size);
    expect(await everything()).toEqual(before);
  });

  test("has its report projections made anew where they are not what the record makes now", async () => {
    await asThisReleaseWrites();
    const before = await everything();
    const [id, item] = [...before].find(([, { sk }]) => sk === "APPLICATION") as [string, Looked];
    await tablesSeen.store.commit([
      {
        table: "applications",
        pk: item.pk,
        sk: item.sk,
        put: { ...item, facts: JSON.stringify({ ...JSON.parse(item.facts), ageBand: "0-1" }) },
      },
    ]);
    expect(outdatedIn(await migrate({ dryRun: true }))).toEqual({ application: 1 });
    expect(outdatedIn(await migrate())).toEqual({ application: 1 });
    const after = (await everything()).get(id) as Looked;
    expect(JSON.parse(after.facts)).toEqual(JSON.parse(item.facts));
    expect({ ...after, facts: "" }).toEqual({ ...item, facts: "" });
  });
});

describe("a later version of two kinds", () => {
  beforeEach(asThisReleaseWrites);
  const expectMigrated = async (before: ReadonlyMap<string, Looked>) => {
    const after = await everything();
    expect(after.size).toBe(before.size);
    for (const [id, item] of before) {
      const now = after.get(id) as Looked;
      if (id.startsWith("toolkits TOOLKIT#"))
        expect(now).toEqual({
          ...item,
          record: { ...item.record, condition: "unknown" },
          schemaVersion: 2,
        });
      else if (String(item.sk).startsWith("MESSAGE#"))
        expect(now).toEqual({ pk: item.pk, sk: item.sk, message: item.message, schemaVersion: 2 });
      else expect(now).toEqual(item);
    }
  };

  test("is counted by a dry run, which writes nothing", async () => {
    const before = await everything();
    expect(outdatedIn(await migrate({ kinds: later, dryRun: true }))).toEqual({ toolkit: 13, message: 275 });
    expect(await everything()).toEqual(before);
  });

  test("is written once, and a second run finds nothing left", async () => {
    const before = await everything();
    expect(outdatedIn(await migrate({ kinds: later }))).toEqual({ toolkit: 13, message: 275 });
    await expectMigrated(before);
    expect(outdatedIn(await migrate({ kinds: later }))).toEqual({});
  });

  test("stops at any write, and the next run goes on from there", async () => {
    const before = await everything();
    let written = 0;
    let stops = 0;
    let resumed = 0;
    for (; ; stops += 1) {
      const faulty = injectFaults(new DynamoDBClient());
      // Each run gets some writes further before it dies, at one time before a write and at another after it.
      const fault = lastingFaults[stops % 2 ? "may not do it" : "is answered with what nobody knows"];
      let left = 90;
      faulty.start((_call, command) => {
        if (command !== "TransactWriteItemsCommand") return undefined;
        left -= 1;
        return left < 0 ? fault : undefined;
      });
      const done = await migrate({ kinds: later }, faulty.client).catch(() => undefined);
      if (!done) continue;
      resumed += done.resumed.length;
      written += Object.values(outdatedIn(done)).reduce((sum, each) => sum + each, 0);
      break;
    }
    expect(stops).toBeGreaterThan(2);
    expect(resumed).toBeGreaterThan(0);
    expect(written).toBeLessThan(288);
    await expectMigrated(before);
  });

  test("overwrites nothing that a command wrote since the page was read", async () => {
    const [first, second] = (await tablesSeen.everyItem("toolkits")).filter(({ sk }) => sk === "TOOLKIT") as [
      Looked,
      Looked,
    ];
    const head = { sequence: 7, hash: "f".repeat(64) };
    let raced = false;
    const migrated = await migrate({
      kinds: later,
      readPage: async (table, from) => {
        const page = await readTablePage(client, { tableName: table, from, limit: 1000 });
        if (table !== "toolkits" || raced) return page;
        raced = true;
        await tablesSeen.store.commit([
          // A command of the later release: whole, in the new shape.
          {
            table: "toolkits",
            pk: first.pk,
            sk: first.sk,
            put: {
              ...first,
              version: first.version + 1,
              record: { ...first.record, version: first.version + 1, condition: "new" },
              schemaVersion: 2,
            },
          },
          // One that changes the item in place, and not its version.
          {
            table: "toolkits",
            pk: second.pk,
            sk: second.sk,
            update: { expression: "SET audit = :audit", values: { ":audit": head } },
          },
        ]);
        return page;
      },
    });
    expect(migrated.faults).toEqual([]);
    const after = await everything();
    expect(after.get(`toolkits ${first.pk} TOOLKIT`)).toMatchObject({
      version: first.version + 1,
      record: { condition: "new" },
      schemaVersion: 2,
    });
    expect(after.get(`toolkits ${second.pk} TOOLKIT`)).toEqual({
      ...second,
      audit: head,
      record: { ...second.record, condition: "unknown" },
      schemaVersion: 2,
    });
  });
});

describe("an item of a release to come", () => {
  beforeEach(asThisReleaseWrites);
  const aCohortToCome = async () => {
    const [cohort] = (await tablesSeen.everyItem("cohorts")).filter(({ sk }) => sk === "COHORT") as [Looked];
    await tablesSeen.store.commit([
      { table: "cohorts", pk: cohort.pk, sk: cohort.sk, put: { ...cohort, schemaVersion: 2 } },
    ]);
    return cohort;
  };

  test("is refused by a reader, and left as it stands by a migration, which names it", async () => {
    const cohort = await aCohortToCome();
    const reply = await (await createApi(running.url).as("manager")).get(
      `/api/staff/cohorts/${cohort.record.cohortId}`,
    );
    expect([reply.status, reply.body.type]).toEqual([500, "internal-error"]);
    const before = await everything();
    expect((await migrate()).faults).toEqual([
      { what: "cohort at COHORT#… COHORT: of version 2, and 1 is the newest known here", items: 1 },
    ]);
    expect(await everything()).toEqual(before);
  });
});

describe("npm run migrate -- local", () => {
  const run = (folder: string, ...more: string[]) =>
    promisify(execFile)(
      process.execPath,
      [resolve(import.meta.dirname, "../../scripts/migrate.ts"), "local", ...more],
      { env: { ...process.env, BERDAYA_DATA: folder } },
    ).catch((error: { code: number; stderr: string; stdout: string }) => error);

  test("leaves a store alone in which Berdaya runs, and says so", async () => {
    expect(await run(dataFolder, "--dry-run")).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("already runs on the data in"),
    });
  });

  test("says where it looked when nothing is stored there", async () => {
    expect(await run(join(dataFolder, "none"))).toMatchObject({
      code: 1,
      stderr: expect.stringContaining("Nothing is stored in"),
    });
  });

  test("counts what stands in a folder by kind and version", async () => {
    await stop();
    const { stdout } = await run(dataFolder, "--dry-run");
    expect(stdout).toContain("message, version 1: 275\n");
    expect(stdout).toContain("audit-entry, version 1: 545\n");
    expect(stdout).not.toContain("AT FAULT");
  });
});
