/** Puts the stored items of an earlier version into tables, unchanged. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { type AttributeValue, BatchWriteItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { everyTable, type TableName } from "../../core/storage/dynamodb/tables.ts";

export type Stored = Record<string, AttributeValue>;

export const frozenRecords = resolve(import.meta.dirname, "../fixtures/records-v1");

/** The size of a batch in DynamoDB. */
const batch = 25;

export const readFrozen = async (table: TableName): Promise<Stored[]> =>
  (await readFile(resolve(frozenRecords, `${table}.jsonl`), "utf8"))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Stored);

export const putFrozen = async (client: DynamoDBClient): Promise<Record<string, Stored[]>> => {
  const stored: Record<string, Stored[]> = {};
  for (const { name } of everyTable) {
    const items = await readFrozen(name);
    stored[name] = items;
    for (let from = 0; from < items.length; from += batch) {
      const RequestItems = {
        [name]: items.slice(from, from + batch).map((Item) => ({ PutRequest: { Item } })),
      };
      await client.send(new BatchWriteItemCommand({ RequestItems }));
    }
  }
  return stored;
};
