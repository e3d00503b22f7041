/** The peer of the functions' bundles: what one writes without a thought about loading, a single call of the SDK. */
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});

export const handler = async (event: { id: string }): Promise<{ statusCode: number }> => {
  await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { pk: { S: event.id } } }));
  return { statusCode: 201 };
};
