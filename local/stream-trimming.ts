/**
 * Removes changes from a table's stream after every reader has passed them.
 *
 * In a table without an index, dynoxide 1.2.1 keeps the changes for ever and reads all of them at each write. After
 * 4,300 applications, one more would cost fifteen times as much. DynamoDB itself removes changes after a day.
 */
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { StreamPosition } from "./stream-reader.ts";

export interface StreamTrimming {
  /** Removes the changes that readers have passed since the last call. */
  trim(): void;
  stop(): void;
}

/**
 * The position of each reader of a table. If a position is undefined, the reader has not begun, and nothing may be
 * removed.
 */
type PositionsOf = (table: string) => readonly (StreamPosition | undefined)[];

const intervalMilliseconds = 250;
/** While the engine writes, the trimming waits. The engine never waits longer than one deletion. */
const busyMilliseconds = 5000;

export const startStreamTrimming = ({
  file,
  streams,
  positionsOf,
}: {
  /** The engine's database file. If the file is missing, another engine runs, or all data is in memory. */
  file: string;
  streams: readonly string[];
  positionsOf: PositionsOf;
}): StreamTrimming => {
  if (!existsSync(file)) return { trim: () => {}, stop: () => {} };
  const database = new DatabaseSync(file, { timeout: busyMilliseconds });
  // The index uses the same expression as the engine's query for the last sequence number.
  database.exec(
    "CREATE INDEX IF NOT EXISTS _stream_records_by_place ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER))",
  );
  // The last change that all readers passed stays: readers continue after it, and the engine numbers a new change
  // after it.
  const remove = database.prepare(
    "DELETE FROM _stream_records WHERE table_name = ? AND shard_id = ? AND CAST(sequence_number AS INTEGER) < ?",
  );
  const trimmed = new Map<string, string>();

  const trimStream = (table: string) => {
    const positions = positionsOf(table);
    const [first] = positions;
    if (!first || !positions.every((position) => position?.shardId === first.shardId)) return;
    const passed = positions
      .map((position) => BigInt((position as StreamPosition).sequenceNumber))
      .reduce((least, each) => (each < least ? each : least));
    if (trimmed.get(table) === `${first.shardId} ${passed}`) return;
    remove.run(table, first.shardId, passed);
    trimmed.set(table, `${first.shardId} ${passed}`);
  };
  const trim = () => {
    for (const table of streams) trimStream(table);
  };
  const timer = setInterval(() => {
    try {
      trim();
    } catch (error) {
      // The engine was busy for longer than `busyMilliseconds`. The next round removes these changes.
      console.error("The changes that were passed could not be removed; it is tried again.", error);
    }
  }, intervalMilliseconds).unref();

  return {
    trim,
    stop() {
      clearInterval(timer);
      database.close();
    },
  };
};
