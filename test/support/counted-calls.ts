/** The services of a running Berdaya. A test can count their calls to DynamoDB, without retries. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { allServices } from "../../core/services.ts";
import type { Running } from "../../local/run.ts";

export const countedServices = ({ clock, services: { messenger } }: Running) => {
  const dynamoDb = new DynamoDBClient();
  let calls: string[] = [];
  dynamoDb.middlewareStack.add(
    (next, context) => (args) => {
      calls.push((context as { commandName: string }).commandName);
      return next(args);
    },
    { step: "initialize", name: "count" },
  );
  return {
    services: allServices({ now: clock.now, messenger }, { dynamoDb, s3: new S3Client() }),
    /** The calls that `run` makes, by the names of their commands. */
    async callsOf<R>(run: () => Promise<R>): Promise<{ calls: string[]; result: R }> {
      calls = [];
      const result = await run();
      return { calls, result };
    },
  };
};
