import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  ListStreamsCommand,
  TrimmedDataAccessException,
} from "@aws-sdk/client-dynamodb-streams";
import type { DynamoDBStreamEvent } from "aws-lambda";
import { localCredentials } from "./object-store/object-store.ts";
import { recordInEvent } from "./stream-event.ts";

export type StreamReader = {
  /** Resolves when the current batch is done. Nothing is passed on afterwards. */
  stop(): Promise<void>;
  /** Resolves when every change from before the call is passed on, or when the reader is stopped. */
  drained(): Promise<void>;
  /** The position up to which everything is passed on and saved. undefined when nothing is saved yet. */
  position(): StreamPosition | undefined;
};

export type StreamPosition = { streamArn: string; shardId: string; sequenceNumber: string };

/** Lambda passes on this many records at once, unless configured otherwise. */
const batchSize = 100;
const longestPauseMilliseconds = 10_000;
/**
 * The same as the setting of the event source. A batch that fails every time must not block the later records
 * for ever.
 */
const mostRetries = 10;

/**
 * Passes on the changes of a table as Lambda's event source does: in order, at least once, in batches. A
 * failed batch is repeated until it succeeds or has failed too often.
 *
 * The data folder holds the position. A restart continues from there, and a new store is read from its
 * beginning.
 */
export function startStreamReader({
  endpoint,
  table,
  name = table,
  folder,
  onRecords,
  intervalMilliseconds = 250,
}: {
  endpoint: string;
  table: string;
  /** The name of the reader. Several readers may read one table, each with its own position. */
  name?: string;
  folder: string;
  onRecords: (event: DynamoDBStreamEvent) => unknown;
  intervalMilliseconds?: number;
}): StreamReader {
  const path = join(folder, `stream-${name}.json`);
  const streams = connect(endpoint);
  let stopped = false;
  let passed: StreamPosition | undefined;
  let wake = () => {};
  let looks = 0;
  let waiting: { sinceLook: number; done(): void }[] = [];
  let place: { streamArn: string; shardId: string; iterator: string } | undefined;
  let finishedShardId: string | undefined;

  const rest = (milliseconds: number) =>
    new Promise<void>((done) => {
      const timer = setTimeout(done, milliseconds);
      wake = () => {
        clearTimeout(timer);
        done();
      };
    });

  /** Reads the stream once. Returns whether more changes may be ready at once. */
  async function look(): Promise<boolean> {
    place ??= await findPlace();
    if (!place) return false;
    const { streamArn, shardId, iterator } = place;
    const { Records = [], NextShardIterator } = await streams.send(
      new GetRecordsCommand({ ShardIterator: iterator, Limit: batchSize }),
    );
    const sequenceNumber = Records.at(-1)?.dynamodb?.SequenceNumber;
    if (sequenceNumber) {
      await handOn({ Records: Records.map((record) => recordInEvent(record, streamArn)) });
      const position = { streamArn, shardId, sequenceNumber };
      await keepPosition(path, position);
      passed = position;
    }
    if (NextShardIterator) {
      place = { streamArn, shardId, iterator: NextShardIterator };
      return Records.length > 0;
    }
    finishedShardId = shardId;
    place = await findPlace();
    return place !== undefined;
  }

  async function handOn(event: DynamoDBStreamEvent): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        await onRecords(event);
        return;
      } catch (error) {
        if (failures === 0)
          console.error(`Changes of ${table} could not be handed on; they are tried again.`, error);
        if (failures === mostRetries) {
          console.error(`Changes of ${table} were given up.`, error);
          return;
        }
        await rest(Math.min(intervalMilliseconds * 2 ** failures, longestPauseMilliseconds));
        if (stopped) throw error;
      }
    }
  }

  /** The place where reading continues: after the saved position, or at the beginning of the next shard. */
  async function findPlace() {
    const streamArn = await findStream(streams, table);
    if (!streamArn) return undefined;
    const shards = await listShards(streams, streamArn);
    const kept = await readPosition(path);
    const current = finishedShardId ?? (kept?.streamArn === streamArn ? kept.shardId : undefined);
    const at = current === undefined ? -1 : shards.indexOf(current);
    const shardId = shards[finishedShardId ? at + 1 : Math.max(0, at)];
    if (!shardId) return undefined;
    const goesOn = kept?.streamArn === streamArn && kept.shardId === shardId;
    if (goesOn) passed ??= kept;
    const iterator =
      (goesOn && (await openShard(streams, streamArn, shardId, kept.sequenceNumber))) ||
      (await openShard(streams, streamArn, shardId));
    return iterator ? { streamArn, shardId, iterator } : undefined;
  }

  const running = (async () => {
    let inTrouble = false;
    while (!stopped) {
      looks += 1;
      const thisLook = looks;
      try {
        const more = await look();
        inTrouble = false;
        if (more) continue;
      } catch (error) {
        if (stopped) break;
        if (!inTrouble) console.error(`The changes of ${table} cannot be read; it is tried again.`, error);
        inTrouble = true;
        place = undefined;
        await rest(intervalMilliseconds * 4);
        continue;
      }
      for (const { sinceLook, done } of waiting) if (thisLook > sinceLook) done();
      waiting = waiting.filter(({ sinceLook }) => thisLook <= sinceLook);
      if (waiting.length === 0 && !stopped) await rest(intervalMilliseconds);
    }
    for (const { done } of waiting) done();
  })();

  return {
    position: () => passed,
    async stop() {
      stopped = true;
      wake();
      await running;
      streams.destroy();
    },
    drained() {
      if (stopped) return running;
      return new Promise((done) => {
        waiting.push({ sinceLook: looks, done });
        wake();
      });
    },
  };
}

