import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { createTables } from "../../local/create-tables.ts";
import { EngineUnavailable, startEngine } from "../../local/engine.ts";

const clientOf = (endpoint: string) =>
  new DynamoDBClient({
    endpoint,
    region: "ap-southeast-3",
    credentials: { accessKeyId: "berdaya", secretAccessKey: "berdaya-local" },
    maxAttempts: 1,
  });

const applications = {
  name: "applications",
  partitionKey: "pk",
  sortKey: "sk",
  indexes: [{ name: "by-status", partitionKey: "statusShard", sortKey: "sk", projection: "ALL" as const }],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-engine-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

describe("the storage engine of the local run", () => {
  it("answers as soon as it is started, and no more once it is stopped", async () => {
    const engine = await startEngine();
    const client = clientOf(engine.endpoint);
    await createTables(client, [applications]);
    await engine.stop();
    await expect(client.send(new DescribeTableCommand({ TableName: "applications" }))).rejects.toThrow();
  });

  it("starts beside another one, each on a port of its own", async () => {
    const engines = await Promise.all([startEngine(), startEngine(), startEngine()]);
    expect(new Set(engines.map(({ endpoint }) => endpoint)).size).toBe(3);
    await Promise.all(engines.map(({ stop }) => stop()));
  });

  it("is the one that AWS_ENDPOINT_URL_DYNAMODB names, if there is one", async () => {
    const running = await startEngine();
    vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", running.endpoint);
    const engine = await startEngine();
    expect(engine.endpoint).toBe(running.endpoint);
    await engine.stop();
    await createTables(clientOf(running.endpoint), [applications]);
    await running.stop();
  });

  it("says what to do where no engine fits the platform", async () => {
    vi.spyOn(process, "platform", "get").mockReturnValue("sunos");
    await expect(startEngine()).rejects.toThrow(EngineUnavailable);
    await expect(startEngine()).rejects.toThrow(/install Java 17 or later/);
    vi.restoreAllMocks();
  });

  it("says so when it ends unasked", async () => {
    const file = join(folder, "dies.db");
    const onDeath = vi.fn();
    const { killed, engine } = await startAndKill(file, onDeath);
    await killed;
    expect(onDeath).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("ended unasked (SIGKILL)"));
    await engine.stop();
  });

  it("does not outlive a process that is killed", async () => {
    const parent = spawn(
      process.execPath,
      [
        "--input-type=module",
        "-e",
        `import { startEngine } from ${JSON.stringify(new URL("../../local/engine.ts", import.meta.url).href)};
         console.log((await startEngine()).endpoint); setInterval(() => {}, 1000);`,
      ],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const endpoint = await new Promise<string>((done) =>
      parent.stdout.once("data", (chunk) => done(String(chunk).trim())),
    );
    expect((await fetch(endpoint)).status).toBeLessThan(500);
    parent.kill("SIGKILL");
    await expect.poll(() => fetch(endpoint).then(Boolean, () => "gone"), { timeout: 5_000 }).toBe("gone");
  });

  it("keeps every acknowledged write when it is killed in the middle of writing", async () => {
    const file = join(folder, "killed.db");
    const { killed, engine, client, kill } = await startAndKill(file, () => {}, false);
    await createTables(client, [applications]);
    const acknowledged: number[] = [];
    const writers = [0, 1, 2, 3].map(async (writer) => {
      for (let serial = writer; ; serial += 4) {
        try {
          await client.send(
            new TransactWriteItemsCommand({
              TransactItems: ["application", "audit"].map((sk) => ({
                Put: {
                  TableName: "applications",
                  Item: { pk: { S: `a${serial}` }, sk: { S: sk }, statusShard: { S: "submitted" } },
                },
              })),
            }),
          );
        } catch {
          return;
        }
        acknowledged.push(serial);
      }
    });
    // On a busy machine the first writes take their time: it is killed in the middle of many, however long that takes.
    await expect.poll(() => acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(20);
    await pause(100);
    kill();
    await Promise.all([killed, ...writers]);
    await engine.stop();
    expect(acknowledged.length).toBeGreaterThan(20);

    const again = await startEngine({ file });
    const reader = clientOf(again.endpoint);
    for (const serial of acknowledged) {
      for (const sk of ["application", "audit"]) {
        const { Item } = await reader.send(
          new GetItemCommand({ TableName: "applications", Key: { pk: { S: `a${serial}` }, sk: { S: sk } } }),
        );
        expect(Item, `write ${serial} ${sk}`).toBeDefined();
      }
    }
    await again.stop();
  });
});

describe("the tables of the local run", () => {
  it("are made once, and a later version's index and stream are added to the items that are there", async () => {
    const engine = await startEngine();
    const client = clientOf(engine.endpoint);
    await createTables(client, [applications]);
    await client.send(
      new PutItemCommand({
        TableName: "applications",
        Item: { pk: { S: "a" }, sk: { S: "b" }, cohort: { S: "2026-1" }, name: { S: "Siti" } },
      }),
    );
    const later = {
      ...applications,
      stream: true,
      indexes: [
        ...applications.indexes,
        { name: "by-cohort", partitionKey: "cohort", sortKey: "sk", projection: ["name"] },
        { name: "by-name", partitionKey: "name", sortKey: "sk", projection: [] },
      ],
    };
    await createTables(client, [later]);
    await createTables(client, [later]);
    const found = await client.send(
      new QueryCommand({
        TableName: "applications",
        IndexName: "by-cohort",
        KeyConditionExpression: "cohort = :c",
        ExpressionAttributeValues: { ":c": { S: "2026-1" } },
      }),
    );
    expect(found.Items).toEqual([
      { pk: { S: "a" }, sk: { S: "b" }, cohort: { S: "2026-1" }, name: { S: "Siti" } },
    ]);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: "applications" }));
    expect(Table?.StreamSpecification?.StreamEnabled).toBe(true);
    await engine.stop();
  });

  it("refuse, with the remedy, a data folder whose index has other keys", async () => {
    const engine = await startEngine();
    const client = clientOf(engine.endpoint);
    await createTables(client, [applications]);
    const other = {
      ...applications,
      indexes: [{ name: "by-status", partitionKey: "pk", sortKey: "sk", projection: "ALL" as const }],
    };
    await expect(createTables(client, [other])).rejects.toThrow(/move the data folder away/);
    await engine.stop();
  });
});

/** Starts an engine on a file and kills it, now or later. */
async function startAndKill(file: string, onDeath: (sentence: string) => void, now = true) {
  let heard = () => {};
  const killed = new Promise<void>((done) => {
    heard = done;
  });
  const engine = await startEngine({
    file,
    onDeath: (sentence) => {
      onDeath(sentence);
      heard();
    },
  });
  const kill = () => process.kill(engine.processId ?? 0, "SIGKILL");
  if (now) kill();
  return { engine, killed, kill, client: clientOf(engine.endpoint) };
}
