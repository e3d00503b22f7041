/** Jobs that work on many: one that fails is named, stops no other, and the job ends as an error. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { redirectLog } from "../../core/http/log.ts";
import { allServices, type Services } from "../../core/services.ts";
import { createHandler as removeLeftovers } from "../../functions/privacy/remove-leftovers.ts";
import { createHandler as printPapers } from "../../functions/training/print-papers.ts";
import type { Running } from "../../local/run.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { startLocal } from "../support/start-local.ts";
import { injectFaults, lastingFaults } from "./faulty-client.ts";

let running: Running;
let services: Services;
let s3: ReturnType<typeof injectFaults<S3Client>>;
let lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  running = await startLocal({ runsByItself: false });
  s3 = injectFaults(new S3Client());
  const brought = { now: running.clock.now, messenger: running.services.messenger };
  services = allServices(brought, { dynamoDb: new DynamoDBClient(), s3: s3.client });
  redirectLog((line) => lines.push(JSON.parse(line)));
});
afterEach(() => {
  lines = [];
  s3.start();
});
afterAll(() => running?.stop());

const failures = () => lines.filter(({ outcome }) => outcome === "failed").map(({ subject }) => subject);

test("a file that cannot be removed is named, and keeps no other from being removed", async () => {
  const { store } = lookIntoTables();
  const references = ["KT-AAAA-AAAA-AAAA", "KT-BBBB-BBBB-BBBB", "KT-CCCC-CCCC-CCCC"];
  for (const reference of references)
    await store.commit([
      {
        table: "applications",
        pk: "REMOVALS",
        sk: `2026-11-24T02:00:00.000Z#${reference}#2`,
        put: { reference, documentIds: ["one"], messages: false },
      },
    ]);
  const left = async () => {
    const { items } = await store.query({
      table: "applications",
      where: { expression: "pk = :pk", values: { ":pk": "REMOVALS" } },
    });
    return items.map(({ reference }) => reference);
  };
  const at = "2026-11-24T16:30:00Z";
  s3.start((call) => (call === 2 ? lastingFaults["may not do it"] : undefined));
  await expect(removeLeftovers(services)({ at })).rejects.toThrow();
  expect(failures()).toEqual([references[1]]);
  expect(lines.at(-1)).toMatchObject({ step: "removeLeftovers", faults: 1 });
  expect(await left()).toEqual([references[1]]);
  s3.start();
  await removeLeftovers(services)({ at });
  expect(await left()).toEqual([]);
});

test("a paper that cannot be printed is named, and keeps no other from being printed", async () => {
  const printed: string[] = [];
  const certificates = {
    find: async (code: string) => {
      if (code === "TWO") throw new Error("cannot be read");
      printed.push(code);
      return undefined;
    },
  };
  const Records = ["ONE", "TWO", "THREE"].map((code) => ({
    dynamodb: { Keys: { pk: { S: `CERTIFICATE#${code}` }, sk: { S: "CERTIFICATE" } } },
  }));
  const print = printPapers({ ...services, certificates: { ...services.certificates, ...certificates } });
  await expect(print({ Records } as never)).rejects.toThrow();
  expect(printed).toEqual(["ONE", "THREE"]);
  expect(failures()).toEqual(["TWO"]);
});
