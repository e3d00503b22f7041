import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { logMessageTry } from "../../core/http/message-log.ts";
import { step } from "../../core/http/step.ts";
import { isStillToSend, sendWaiting } from "../../core/processes/send-messages.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Tells applicants of a change of status; the stream hands a message that failed on again, and again. */
export const createHandler = (services: Pick<Services, "messages" | "messenger" | "now">) =>
  step("sendMessages", async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse["batchItemFailures"] = [];
    const heldBack = new Set<string | undefined>();
    for (const { dynamodb } of Records) {
      const failure = { itemIdentifier: dynamodb?.SequenceNumber ?? "" };
      const person = dynamodb?.Keys?.pk?.S;
      // Others go on, but nobody hears of a later status before the earlier one.
      if (heldBack.has(person)) {
        batchItemFailures.push(failure);
        continue;
      }
      const tried = await sendWaiting(services, dynamodb?.Keys);
      if (!tried) continue;
      logMessageTry(tried);
      if (!isStillToSend(tried)) continue;
      batchItemFailures.push(failure);
      heldBack.add(person);
      // A busy provider is let alone until the stream hands the rest on again.
      if (tried.outcome === "provider-busy") break;
    }
    return { batchItemFailures };
  });

export const handler = createHandler({
  messages: services.messages(),
  messenger: services.messenger(),
  now: services.now,
});
