import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from "aws-lambda";
import { step } from "../../core/http/step.ts";
import { paperOf } from "../../core/papers/print-paper.ts";
import { eachApart } from "../../core/processes/each-separately.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * Prints the paper of each new certificate. A failed batch comes again, and the step skips the papers that
 * exist.
 */
export const createHandler = (services: Pick<Services, "applications" | "certificates" | "papers">) =>
  step("printPapers", async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const codes = Records.map(({ dynamodb }) => dynamodb?.Keys?.pk?.S?.replace("CERTIFICATE#", "") ?? "");
    await eachApart(codes, (code) => code, paperOf(services));
    return { batchItemFailures: [] };
  });

export const handler = createHandler({
  applications: services.applications(),
  certificates: services.certificates(),
  papers: services.papers(),
});
