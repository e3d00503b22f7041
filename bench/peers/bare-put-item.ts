/** The peer of the functions' bundles: a single SDK call, written without attention to loading time. */
import { DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";

const client = new DynamoDBClient({});

export const handler = async (event: { id: string }): Promise<{ statusCode: number }> => {
  await client.send(new PutItemCommand({ TableName: process.env.TABLE, Item: { pk: { S: event.id } } }));
  return { statusCode: 201 };
};
