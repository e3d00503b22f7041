/** Reads a whole table page by page. Only a migration may do this, never a request. */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, ScanCommand } from "@aws-sdk/lib-dynamodb";
import type { Item } from "./store.ts";

export interface TablePage {
  items: Item[];
  /** The start of the next page. undefined after the last page. */
  next: Item | undefined;
}

/** Reads a page that begins after `from`, with strong consistency. */
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
