/**
 * Removes the changes that every reader of a table's stream has passed.
 *
 * dynoxide 1.2.1 keeps them for ever in a table without an index, and reads that table whole at each write: an
 * application would cost fifteen times as much after 4,300 others. DynamoDB itself lets go of changes after a day.
 */
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import type { StreamPosition } from "./stream-reader.ts";

export interface StreamTrimming {
  /** Trims now: what was passed since the last time. */
  trim(): void;
  stop(): void;
}

/** How far each reader of a table came; undefined where it has not begun, and nothing may go. */
type PositionsOf = (table: string) => readonly (StreamPosition | undefined)[];

const intervalMilliseconds = 250;
/** The engine may be writing: then the trimming waits, and never the other way round for longer than one deletion. */
const busyMilliseconds = 5000;

export const startStreamTrimming = ({
  file,
  streams,
  positionsOf,
}: {
  /** The engine's database. Where there is none, another engine runs, or everything stays in memory. */
  file: string;
  streams: readonly string[];
  positionsOf: PositionsOf;
}): StreamTrimming => {
  if (!existsSync(file)) return { trim: () => {}, stop: () => {} };
  const database = new DatabaseSync(file, { timeout: busyMilliseconds });
  // By the engine's own expression, in which it looks for the number that the next change continues.
  database.exec(
    "CREATE INDEX IF NOT EXISTS _stream_records_by_place ON _stream_records (table_name, shard_id, CAST(sequence_number AS INTEGER))",
  );
  // The last that all have passed stays: readers go on behind it, and a new change is numbered after it.
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
      // The engine is busier than the patience above: what is passed goes the next time.
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
