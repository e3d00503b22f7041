import { afterAll, beforeAll, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aProgramme, aSkill } from "../support/examples.ts";
import { aCohort } from "../support/forms.ts";
import { applied } from "../support/people.ts";
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
  return reply.body;
};
const codesIn = async (path: string, noun: string): Promise<string[]> =>
  (await api.get(`/api/${path}`)).body.items.map((each: Record<string, string>) => each[noun]);
const sewing = { name: { id: "Menjahit", en: "Sewing" }, demands: ["Duduk lama"], toolkitValue: 6_000_000 };

test("a founding skill and programme that were retired do not come back, and can be brought back", async () => {
  const retired = await put("/skills/security", { ...aSkill(), retired: true, version: 1 });
  expect(retired).toMatchObject({ skill: "security", retired: true, version: 2 });
  await put("/programmes/uep", { ...aProgramme(), retired: true, version: 1 });
  expect(await codesIn("skills", "skill")).toEqual(["ac-repair", "motorcycle-mechanic", "sewing"]);
  expect(await codesIn("programmes", "programme")).toEqual(["skills-training"]);

  expect(await codesIn("skills?retired=included", "skill")).toContain("security");
  const { items } = (await api.get("/api/programmes?retired=included")).body;
  expect(items).toContainEqual({ ...aProgramme(), programme: "uep", retired: true, version: 2 });

  expect(await put("/skills/security", { ...aSkill(), retired: false, version: 2 })).not.toHaveProperty(
    "retired",
  );
  expect(await codesIn("skills", "skill")).toContain("security");
});

test("a retired skill or programme is refused at its field where a cohort is opened", async () => {
  await put("/skills/old", { ...aSkill(), retired: true });
  await put("/programmes/old", { ...aProgramme(), retired: true });
  const [first, ...rest] = aCohort().classes as { skill: string; classId: string }[];
  const cohort = aCohort({
    cohortId: "of-old",
    programme: "old",
    classes: [first, { ...first, classId: "OLD", skill: "old" }, ...rest],
  });
  const refused = await manager.post("/api/staff/cohorts", cohort);
  expect(refused.status).toBe(400);
  expect(refused.body.errors).toEqual([
    { pointer: "/programme", detail: "Program ini dihentikan. Pilih yang lain." },
    { pointer: "/classes/1/skill", detail: "Keterampilan ini dihentikan. Pilih yang lain." },
  ]);
});

test("a cohort keeps what was retired after it was opened; people go on applying, and records keep the name", async () => {
  const reference = await applied(api);
  await put("/skills/sewing", { ...sewing, retired: true, version: 1 });
  await put("/programmes/skills-training", { ...aProgramme(), retired: true, version: 1 });
  const { cohortId, createdAt: _, ...cohort } = (await manager.get("/api/staff/cohorts/2026-1")).body;
  await put(`/cohorts/${cohortId}`, { ...cohort, name: "Angkatan lain" });
  expect((await api.get("/api/openings")).body.items).toMatchObject([
    { cohortId, programme: "skills-training", requiredDocuments: ["ktp", "family-card", "photo"] },
  ]);
  const later = await applied(api);
  for (const [of, programmeVersion] of [
    [reference, 1],
    [later, 2],
  ] as const) {
    const { body } = await manager.get(`/api/staff/applications/${of}`);
    expect(body).toMatchObject({ skills: ["sewing", "ac-repair"], judgedBy: { programmeVersion } });
  }
  const versions = (await manager.get("/api/staff/skills/sewing/versions")).body.items;
  expect(versions).toMatchObject([
    { version: 2, retired: true },
    { version: 1, name: sewing.name },
  ]);
  expect(versions[1]).not.toHaveProperty("retired");
});

test("who retired an entry stands in its audit", async () => {
  await put("/skills/audited", aSkill());
  await put("/skills/audited", { ...aSkill(), retired: true, version: 1 });
  const { items, chain } = (await manager.get("/api/staff/audit/skill/audited")).body;
  expect(chain).toBe("intact");
  expect(items.map(({ details }: { details: object }) => details)).toEqual([
    { retired: true, version: 2 },
    { version: 1 },
  ]);
});

test("another word than included for the retired is refused at its field", async () => {
  const { status, body } = await api.get("/api/skills?retired=yes");
  expect([status, body.errors[0].pointer]).toEqual([400, "/retired"]);
});
