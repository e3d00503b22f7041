import type { DynamoDBStreamEvent } from "aws-lambda";
import { step } from "../../core/http/step.ts";
import { allApart, eachApart } from "../../core/processes/each-separately.ts";
import { cohortsOfChanges } from "../../core/processes/reallocate-seats.ts";
import * as services from "../../core/services.ts";

/** A seat was given back, somebody waits, or a selection was sealed: what follows from it, should nobody else do it. */
export const createHandler = ({
  selections,
  seats,
  now,
}: Pick<services.Services, "selections" | "seats" | "now">) =>
  step("reallocateSeats", async ({ Records }: DynamoDBStreamEvent) => {
    const { all, sealed } = cohortsOfChanges(Records.map(({ dynamodb }) => dynamodb?.Keys));
    const itself = (cohortId: string) => cohortId;
    await allApart([
      () => eachApart(sealed, itself, (cohortId) => selections.applyOutcomes(cohortId, "last")),
      () => eachApart(all, itself, (cohortId) => seats.passOn(cohortId, now())),
    ]);
  });

export const handler = createHandler({
  selections: services.selections(),
  seats: services.seats(),
  now: services.now,
});
