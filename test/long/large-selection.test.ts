import { afterAll, beforeAll, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { chanceFrom } from "../selection/occasions.ts";
import {
  digestOf,
  inputDigestOf,
  pseudonymOf,
  repeatFromRecord,
  type SealedRecord,
} from "../selection/reference-implementation.ts";
import { type Api, createApi } from "../support/api.ts";
import { applyInBulk } from "../support/bulk.ts";
import { aCohort, aSealing, aSeed } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { birthDate } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
beforeAll(async () => {
  running = await startLocal({ runsByItself: false });
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
});
afterAll(() => running?.stop());

test("two thousand candidates: the record is larger than an item, and everyone is moved once and told once", async () => {
  const manager = await api.as("manager");
  expect((await manager.post("/api/staff/cohorts", aCohort())).status).toBe(201);
  const { upTo, some } = chanceFrom(1);
  const references = await applyInBulk(running.services, "2026-1", [
    ...Array.from({ length: 2000 }, () => ({
      scores: { motivation: upTo(100), readiness: upTo(100), need: upTo(100) },
      skills: some(["sewing", "ac-repair"]),
    })),
    ...Array.from({ length: 150 }, () => ({ notAssessed: true as const })),
  ]);
  const path = "/api/staff/cohorts/2026-1/selection";
  const seal = () => manager.post(path, aSealing(), { "idempotency-key": "large" });
  const sealed = await seal();
  expect(sealed.status, sealed.text.slice(0, 300)).toBe(201);
  expect((await seal()).text).toBe(sealed.text);

  const tables = lookIntoTables();
  const [item] = await tables.store.read([
    { table: "applications", pk: "SELECTION#2026-1", sk: "SELECTION" },
  ]);
  expect([item?.record, item?.recordKey]).toEqual([
    undefined,
    `selections/2026-1/${sealed.body.digest}.json`,
  ]);
  const record = (await (await api.as("auditor")).get(path)).body as SealedRecord;
  expect(record.rows).toHaveLength(2000);
  expect([inputDigestOf(record), digestOf(record)]).toEqual([sealed.body.inputDigest, sealed.body.digest]);

  const results = repeatFromRecord(record);
  const messages = new Map<string, number>();
  for (const { pk, sk } of await tables.everyItem("applications"))
    if (sk.startsWith("MESSAGE#")) messages.set(pk, (messages.get(pk) ?? 0) + 1);
  const applications = await tables.everyApplication();
  expect(applications).toHaveLength(2150);
  for (const { reference, status, version } of applications) {
    expect(status).toBe(results.get(pseudonymOf(aSeed, reference))?.state ?? "not-selected");
    expect([version, messages.get(`APPLICATION#${reference}`)]).toEqual([2, 2]);
  }
  const { counts } = (await manager.get("/api/staff/counts?cohortId=2026-1")).body;
  expect(counts).toMatchObject({ offered: 32, "not-selected": 150, waitlisted: 1968, assessed: 0 });
  const shown = await api.post("/api/status", { reference: references[0], birthDate });
  expect(shown.body.status).toBe(results.get(pseudonymOf(aSeed, references[0] as string))?.state);
});
