import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { expect } from "vitest";
import { allServices } from "../../core/services.ts";
import type { Running } from "../../local/run.ts";
import type { Api } from "../support/api.ts";
import type { lookIntoTables } from "../support/look-into-tables.ts";
import { birthDate } from "../support/people.ts";
import { expectSeatsKept } from "./expect-seats-kept.ts";
import { chanceFrom } from "./occasions.ts";
import { sealedCohort } from "./sealed-cohort.ts";

/** Services with clients of their own: another process, as far as the tables can tell. */
export const separateServices = ({ clock, services: { messenger } }: Running) =>
  allServices({ now: clock.now, messenger }, { dynamoDb: new DynamoDBClient(), s3: new S3Client() });

/** What applicants, officers, the clock and the stream's function may all do at once to the seats of a cohort. */
export const runRandomHistory = async (
  { api, running, tables }: { api: Api; running: Running; tables: ReturnType<typeof lookIntoTables> },
  seed: number,
): Promise<void> => {
  running.clock.set("2026-11-24T02:00:00Z");
  api.forgetTokens();
  const { one, upTo, next, some } = chanceFrom(seed);
  const people = Array.from({ length: 24 }, () => ({ skills: some(["sewing", "ac-repair"]) }));
  const { cohortId, references } = await sealedCohort({ api, running }, [3, 4], people, {
    quota: one([5, 7]),
  });
  const verifier = await api.as("verifier");
  const services = separateServices(running);
  for (let round = 0; round < 3; round += 1) {
    const steps = Array.from({ length: 12 }, async () => {
      const reference = one(references);
      const chosen = upTo(9);
      const path = `/api/applications/${reference}`;
      const key = { "idempotency-key": String(next()) };
      if (chosen < 5)
        return api.post(`${path}/reply`, { birthDate, answer: chosen < 3 ? "decline" : "accept" }, key);
      if (chosen < 6)
        return verifier.post(`/api/staff/applications/${reference}/reply`, {
          heardBy: "visit",
          answer: "decline",
        });
      if (chosen < 8) return api.post(`${path}/withdrawal`, { birthDate });
      if (chosen < 9) return services.seats.endOverdue(`2026-11-${27 + round}T16:00:00.000Z`);
      return services.seats.passOn(cohortId, running.clock.now());
    });
    for (const reply of await Promise.all(steps))
      if (reply) expect([200, 409], `seed ${seed}: ${reply.text}`).toContain(reply.status);
    // Whatever the table's stream set going is done with then.
    await api.get("/local/messages");
    await expectSeatsKept(tables, cohortId);
  }
};
