import { copyFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fieldNamed, personFieldNames, seesField } from "../../core/domain/applications/fields/declared.ts";
import { roles, statuses } from "../../core/domain/shared/codes.ts";
import { type Running, runBerdaya } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { frozenRecords, putFrozen, type Stored } from "../support/frozen-records.ts";
import { siteFolder } from "../support/start-local.ts";

describe("what the first version stored", () => {
  let dataFolder: string;
  let running: Running;
  let api: Api;
  let stored: Record<string, Stored[]> = {};
  const get = async (path: string) => {
    const reply = await (await api.as("manager")).get(`/api/staff${path}`);
    expect(reply.status, `${path} ${reply.text.slice(0, 200)}`).toBe(200);
    return reply.body;
  };
  const references = () =>
    (stored.applications ?? [])
      .filter(({ sk }) => sk?.S === "APPLICATION")
      .map(({ pk }) => `${pk?.S}`.slice("APPLICATION#".length));

  beforeAll(async () => {
    dataFolder = await mkdtemp(join(tmpdir(), "berdaya-records-"));
    await copyFile(join(frozenRecords, "identity-secret.json"), join(dataFolder, "identity-secret.json"));
    running = await runBerdaya({ dataFolder, siteFolder, port: 0, runsByItself: false });
    running.clock.set("2026-11-24T03:00:00Z");
    api = createApi(running.url);
    stored = await putFrozen(new DynamoDBClient());
  });
  afterAll(async () => {
    await running?.stop();
    await rm(dataFolder, { recursive: true, force: true });
  });

  test("holds an application in every status", () => {
    const found = new Set((stored.applications ?? []).map(({ record }) => record?.M?.status?.S));
    expect(statuses.filter((status) => !found.has(status))).toEqual([]);
  });

  test("is read: every application whole, with its NIK and an intact chain", async () => {
    expect(references().length).toBeGreaterThan(80);
    for (const reference of references()) {
      const { version, nik, fullName } = await get(`/applications/${reference}`);
      const erased = fullName === "(dihapus)";
      expect([reference, nik]).toEqual([reference, erased ? "" : expect.stringMatching(/^\d{16}$/)]);
      const audit = await get(`/audit/application/${reference}?limit=100`);
      expect([reference, audit.chain, audit.items.length]).toEqual([reference, "intact", version]);
    }
  });

  test("is read: cohorts, sealed selections, sheets, toolkits, messages and what is due", async () => {
    const { items: cohorts } = await get("/cohorts?limit=100");
    expect(cohorts.length).toBe(8);
    let sealed = 0;
    for (const { cohortId } of cohorts) {
      expect((await get(`/audit/cohort/${cohortId}`)).chain).toBe("intact");
      expect(Object.keys((await get(`/counts?cohortId=${cohortId}`)).counts).length).toBe(statuses.length);
      await get(`/cohorts/${cohortId}/sessions`);
      const selection = await (await api.as("manager")).get(`/api/staff/cohorts/${cohortId}/selection`);
      if (selection.status === 200) sealed += 1;
    }
    expect(sealed).toBe(4);
    expect((await get("/toolkits?limit=100")).items.map(({ state }: { state: string }) => state)).toEqual(
      expect.arrayContaining(["in-stock", "handed-over", "damaged", "lost"]),
    );
    expect((await get("/follow-ups")).items.length).toBeGreaterThan(0);
    expect((await get("/appeals")).items.length).toBeGreaterThan(0);
    expect((await get("/data-requests")).items.length).toBe(3);
    for (const reference of references().slice(0, 10)) await get(`/applications/${reference}/messages`);
  });

  test("is worked on: someone is verified, and a report is written of all", async () => {
    const submitted = (await get("/applications?status=submitted&limit=1")).items[0];
    const { version } = await get(`/applications/${submitted.reference}`);
    const verifier = await api.as("verifier");
    const reply = await verifier.post(`/api/staff/applications/${submitted.reference}/verification`, {
      decision: "reject",
      reasons: [{ rule: "other", note: "Contoh." }],
      version,
    });
    expect(reply.status, reply.text).toBe(200);
    const report = await (await api.as("manager")).post("/api/staff/reports", {
      programme: "skills-training",
      period: "2026",
    });
    expect(report.status, report.text).toBe(201);
    const files: { name: string; url: string }[] = report.body.files;
    for (const { name, url } of files.filter((file) => /^(summary\.json|participants\.csv)$/.test(file.name)))
      expect([name, await (await fetch(url)).text()]).toEqual([
        name,
        expect.not.stringContaining("undefined"),
      ]);
  });

  test("is shown to every role whole, whatever was asked since", async () => {
    for (const role of roles) {
      const staff = await api.as(role);
      const { body } = await staff.get(`/api/staff/applications/${references()[0]}`);
      for (const name of personFieldNames)
        if (seesField(fieldNamed(name), [role])) expect(body[name], `${role} ${name}`).toBeDefined();
    }
  });
});
