import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import { aSkill } from "../support/examples.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
let tables: ReturnType<typeof lookIntoTables>;
let cohort = 0;
let cohortId = "";
let serial = 0;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  tables = lookIntoTables();
  await api.setClock("2026-11-24T02:00:00Z");
});
afterAll(() => running?.stop());

/** A cohort of its own for each test, so that each counts its own. */
const openCohort = async () => {
  cohort += 1;
  cohortId = `race-${cohort}`;
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort({ cohortId }));
};
const someone = (more: object = {}) => {
  serial += 1;
  return aForm({ cohortId, nik: aNik({ serial }), ...more });
};
const apply = async () => (await api.post("/api/applications", someone())).body.reference as string;
const atOnce = <T>(times: number, run: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: times }, (_, index) => run(index)));
const statusesOf = (replies: readonly Reply[]) => replies.map(({ status }) => status).sort();
const typesOf = (replies: readonly Reply[]) =>
  replies.filter(({ status }) => status >= 400).map(({ body }) => body.type as string);

/** The counts that staff see are those of the table, and every chain is whole and ends where its record says. */
const expectWholeTables = async () => {
  const { counts } = (await (await api.as("auditor")).get(`/api/staff/counts?cohortId=${cohortId}`)).body;
  const seen = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
  expect(seen).toEqual(await tables.recount(cohortId));
  for (const application of (await tables.everyApplication()).filter((each) => each.cohortId === cohortId)) {
    const { chain, entries } = await tables.auditOf(application);
    expect(chain).toBe("intact");
    expect(entries).toHaveLength(application.version);
  }
};

test("twenty forms of one person at once are one application, and the others are told", async () => {
  await openCohort();
  const form = someone();
  const replies = await atOnce(20, () => api.post("/api/applications", form));
  expect(statusesOf(replies)).toEqual([201, ...Array(19).fill(409)]);
  expect(new Set(typesOf(replies))).toEqual(new Set(["already-applied"]));
  expect(await tables.recount(cohortId)).toEqual({ submitted: 1 });
  await expectWholeTables();
  const messages = (await tables.everyItem("applications")).filter(({ sk }) => sk.startsWith("MESSAGE#"));
  expect(messages).toHaveLength(1);
});

test("one person may apply to both programmes at once", async () => {
  await openCohort();
  await (await api.as("manager")).post(
    "/api/staff/cohorts",
    aCohort({ cohortId: "uep-1", programme: "uep" }),
  );
  const form = someone();
  const replies = await atOnce(10, (index) =>
    api.post("/api/applications", { ...form, cohortId: index % 2 ? "uep-1" : cohortId }),
  );
  expect(statusesOf(replies)).toEqual([201, 201, ...Array(8).fill(409)]);
});

