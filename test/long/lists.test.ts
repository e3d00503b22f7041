import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { filters, manyApplications } from "../support/many-applications.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
afterEach(() => running?.stop());

test.each([2, 3, 4])(
  "a list by any filters and of any limit is what a plain sort gives, seed %i",
  async (seed) => {
    running = await startLocal();
    const store = manyApplications(new DynamoDBClient(), seed);
    await store.add(2000);
    await fc.assert(
      fc.asyncProperty(filters, fc.integer({ min: 1, max: 100 }), async (asked, limit) => {
        const expected = store.naively(asked);
        // Small pages of long lists show nothing that larger ones do not, and take an hour.
        if (expected.length / limit > 100) return;
        expect(await store.pageThrough(asked, limit)).toEqual(expected);
      }),
      { numRuns: 150, seed },
    );
  },
);
