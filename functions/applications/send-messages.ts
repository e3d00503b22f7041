import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { logMessageTry } from "../../core/http/message-log.ts";
import { step } from "../../core/http/step.ts";
import { isStillToSend, sendWaiting } from "../../core/processes/send-messages.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * Tells applicants of a change of status. The stream passes a failed message to this step again until it is
 * too old.
 */
export const createHandler = (services: Pick<Services, "messages" | "messenger" | "now">) =>
  step("sendMessages", async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const batchItemFailures: DynamoDBBatchResponse["batchItemFailures"] = [];
    const heldBack = new Set<string | undefined>();
    for (const { dynamodb } of Records) {
      const failure = { itemIdentifier: dynamodb?.SequenceNumber ?? "" };
      const person = dynamodb?.Keys?.pk?.S;
      // Messages to other persons continue. No person gets a later message before an earlier one.
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
      // The step sends nothing more to a busy provider until the stream passes the rest again.
      if (tried.outcome === "provider-busy") break;
    }
    return { batchItemFailures };
  });

export const handler = createHandler({
  messages: services.messages(),
  messenger: services.messenger(),
  now: services.now,
});