describe("of those who decide at once", () => {
  test("one verifier wins, and the other is told", async () => {
    await openCohort();
    const verifier = await api.as("verifier");
    for (let round = 0; round < 10; round += 1) {
      const reference = await apply();
      const path = `/api/staff/applications/${reference}/verification`;
      const replies = await Promise.all([
        verifier.post(path, { decision: "accept", reasons: [], version: 1 }),
        verifier.post(path, { decision: "reject", reasons: [{ rule: "other", note: "Tidak." }], version: 1 }),
      ]);
      expect(statusesOf(replies)).toEqual([200, 409]);
      expect(["not-submitted", "changed-meanwhile"]).toContain(typesOf(replies)[0]);
      const won = replies.find(({ status }) => status === 200)?.body;
      const shown = (await verifier.get(`/api/staff/applications/${reference}`)).body;
      expect(shown).toMatchObject({ status: won.status, version: won.version });
      expect(shown.history).toHaveLength(2);
    }
    await expectWholeTables();
  });

  test("a verifier decides on what was seen: a registry check that came between is a change", async () => {
    await openCohort();
    const verifier = await api.as("verifier");
    const reference = await apply();
    const check = { source: "DTKS", registered: false, checkedOn: "2026-11-20", method: "SIKS-NG" };
    const path = `/api/staff/applications/${reference}`;
    const [decided, ...checked] = await Promise.all([
      verifier.post(`${path}/verification`, { decision: "accept", reasons: [], version: 1 }),
      verifier.post(`${path}/registry-check`, check),
      verifier.post(`${path}/registry-check`, check),
    ]);
    expect([200, 409]).toContain(decided.status);
    if (decided.status === 409) expect(decided.body.type).toBe("changed-meanwhile");
    for (const reply of checked) expect(reply.status).toBe(201);
    await expectWholeTables();
  });

  test("one manager changes a skill, and the other is told", async () => {
    const manager = await api.as("manager");
    for (let version = 0; version < 5; version += 1) {
      const replies = await atOnce(2, (index) =>
        manager.put("/api/staff/skills/phone-repair", {
          ...aSkill(),
          toolkitValue: 1000 * version + index,
          ...(version > 0 ? { version } : {}),
        }),
      );
      expect(replies.map(({ status }) => status).sort()[0]).toBe(200);
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(typesOf(replies)[0]).toBe(version > 0 ? "changed-meanwhile" : "invalid-request");
    }
  });

  test("managers who change different skills at once all do", async () => {
    const manager = await api.as("manager");
    const replies = await atOnce(8, (index) => manager.put(`/api/staff/skills/skill-${index}`, aSkill()));
    expect(statusesOf(replies)).toEqual(Array(8).fill(200));
    const { items } = (await api.get("/api/skills")).body;
    for (let index = 0; index < 8; index += 1)
      expect(items).toContainEqual({ ...aSkill(), skill: `skill-${index}`, version: 1 });
  });

  test("one manager opens a cohort, and the other is told that it exists", async () => {
    const manager = await api.as("manager");
    const replies = await atOnce(6, (index) =>
      manager.post("/api/staff/cohorts", aCohort({ cohortId: "twice", name: `Angkatan ${index}` })),
    );
    expect(statusesOf(replies)).toEqual([201, ...Array(5).fill(409)]);
    expect(new Set(typesOf(replies))).toEqual(new Set(["cohort-exists"]));
  });
});

test("twelve documents of one application at once are all granted, and its chain is whole", async () => {
  await openCohort();
  const reference = await apply();
  const ask = { birthDate: "1998-07-05", contentType: "image/jpeg", bytes: 1000 };
  const replies = await atOnce(12, (index) =>
    api.post(`/api/applications/${reference}/documents`, { ...ask, kind: index % 2 ? "ktp" : "photo" }),
  );
  expect(statusesOf(replies)).toEqual(Array(12).fill(201));
  expect(new Set(replies.map(({ body }) => body.documentId)).size).toBe(12);
  const shown = (await api.post("/api/status", { reference, birthDate: "1998-07-05" })).body;
  expect(shown.documents).toHaveLength(12);
  await expectWholeTables();
});

test("after a hundred commands at once counts, chains and guards are exact", async () => {
  await openCohort();
  const verifier = await api.as("verifier");
  const references = await atOnce(30, () => apply());
  const check = { source: "DTKS", registered: false, checkedOn: "2026-11-20", method: "SIKS-NG" };
  const decisions = [
    { decision: "accept", reasons: [] },
    { decision: "return", reasons: [{ rule: "other", note: "Foto kabur." }] },
    { decision: "reject", reasons: [{ rule: "other", note: "Tidak." }] },
  ];
  const forms = Array.from({ length: 10 }, () => someone());
  const replies = await atOnce(100, (index) => {
    const path = `/api/staff/applications/${references[index % 30]}`;
    if (index % 5 === 4) return api.post("/api/applications", forms[index % 10]);
    if (index % 5 === 3) return verifier.post(`${path}/registry-check`, check);
    return verifier.post(`${path}/verification`, { ...decisions[index % 3], version: 1 });
  });
  for (const { status, text } of replies) expect([200, 201, 409], text).toContain(status);
  await expectWholeTables();
  const live = (await tables.everyApplication()).filter(
    (each) => each.cohortId === cohortId && each.status !== "rejected",
  );
  const guards = (await tables.everyItem("applications")).filter(({ sk }) => sk === "PERSON");
  for (const { person, reference } of live)
    expect(guards.find(({ pk }) => pk === `PERSON#${person}`)?.["live:skills-training"]).toBe(reference);
  const rejected = (await tables.everyApplication()).filter(
    (each) => each.cohortId === cohortId && each.status === "rejected",
  );
  for (const { person } of rejected)
    expect(guards.find(({ pk }) => pk === `PERSON#${person}`)?.["live:skills-training"]).toBeUndefined();
});
