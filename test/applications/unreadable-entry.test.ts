import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { redirectLog } from "../../core/http/log.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aCohort, aForm, aNik, aSeed } from "../support/forms.ts";
import { type Looked, lookIntoTables } from "../support/look-into-tables.ts";
import { startLocal } from "../support/start-local.ts";
import { withoutListedName } from "../support/unmovable.ts";

let running: Running;
let api: Api;
let lines: Record<string, unknown>[] = [];
const references: string[] = [];
let broken = "";

beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
  for (let serial = 1; serial <= 3; serial += 1)
    references.push((await api.post("/api/applications", aForm({ nik: aNik({ serial }) }))).body.reference);
  broken = references[1] as string;
  redirectLog((line) => {
    const read = JSON.parse(line);
    if (String(read.step).startsWith("GET /staff/applications")) lines.push(read);
  });
});
beforeEach(() => {
  lines = [];
});
afterAll(() => running?.stop());

const others = () => references.filter((each) => each !== broken).sort();

test("an application whose entry cannot be read is left out of the lists and named; the others are there", async () => {
  const verifier = await api.as("verifier");
  await withoutListedName(broken);
  for (const query of ["", "?cohortId=2026-1", "?status=submitted", "?order=oldest"]) {
    lines = [];
    const { status, body } = await verifier.get(`/api/staff/applications${query}`);
    expect(status, query).toBe(200);
    expect(body.items.map(({ reference }: { reference: string }) => reference).sort()).toEqual(others());
    expect(lines).toMatchObject([
      { outcome: "failed", subject: broken, errorName: "RecordAtFault" },
      { outcome: "ok", status: 200, faults: 1 },
    ]);
  }
});

test("it is still found by its reference, and moved on", async () => {
  const verifier = await api.as("verifier");
  const at = `/api/staff/applications/${broken}`;
  const { version } = (await verifier.get(at)).body;
  const decision = { decision: "accept", reasons: [], version };
  expect((await verifier.post(`${at}/verification`, decision)).status).toBe(200);
  // Every change writes the entry anew.
  const { body } = await verifier.get("/api/staff/applications");
  expect(body.items).toHaveLength(3);
});

test("a selection still ranks every candidate: it reads their records, not their entries in the lists", async () => {
  const [verifier, assessor, manager] = await Promise.all(
    (["verifier", "assessor", "manager"] as const).map((role) => api.as(role)),
  );
  const suitability = ["sewing", "ac-repair"].map((skill) => ({ skill, fit: "fits", note: "" }));
  for (const reference of references) {
    const at = `/api/staff/applications/${reference}`;
    if (reference !== broken)
      await verifier?.post(`${at}/verification`, { decision: "accept", reasons: [], version: 1 });
    const scores = { motivation: 50, readiness: 50, need: 50 };
    const { version } = (await verifier?.get(at))?.body ?? {};
    const done = await assessor?.post(`${at}/assessment`, {
      scores,
      suitability,
      accommodations: [],
      version,
    });
    expect(done?.status, done?.text).toBe(200);
  }
  await withoutListedName(broken);
  const preview = await manager?.post("/api/staff/cohorts/2026-1/selection/preview", { seed: aSeed });
  expect(preview?.status, preview?.text).toBe(200);
  expect(preview?.body.ranking).toHaveLength(references.length);
});

/** Takes everything but the keys from an item, so that nothing can read the item. */
const empty = async (isMeant: (item: Looked) => boolean): Promise<void> => {
  const item = (await lookIntoTables().everyItem("applications")).find(isMeant);
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  const Item = { pk: item?.pk, sk: item?.sk };
  await client.send(new PutCommand({ TableName: process.env.APPLICATIONS_TABLE, Item }));
};

test.each<[string, () => string, (item: Looked) => boolean]>([
  [
    "the messages to an applicant",
    () => `/api/staff/applications/${broken}/messages`,
    ({ pk, sk }) => pk === `APPLICATION#${broken}` && String(sk).startsWith("MESSAGE#"),
  ],
  ["the requests for data", () => "/api/staff/data-requests", ({ pk }) => pk === "DATAREQUESTS"],
])("one entry of %s that cannot be read takes no other from the list", async (_what, address, isMeant) => {
  const manager = await api.as("manager");
  const asked = { birthDate: "1998-07-05", kind: "copy" };
  for (const reference of references) await api.post(`/api/applications/${reference}/data-request`, asked);
  const before = (await manager.get(address())).body.items.length;
  expect(before).toBeGreaterThan(1);
  await empty(isMeant);
  const { status, body } = await manager.get(address());
  expect([status, body.items.length]).toEqual([200, before - 1]);
});
