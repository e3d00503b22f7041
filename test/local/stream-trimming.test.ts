import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createTables } from "../../local/create-tables.ts";
import { type Engine, startEngine } from "../../local/engine.ts";
import { type StreamReader, startStreamReader } from "../../local/stream-reader.ts";
import { type StreamTrimming, startStreamTrimming } from "../../local/stream-trimming.ts";

const table = "applications";
let folder: string;
let engine: Engine;
let client: DynamoDBClient;
let readers: StreamReader[] = [];
let trimming: StreamTrimming | undefined;

const file = () => join(folder, "tables.db");
const open = async () => {
  engine = await startEngine({ file: file() });
  client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: "ap-southeast-3",
    // An engine that is held up by the trimming would refuse: nothing here tries again for it.
    maxAttempts: 1,
    credentials: { accessKeyId: "berdaya", secretAccessKey: "berdaya-local" },
  });
};
const write = (serial: number) =>
  client.send(
    new PutItemCommand({ TableName: table, Item: { pk: { S: String(serial) }, sk: { S: "APPLICATION" } } }),
  );
const writeMany = async (from: number, to: number) => {
  for (let serial = from; serial < to; serial += 1) await write(serial);
};
const read = (name: string, onRecords: (event: DynamoDBStreamEvent) => unknown): StreamReader => {
  const reader = startStreamReader({
    endpoint: engine.endpoint,
    table,
    name,
    folder,
    onRecords,
    intervalMilliseconds: 20,
  });
  readers.push(reader);
  return reader;
};
const serialsOf = ({ Records }: DynamoDBStreamEvent) =>
  Records.map(({ dynamodb }) => Number(dynamodb?.Keys?.pk?.S));
const trimmed = () => {
  trimming = startStreamTrimming({
    file: file(),
    streams: [table],
    positionsOf: () => readers.map((reader) => reader.position()),
  });
  return trimming;
};
const recordsKept = (): number => {
  const database = new DatabaseSync(file(), { readOnly: true });
  try {
    return Number(database.prepare("SELECT count(*) AS kept FROM _stream_records").get()?.kept);
  } finally {
    database.close();
  }
};
const close = async () => {
  trimming?.stop();
  trimming = undefined;
  await Promise.all(readers.map((reader) => reader.stop()));
  readers = [];
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-trimming-"));
  await open();
  await createTables(client, [{ name: table, partitionKey: "pk", sortKey: "sk", stream: true }]);
});
afterEach(async () => {
  await close();
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("The changes of a table at home", () => {
  test("go once every reader has passed them, but for the last", async () => {
    const [one, other] = [read("one", () => {}), read("other", () => {})];
    await writeMany(0, 30);
    await Promise.all([one.drained(), other.drained()]);
    expect(recordsKept()).toBe(30);
    trimmed().trim();
    expect(recordsKept()).toBe(1);
  });

  test("stay while one reader has not passed them", async () => {
    let isBroken = true;
    const told: number[] = [];
    const one = read("one", () => {});
    read("slow", (event) => {
      if (isBroken) throw new Error("not yet");
      told.push(...serialsOf(event));
    });
    await writeMany(0, 20);
    await one.drained();
    trimmed().trim();
    expect(recordsKept()).toBe(20);
    isBroken = false;
    await readers[1]?.drained();
    trimming?.trim();
    expect(recordsKept()).toBe(1);
    expect([...new Set(told)]).toEqual(Array.from({ length: 20 }, (_, serial) => serial));
  });

  test("are numbered on after a restart, and none of them is lost or told to nobody", async () => {
    const told: number[] = [];
    await writeMany(0, 10);
    await read("one", (event) => told.push(...serialsOf(event))).drained();
    trimmed().trim();
    await close();
    await writeMany(10, 15);
    await engine.stop();
    await open();
    await writeMany(15, 20);
    await read("one", (event) => told.push(...serialsOf(event))).drained();
    trimmed().trim();
    expect(recordsKept()).toBe(1);
    expect(told).toEqual(Array.from({ length: 20 }, (_, serial) => serial));
  });

  test("are all told where the engine is killed in the middle", async () => {
    const told = new Set<number>();
    read("one", (event) => serialsOf(event).forEach((serial) => void told.add(serial)));
    const trims = trimmed();
    const timer = setInterval(() => trims.trim(), 1);
    const written: number[] = [];
    const writing = (async () => {
      for (let serial = 0; serial < 500; serial += 1) {
        await write(serial);
        written.push(serial);
        if (serial === 120) process.kill(engine.processId as number, "SIGKILL");
      }
    })();
    await expect(writing).rejects.toThrow();
    clearInterval(timer);
    await close();
    await open();
    await read("one", (event) => serialsOf(event).forEach((serial) => void told.add(serial))).drained();
    expect(written.filter((serial) => !told.has(serial))).toEqual([]);
  });

  test("are trimmed while others write, and no write fails for it", async () => {
    read("one", () => {});
    const trims = trimmed();
    const timer = setInterval(() => trims.trim(), 1);
    await Promise.all([writeMany(0, 200), writeMany(200, 400), writeMany(400, 600), writeMany(600, 800)]);
    await readers[0]?.drained();
    clearInterval(timer);
    trims.trim();
    expect(recordsKept()).toBe(1);
  });
});
