import { expect } from "vitest";
import type { Running } from "../../local/run.ts";
import type { Api } from "../support/api.ts";
import { applyInBulk, type BulkPerson } from "../support/bulk.ts";
import { aCohort, aSealing } from "../support/forms.ts";

let cohorts = 0;

/** A sealed cohort of one sewing class and one of AC repair; of its people, the earlier the better. */
export const sealedCohort = async (
  { api, running }: { api: Api; running: Running },
  seats: [number, number],
  people: readonly BulkPerson[],
  overrides: object = {},
) => {
  cohorts += 1;
  const cohortId = `seat-${cohorts}`;
  const cohort = aCohort({ cohortId, ...overrides });
  cohort.classes.forEach((each, index) => {
    each.seats = seats[index] as number;
  });
  const manager = await api.as("manager");
  expect((await manager.post("/api/staff/cohorts", cohort)).status).toBe(201);
  const ranked = people.map((person, index) => {
    const score = Math.max(0, 100 - index);
    return { scores: { motivation: score, readiness: score, need: score }, ...person };
  });
  const references = await applyInBulk(running.services, cohortId, ranked);
  const sealed = await manager.post(`/api/staff/cohorts/${cohortId}/selection`, aSealing());
  expect(sealed.status, sealed.text).toBe(201);
  return { cohortId, references, sealed: sealed.body };
};
