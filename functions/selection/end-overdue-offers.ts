import { dayOf, type Instant } from "../../core/domain/shared/day.ts";
import { step } from "../../core/http/step.ts";
import { allApart, eachApart, noteFailures, throwFailures } from "../../core/processes/each-separately.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * At the start of a day, ends the offers that nobody answered. When a cohort starts, ends its offers and its
 * waitlist.
 */
export const createHandler = (services: Pick<Services, "catalogue" | "outcomes" | "seats">) => {
  const { catalogue, outcomes, seats } = services;
  return step("endOverdueOffers", async ({ at }: { at: Instant }) => {
    const cohorts: string[] = [];
    const unread = await noteFailures(async () => {
      for await (const { cohortId, startsOn } of catalogue.readCohorts())
        if (startsOn >= dayOf(at)) cohorts.push(cohortId);
    });
    const itself = (cohortId: string) => cohortId;
    await allApart([
      () => eachApart(cohorts, itself, (cohortId) => outcomes.applyOutcomes(cohortId)),
      () => seats.endOverdue(at),
      () => eachApart(cohorts, itself, (cohortId) => seats.passOn(cohortId, at)),
      async () => throwFailures(unread),
    ]);
  });
};

export const handler = createHandler({
  catalogue: services.catalogue(),
  outcomes: services.outcomes(),
  seats: services.seats(),
});
