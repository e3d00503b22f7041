import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBRecord } from "aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { createTables } from "../../local/create-tables.ts";
import { type Engine, startEngine } from "../../local/engine.ts";
import { type StreamReader, startStreamReader } from "../../local/stream-reader.ts";

let folder: string;
let file: string;
let engine: Engine;
let client: DynamoDBClient;
let table = "";
let readers: StreamReader[] = [];

const open = async () => {
  engine = await startEngine({ file });
  client = new DynamoDBClient({
    endpoint: engine.endpoint,
    region: "ap-southeast-3",
    credentials: { accessKeyId: "berdaya", secretAccessKey: "berdaya-local" },
  });
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-stream-"));
  file = join(folder, "engine.db");
  await open();
});
afterAll(async () => {
  await engine.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  table = `applications-${Math.random().toString(36).slice(2)}`;
  await createTables(client, [{ name: table, partitionKey: "pk", sortKey: "sk", stream: true }]);
});
afterEach(async () => {
  await Promise.all(readers.map((reader) => reader.stop()));
  readers = [];
  vi.restoreAllMocks();
});

const key = (serial: number) => ({ pk: { S: String(serial) }, sk: { S: "application" } });
const write = (serial: number, status = "submitted") =>
  client.send(new PutItemCommand({ TableName: table, Item: { ...key(serial), status: { S: status } } }));
const read = (onRecords: (records: DynamoDBRecord[]) => unknown, intervalMilliseconds = 20) => {
  const reader = startStreamReader({
    endpoint: engine.endpoint,
    table,
    folder,
    intervalMilliseconds,
    onRecords: ({ Records }) => onRecords(Records),
  });
  readers.push(reader);
  return reader;
};
const serials = (records: DynamoDBRecord[]) => records.map(({ dynamodb }) => Number(dynamodb?.Keys?.pk?.S));
const upTo = (count: number) => Array.from({ length: count }, (_, serial) => serial);

describe("the reader of a table's changes", () => {
  it("hands each change on in the form of Lambda's event, from the beginning", async () => {
    await write(1);
    await write(1, "verified");
    await client.send(new DeleteItemCommand({ TableName: table, Key: key(1) }));
    const seen: DynamoDBRecord[] = [];
    await read((records) => seen.push(...records)).drained();
    expect(seen.map(({ eventName }) => eventName)).toEqual(["INSERT", "MODIFY", "REMOVE"]);
    expect(seen[1]).toMatchObject({
      eventID: expect.any(String),
      eventSource: "aws:dynamodb",
      eventSourceARN: expect.stringContaining(table),
      dynamodb: {
        Keys: key(1),
        OldImage: { ...key(1), status: { S: "submitted" } },
        NewImage: { ...key(1), status: { S: "verified" } },
        SequenceNumber: expect.any(String),
      },
    });
  });

  it("hands on every kind of value as JSON has it: bytes as base64, an instant in seconds", async () => {
    const values = {
      bytes: { B: Buffer.from("\u0000NIK") },
      some: {
        L: [{ N: "1" }, { BOOL: true }, { NULL: true as const }, { M: { in: { B: Buffer.from("x") } } }],
      },
      words: { SS: ["a", "b"] },
      numbers: { NS: ["1", "2"] },
      pieces: { BS: [Buffer.from("p")] },
    };
    await client.send(new PutItemCommand({ TableName: table, Item: { ...key(1), ...values } }));
    const seen: DynamoDBRecord[] = [];
    await read((records) => seen.push(...records)).drained();
    const image = seen[0]?.dynamodb?.NewImage;
    expect(image).toMatchObject({
      ...values,
      bytes: { B: Buffer.from("\u0000NIK").toString("base64") },
      some: { L: [...values.some.L.slice(0, 3), { M: { in: { B: "eA==" } } }] },
      pieces: { BS: ["cA=="] },
    });
    expect(JSON.parse(JSON.stringify(image))).toEqual(image);
    const createdAt = seen[0]?.dynamodb?.ApproximateCreationDateTime ?? 0;
    expect(Math.abs(createdAt - Date.now() / 1_000)).toBeLessThan(60);
  });

  it("is drained when all that was written before is handed on, over many batches too", async () => {
    for (const serial of upTo(230)) await write(serial);
    const batches: number[][] = [];
    const reader = read((records) => batches.push(serials(records)), 60_000);
    await reader.drained();
    expect(batches.flat()).toEqual(upTo(230));
    expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(100);
    await write(230);
    await reader.drained();
    expect(batches.at(-1)).toEqual([230]);
  });

  it("tries a batch that failed again, in order, until it succeeds", async () => {
    const complaint = vi.spyOn(console, "error").mockReturnValue();
    let failures = 3;
    const seen: number[] = [];
    const reader = read((records) => {
      failures -= 1;
      if (failures >= 0) throw new Error("The function failed.");
      seen.push(...serials(records));
    });
    for (const serial of upTo(5)) await write(serial);
    await reader.drained();
    expect(seen).toEqual(upTo(5));
    expect(complaint).toHaveBeenCalledOnce();
  });

  it("goes on where it stopped, over a restart of the engine too", async () => {
    const seen: number[] = [];
    const first = read((records) => seen.push(...serials(records)));
    for (const serial of upTo(5)) await write(serial);
    await first.drained();
    await first.stop();
    for (const serial of [5, 6]) await write(serial);
    await engine.stop();
    await open();
    await write(7);
    await read((records) => seen.push(...serials(records))).drained();
    expect(seen).toEqual(upTo(8));
  });

  it("gives a batch up that fails every time, and goes on with what comes after it", async () => {
    const complaint = vi.spyOn(console, "error").mockReturnValue();
    await write(0);
    const seen: number[] = [];
    let tries = 0;
    const reader = read((records) => {
      if (serials(records).includes(0)) {
        tries += 1;
        throw new Error("The function failed.");
      }
      seen.push(...serials(records));
    }, 1);
    await reader.drained();
    await write(1);
    await reader.drained();
    expect(tries).toBe(11);
    expect(seen).toEqual([1]);
    expect(complaint).toHaveBeenCalledTimes(2);
  });

  it("hands a batch on again that it was stopped in before it was done", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    await write(0);
    const refusing = vi.fn(() => {
      throw new Error("The function failed.");
    });
    const first = read(refusing);
    await vi.waitUntil(() => refusing.mock.calls.length > 0);
    await first.stop();
    const seen: number[] = [];
    await read((records) => seen.push(...serials(records))).drained();
    expect(seen).toEqual([0]);
  });

  it("waits while the engine is away", async () => {
    const complaint = vi.spyOn(console, "error").mockReturnValue();
    const answered = vi
      .spyOn(DynamoDBStreamsClient.prototype, "send")
      .mockImplementation(() => Promise.reject(new Error("connect ECONNREFUSED")));
    const seen: number[] = [];
    const reader = read((records) => seen.push(...serials(records)));
    await vi.waitUntil(() => answered.mock.calls.length > 2);
    answered.mockRestore();
    await write(0);
    await reader.drained();
    expect(seen).toEqual([0]);
    expect(complaint).toHaveBeenCalledOnce();
  });
});
