/** A table from end to end, page by page: for a migration, never for a request. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { Item } from "./store.ts";

export interface TablePage {
  items: Item[];
  /** Where the next page begins; undefined after the last. */
  next: Item | undefined;
}

/** Reads a page that begins after `from`, consistently. */
export const readTablePage = async (
  client: DynamoDBClient,
  { tableName, from, limit }: { tableName: string; from: Item | undefined; limit: number },
): Promise<TablePage> => {
  const reply = await DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  }).send(
    new ScanCommand({
      TableName: tableName,
      ConsistentRead: true,
      Limit: limit,
      ...(from ? { ExclusiveStartKey: from } : {}),
    }),
  );
  return { items: reply.Items ?? [], next: reply.LastEvaluatedKey };
};
