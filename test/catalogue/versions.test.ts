import { afterAll, beforeAll, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aProgramme, aSkill } from "../support/examples.ts";
import { aCohort } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { applied, birthDate } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
let manager: Awaited<ReturnType<Api["as"]>>;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  manager = await api.as("manager");
  await manager.post("/api/staff/cohorts", aCohort());
});
afterAll(() => running?.stop());

const put = async (path: string, body: object) => {
  const reply = await manager.put(`/api/staff${path}`, body);
  expect(reply.status, reply.text).toBe(200);
};
const versionsOf = async (path: string) => {
  const reply = await (await api.as("trainer")).get(`/api/staff${path}/versions`);
  expect(reply.status, reply.text).toBe(200);
  return reply.body.items;
};

test("every version of a skill stays readable, newest first, the one of the office's file too", async () => {
  const [founding] = await versionsOf("/skills/sewing");
  expect(founding).toMatchObject({ skill: "sewing", version: 1 });
  const name = { id: "Menjahit", en: "Sewing" };
  for (let version = 1; version <= 11; version += 1) {
    await api.setClock(`2026-11-24T02:${10 + version}:00.000Z`);
    await put("/skills/sewing", { name, demands: [`Ke-${version}`], toolkitValue: version, version });
  }
  const versions: { version: number; toolkitValue: number; replacedAt?: string }[] =
    await versionsOf("/skills/sewing");
  expect(versions.map(({ version }) => version)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(versions.at(-1)).toEqual({
    ...founding,
    replacedAt: expect.stringMatching(/^2026-11-24T02:11:/),
  });
  expect(versions[0]).toEqual({
    skill: "sewing",
    name,
    demands: ["Ke-11"],
    toolkitValue: 11,
    version: 12,
  });
  expect(versions[1]).toMatchObject({
    toolkitValue: 10,
    replacedAt: expect.stringMatching(/^2026-11-24T02:21:/),
  });
});

test("an entry that a manager added has its versions, and an unknown one has none", async () => {
  await put("/programmes/other", aProgramme());
  await put("/programmes/other", { ...aProgramme(), requiredDocuments: ["photo"], version: 1 });
  expect(await versionsOf("/programmes/other")).toMatchObject([
    { version: 2, requiredDocuments: ["photo"] },
    { version: 1, requiredDocuments: ["ktp", "family-card", "photo"] },
  ]);
  const unknown = await manager.get("/api/staff/programmes/none/versions");
  expect([unknown.status, unknown.body.type]).toEqual([404, "unknown-record"]);
});

test("a change that is refused keeps no version", async () => {
  await put("/skills/phone-repair", aSkill());
  expect((await manager.put("/api/staff/skills/phone-repair", { ...aSkill(), version: 7 })).status).toBe(409);
  expect(await versionsOf("/skills/phone-repair")).toHaveLength(1);
});

test("a record without its documents is asked for those of the version that judged it", async () => {
  const reference = await applied(api);
  await put("/programmes/skills-training", { ...aProgramme(), requiredDocuments: ["photo"], version: 1 });
  await put("/programmes/skills-training", { ...aProgramme(), requiredDocuments: [], version: 2 });
  const { store } = lookIntoTables();
  const missingWith = async (programmeVersion: number) => {
    await store.commit([
      {
        table: "applications",
        pk: `APPLICATION#${reference}`,
        sk: "APPLICATION",
        update: {
          expression:
            "SET #record.judgedBy.programmeVersion = :version REMOVE #record.judgedBy.requiredDocuments",
          names: { "#record": "record" },
          values: { ":version": programmeVersion },
        },
      },
    ]);
    const { body } = await api.post("/api/status", { reference, birthDate });
    const staff = await manager.get(`/api/staff/applications/${reference}`);
    expect(staff.body.missingDocuments).toEqual(body.missingDocuments);
    return body.missingDocuments;
  };
  expect(await missingWith(1)).toEqual(["ktp", "family-card", "photo"]);
  expect(await missingWith(2)).toEqual(["photo"]);
  expect(await missingWith(3)).toEqual([]);
  // A version that was overwritten before versions were kept.
  expect(await missingWith(7)).toEqual([]);
});

test("two managers change at once: the loser keeps no version, and the winner's former one stays", async () => {
  await put("/skills/twice", aSkill());
  const replies = await Promise.all(
    [1, 2, 3].map((toolkitValue) =>
      manager.put("/api/staff/skills/twice", { ...aSkill(), toolkitValue, version: 1 }),
    ),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  const versions: { version: number; toolkitValue: number }[] = await versionsOf("/skills/twice");
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  expect(versions[1]).toMatchObject({ toolkitValue: aSkill().toolkitValue });
});
