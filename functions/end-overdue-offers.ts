import { dayOf, type Instant } from "../core/domain/day.ts";
import { step } from "../core/http/step.ts";
import * as live from "../core/services.ts";

/** As a day begins: offers that nobody answered end, and where a cohort starts its offers and its waitlist. */
export const createHandler = (services: Pick<live.Services, "catalogue" | "selections" | "seats">) => {
  const { catalogue, selections, seats } = services;
  return step("endOverdueOffers", async ({ at }: { at: Instant }) => {
    const cohorts: string[] = [];
    for await (const { cohortId, startsOn } of catalogue.readCohorts())
      if (startsOn >= dayOf(at)) cohorts.push(cohortId);
    for (const cohortId of cohorts) await selections.carryOut(cohortId);
    await seats.endOverdue(at);
    for (const cohortId of cohorts) await seats.passOn(cohortId, at);
  });
};

export const handler = createHandler({
  catalogue: live.catalogue(),
  selections: live.selections(),
  seats: live.seats(),
});
