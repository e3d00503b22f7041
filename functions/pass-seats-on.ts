import type { DynamoDBStreamEvent } from "aws-lambda";
import { step } from "../core/http/step.ts";
import * as live from "../core/services.ts";
import { cohortOfChange } from "../core/storage/seats.ts";

/** A seat was given back, somebody waits, or a selection was sealed: what follows from it, should nobody else do it. */
export const createHandler = ({
  selections,
  seats,
  now,
}: Pick<live.Services, "selections" | "seats" | "now">) =>
  step("passSeatsOn", async ({ Records }: DynamoDBStreamEvent) => {
    const cohorts = new Set(Records.map(({ dynamodb }) => cohortOfChange(dynamodb?.Keys)));
    for (const cohortId of cohorts) {
      if (cohortId === undefined) continue;
      await selections.carryOut(cohortId, "last");
      await seats.passOn(cohortId, now());
    }
  });

export const handler = createHandler({ selections: live.selections(), seats: live.seats(), now: live.now });
