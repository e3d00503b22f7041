/** A batch is no snapshot: of one transaction it may show the record as it is now, and its kept reply as still absent. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RouteName } from "../../core/contract/routes.ts";
import { functionFileOf } from "../../core/contract/steps.ts";
import { allServices, type Services } from "../../core/services.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { type Asked, anEvent, ask } from "../support/events.ts";
import { aDelivery, aRegistryCheck } from "../support/examples.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { assessed, birthDate } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
let services: Services;
/** Batches that are read torn from here on, and all batches that were read. */
let torn = 0;
let calls: string[] = [];
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
  const client = new DynamoDBClient();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const { commandName } = context as { commandName: string };
      calls.push(commandName);
      const reply = await next(args);
      const { Responses } = reply.output as { Responses?: Record<string, { pk: string }[]> };
      if (commandName !== "BatchGetItemCommand" || !Responses || torn === 0) return reply;
      torn -= 1;
      for (const [table, items] of Object.entries(Responses))
        Responses[table] = items.filter(({ pk }) => !pk.startsWith("ONCE#"));
      return reply;
    },
    { step: "initialize", name: "torn" },
  );
  const brought = { now: running.clock.now, messenger: running.services.messenger };
  services = allServices(brought, { dynamoDb: client, s3: new S3Client() });
});
afterAll(() => running?.stop());

const call = async (name: RouteName, asked: Asked, tornBatches = 0) => {
  const { createHandler } = (await import(
    /* @vite-ignore */ `../../functions/${functionFileOf(name)}.ts`
  )) as {
    createHandler(services: Services): unknown;
  };
  torn = tornBatches;
  calls = [];
  const reply = await ask(createHandler(services), anEvent(name, asked));
  torn = 0;
  return reply;
};

let serial = 5000;
const someone = (more: object = {}) => {
  serial += 1;
  return aForm({ nik: aNik({ serial }), ...more });
};
const apply = async (): Promise<string> => (await api.post("/api/applications", someone())).body.reference;
const onApplication = async (role: Asked["role"] | undefined, body: object): Promise<Asked> => ({
  params: { reference: await apply() },
  body,
  ...(role ? { role } : {}),
});

const commands: [RouteName, () => Promise<Asked>][] = [
  ["registerApplicant", async () => ({ body: someone() })],
  [
    "enterApplication",
    async () => ({
      role: "verifier",
      body: someone({ receivedOn: "2026-11-24", heardBy: "paper" }),
    }),
  ],
  ["verifyApplication", () => onApplication("verifier", { decision: "accept", reasons: [], version: 1 })],
  ["recordRegistryCheck", () => onApplication("verifier", { ...aRegistryCheck() })],
  ["withdrawApplication", () => onApplication(undefined, { birthDate })],
  ["requestData", () => onApplication(undefined, { birthDate, kind: "copy" })],
  ["openCohort", async () => ({ role: "manager", body: aCohort({ cohortId: "torn-1" }) })],
  ["enterToolkits", async () => ({ role: "storekeeper", body: aDelivery(["TORN-1", "TORN-2"]) })],
  [
    "sealSelection",
    async () => {
      const cohortId = "torn-2";
      await (await api.as("manager")).post("/api/staff/cohorts", aCohort({ cohortId }));
      await assessed(api, {}, { cohortId });
      return {
        role: "manager",
        params: { cohortId },
        body: { seed: "benih yang cukup panjang", closeIntake: true },
      };
    },
  ],
];

test.each(commands)(
  "a repeat of %s is answered byte for byte though its one read is torn",
  async (name, prepare) => {
    const asked = { ...(await prepare()), headers: { "idempotency-key": `torn-${name}` } };
    const first = await call(name, asked);
    expect([200, 201], first.text).toContain(first.status);
    const again = await call(name, asked, 1);
    expect([again.status, again.text]).toEqual([first.status, first.text]);
  },
);

test("a repeated grant of a file is the same document, though its one read is torn", async () => {
  const reference = await apply();
  const asked = (key: string): Asked => ({
    params: { reference },
    body: { birthDate, kind: "ktp", contentType: "image/png", bytes: 100 },
    headers: { "idempotency-key": key },
  });
  let last = await call("grantDocumentUpload", asked("grant-1"));
  let granted = 1;
  // Up to the most that an application holds, so that another would be refused.
  for (; ; granted += 1) {
    const next = await call("grantDocumentUpload", asked(`grant-${granted + 1}`));
    if (next.status !== 201) break;
    last = next;
  }
  const again = await call("grantDocumentUpload", asked(`grant-${granted}`), 1);
  expect([again.status, again.body.documentId, again.body.upload?.url]).toEqual([
    201,
    last.body.documentId,
    last.body.upload.url,
  ]);
});

test("the same key with another body is told so, though the one read is torn", async () => {
  const body = someone();
  const headers = { "idempotency-key": "torn-other" };
  await call("registerApplicant", { body, headers });
  const other = { ...body, fullName: "Nama Lain" };
  expect((await call("registerApplicant", { body: other, headers }, 1)).body.type).toBe(
    "idempotency-key-reused",
  );
});

test("a refusal costs one more read than a command, and only where it has a key", async () => {
  const body = someone();
  await call("registerApplicant", { body });
  expect((await call("registerApplicant", { body })).body.type).toBe("already-applied");
  expect(calls).toEqual(["BatchGetItemCommand"]);
  const headers = { "idempotency-key": "torn-new" };
  expect((await call("registerApplicant", { body, headers })).body.type).toBe("already-applied");
  expect(calls).toEqual(["BatchGetItemCommand", "BatchGetItemCommand"]);
});
