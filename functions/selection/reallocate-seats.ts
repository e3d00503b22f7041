import type { DynamoDBStreamEvent } from "aws-lambda";
import { step } from "../../core/http/step.ts";
import { allApart, eachApart } from "../../core/processes/each-separately.ts";
import { cohortsOfChanges } from "../../core/processes/reallocate-seats.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * Runs after a seat was given back, a person waits, or a selection was sealed. Makes the moves that follow
 * and that no other process made.
 */
export const createHandler = ({ outcomes, seats, now }: Pick<Services, "outcomes" | "seats" | "now">) =>
  step("reallocateSeats", async ({ Records }: DynamoDBStreamEvent) => {
    const { all, sealed } = cohortsOfChanges(Records.map(({ dynamodb }) => dynamodb?.Keys));
    const itself = (cohortId: string) => cohortId;
    await allApart([
      () => eachApart(sealed, itself, (cohortId) => outcomes.applyOutcomes(cohortId, "last")),
      () => eachApart(all, itself, (cohortId) => seats.passOn(cohortId, now())),
    ]);
  });

export const handler = createHandler({
  outcomes: services.outcomes(),
  seats: services.seats(),
  now: services.now,
});
