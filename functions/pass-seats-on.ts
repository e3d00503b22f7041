import type { DynamoDBStreamEvent } from "aws-lambda";
import { step } from "../core/http/step.ts";
import * as live from "../core/services.ts";
import { allApart, eachApart } from "../core/storage/apart.ts";
import { cohortsOfChanges } from "../core/storage/seats.ts";

/** A seat was given back, somebody waits, or a selection was sealed: what follows from it, should nobody else do it. */
export const createHandler = ({
  selections,
  seats,
  now,
}: Pick<live.Services, "selections" | "seats" | "now">) =>
  step("passSeatsOn", async ({ Records }: DynamoDBStreamEvent) => {
    const { all, sealed } = cohortsOfChanges(Records.map(({ dynamodb }) => dynamodb?.Keys));
    const itself = (cohortId: string) => cohortId;
    await allApart([
      () => eachApart(sealed, itself, (cohortId) => selections.carryOut(cohortId, "last")),
      () => eachApart(all, itself, (cohortId) => seats.passOn(cohortId, now())),
    ]);
  });

export const handler = createHandler({ selections: live.selections(), seats: live.seats(), now: live.now });
