import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { DynamoDBRecord, DynamoDBStreamEvent } from "aws-lambda";

export type StreamReader = {
  /** Resolves when the batch under way is done with; nothing is handed on afterwards. */
  stop(): Promise<void>;
  /** Resolves when everything that was written before the call is handed on, or the reader is stopped. */
  drained(): Promise<void>;
  /** Up to where everything is handed on and that is kept; undefined where nothing was yet. */
  position(): StreamPosition | undefined;
};

export type StreamPosition = { streamArn: string; shardId: string; sequenceNumber: string };
type Shard = { ShardId: string; ParentShardId?: string };

/** As many as Lambda hands on at once unless told otherwise. */
const batchSize = 100;
const longestPauseMilliseconds = 10_000;
/** As often as the event source is told to: what fails every time must not hold back for ever what comes after it. */
const mostRetries = 10;

/**
 * Hands the changes of a table on as Lambda's event source does: in order, at least once, in batches, and a batch that
 * fails again until it succeeds, or has failed too often.
 *
 * How far it came is kept in the data folder: a restart goes on from there, and a new store is read from its beginning.
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
  /** Whose reading it is: several may read one table, each as far as it came. */
  name?: string;
  folder: string;
  onRecords: (event: DynamoDBStreamEvent) => unknown;
  intervalMilliseconds?: number;
}): StreamReader {
  const path = join(folder, `stream-${name}.json`);
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

  /** One look at the stream; tells whether there may be more at once. */
  async function look(): Promise<boolean> {
    place ??= await findPlace();
    if (!place) return false;
    const { streamArn, shardId, iterator } = place;
    const { Records = [], NextShardIterator } = await call<{
      Records?: DynamoDBRecord[];
      NextShardIterator?: string | null;
    }>(endpoint, "GetRecords", { ShardIterator: iterator, Limit: batchSize });
    const sequenceNumber = Records.at(-1)?.dynamodb?.SequenceNumber;
    if (sequenceNumber) {
      await handOn({ Records: Records.map((record) => ({ ...record, eventSourceARN: streamArn })) });
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

  /** Where to read on: behind the kept position, or at the beginning of the shard that follows. */
  async function findPlace() {
    const streamArn = await findStream(endpoint, table);
    if (!streamArn) return undefined;
    const shards = await listShards(endpoint, streamArn);
    const kept = await readPosition(path);
    const current = finishedShardId ?? (kept?.streamArn === streamArn ? kept.shardId : undefined);
    const at = shards.findIndex(({ ShardId }) => ShardId === current);
    const shard = shards[finishedShardId ? at + 1 : Math.max(0, at)];
    if (!shard) return undefined;
    const shardId = shard.ShardId;
    const goesOn = kept?.streamArn === streamArn && kept.shardId === shardId;
    if (goesOn) passed ??= kept;
    const iterator =
      (goesOn && (await openShard(endpoint, streamArn, shardId, kept.sequenceNumber))) ||
      (await openShard(endpoint, streamArn, shardId));
    return { streamArn, shardId, iterator };
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

async function findStream(endpoint: string, table: string): Promise<string | undefined> {
  const { Streams = [] } = await call<{ Streams?: { StreamArn: string }[] }>(endpoint, "ListStreams", {
    TableName: table,
  });
  return Streams.at(-1)?.StreamArn;
}

async function listShards(endpoint: string, streamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const { StreamDescription } = await call<{
      StreamDescription: { Shards?: Shard[]; LastEvaluatedShardId?: string };
    }>(endpoint, "DescribeStream", { StreamArn: streamArn, ...(last && { ExclusiveStartShardId: last }) });
    shards.push(...(StreamDescription.Shards ?? []));
    last = StreamDescription.LastEvaluatedShardId;
  } while (last);
  // Their names begin with their time, so a parent stands before its child.
  return shards.sort((one, other) => (one.ShardId < other.ShardId ? -1 : 1));
}

/** Undefined where the engine no longer keeps what follows the sequence number. */
async function openShard(endpoint: string, streamArn: string, shardId: string): Promise<string>;
async function openShard(
  endpoint: string,
  streamArn: string,
  shardId: string,
  after: string,
): Promise<string | undefined>;
async function openShard(endpoint: string, streamArn: string, shardId: string, after?: string) {
  try {
    const { ShardIterator } = await call<{ ShardIterator: string }>(endpoint, "GetShardIterator", {
      StreamArn: streamArn,
      ShardId: shardId,
      ...(after === undefined
        ? { ShardIteratorType: "TRIM_HORIZON" }
        : { ShardIteratorType: "AFTER_SEQUENCE_NUMBER", SequenceNumber: after }),
    });
    return ShardIterator;
  } catch (error) {
    if (after !== undefined && /TrimmedDataAccess/.test(String(error))) return undefined;
    throw error;
  }
}

/** The SDK's client for streams is not among the dependencies: four calls do not make one. */
async function call<Reply>(endpoint: string, operation: string, body: unknown): Promise<Reply> {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: {
      "content-type": "application/x-amz-json-1.0",
      "x-amz-target": `DynamoDBStreams_20120810.${operation}`,
      "x-amz-date": "20260101T000000Z",
      // The engines at home want a signature to be there and do not check it.
      authorization:
        "AWS4-HMAC-SHA256 Credential=berdaya/20260101/ap-southeast-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(30_000),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${operation} was answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as Reply;
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
