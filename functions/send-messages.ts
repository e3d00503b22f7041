import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { step } from "../core/http/step.ts";
import * as live from "../core/services.ts";
import { sendWaiting } from "../core/storage/messages.ts";

/** Tells applicants of a change of status; the stream hands a message that failed on again, and again. */
export const createHandler = ({ messages, messenger }: Pick<live.Services, "messages" | "messenger">) =>
  step("sendMessages", async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    for (const record of Records) {
      const sent = await sendWaiting({ messages, messenger }, record.dynamodb?.Keys);
      // From the first that failed on all come again, in their order.
      if (!sent) return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? "" }] };
    }
    return { batchItemFailures: [] };
  });

export const handler = createHandler({ messages: live.messages(), messenger: live.messenger() });