/** The reader itself looks again, so the client needs no retries. */
const connect = (endpoint: string) =>
  new DynamoDBStreamsClient({
    endpoint,
    region: "ap-southeast-3",
    credentials: localCredentials,
    maxAttempts: 1,
    requestHandler: { requestTimeout: 30_000, throwOnRequestTimeout: true },
  });

async function findStream(streams: DynamoDBStreamsClient, table: string): Promise<string | undefined> {
  const { Streams = [] } = await streams.send(new ListStreamsCommand({ TableName: table }));
  return Streams.at(-1)?.StreamArn;
}

/** The names of shards begin with their time, so a parent comes before its child. */
async function listShards(streams: DynamoDBStreamsClient, streamArn: string): Promise<string[]> {
  const shardIds: string[] = [];
  let last: string | undefined;
  do {
    const { StreamDescription } = await streams.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ExclusiveStartShardId: last }),
    );
    for (const { ShardId } of StreamDescription?.Shards ?? []) if (ShardId) shardIds.push(ShardId);
    last = StreamDescription?.LastEvaluatedShardId;
  } while (last);
  return shardIds.sort();
}

/**
 * Opens a shard at its beginning, or after a sequence number. undefined when the engine no longer has the
 * changes after that number.
 */
async function openShard(
  streams: DynamoDBStreamsClient,
  streamArn: string,
  shardId: string,
  after?: string,
): Promise<string | undefined> {
  try {
    const { ShardIterator } = await streams.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: after === undefined ? "TRIM_HORIZON" : "AFTER_SEQUENCE_NUMBER",
        SequenceNumber: after,
      }),
    );
    return ShardIterator;
  } catch (error) {
    if (after !== undefined && error instanceof TrimmedDataAccessException) return undefined;
    throw error;
  }
}

async function readPosition(path: string): Promise<StreamPosition | undefined> {
  try {
    return JSON.parse(await readFile(path, "utf8")) as StreamPosition;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function keepPosition(path: string, position: StreamPosition): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  const draft = `${path}.new`;
  const file = await open(draft, "w");
  try {
    await file.writeFile(JSON.stringify(position));
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
}
