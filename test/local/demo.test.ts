import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ApplicationShown } from "../../core/contract/replies/applications.ts";
import { disabilities, documentTypes, statuses } from "../../core/domain/shared/codes.ts";
import { type Day, dayOf } from "../../core/domain/shared/day.ts";
import { createChance } from "../../local/demo/chance.ts";
import { sampleCohorts } from "../../local/demo/cohorts.ts";
import { fillWithDemo } from "../../local/demo/fill.ts";
import { samplePerson } from "../../local/demo/people.ts";
import { samplePdf, samplePng } from "../../local/demo/sample-file.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { startLocal } from "../support/start-local.ts";

describe("a store filled with sample data", () => {
  let running: Running;
  let api: Api;
  let applications: ApplicationShown[];
  const progress: string[] = [];

  beforeAll(async () => {
    running = await startLocal();
    api = createApi(running.url);
    await fillWithDemo(running, (what) => progress.push(what));
    const verifier = await api.as("verifier");
    const { items } = (await verifier.get("/api/staff/applications?limit=100")).body;
    applications = await Promise.all(
      items.map(
        async ({ reference }: { reference: string }) =>
          (await verifier.get(`/api/staff/applications/${reference}`)).body,
      ),
    );
    // A month of an office's work: some seconds, or minutes on a machine that is busy with other tests.
  }, 300_000);
  afterAll(() => running?.stop());

  test("holds applications in every state that there is by now", () => {
    expect(applications.length).toBeGreaterThanOrEqual(60);
    const found = new Set(applications.map(({ status }) => status));
    expect(statuses.filter((status) => !found.has(status))).toEqual([]);
  });

  test("has a cohort in training, with its sheets, and graduates who are followed up, one of them due", async () => {
    const manager = await api.as("manager");
    const cohorts = (await manager.get("/api/staff/cohorts?limit=100")).body.items;
    const today = dayOf(running.clock.now());
    const underWay = cohorts.filter(
      ({ startsOn, endsOn }: Record<string, string>) => `${startsOn}` <= today && today <= `${endsOn}`,
    );
    expect(underWay).toHaveLength(1);
    const { cohortId } = underWay[0];
    const inTraining = applications.filter(
      (each) => each.cohortId === cohortId && each.status === "enrolled",
    );
    expect(inTraining.length).toBeGreaterThan(3);
    expect((await manager.get(`/api/staff/cohorts/${cohortId}/sessions`)).body.items).toHaveLength(6);
    const months = applications.flatMap(({ followUps }) => (followUps ?? []).map(({ month }) => month));
    expect(months.sort()).toEqual([1, 1, 1, 3, 3, 3, 6, 6]);
    const due = (await manager.get(`/api/staff/follow-ups?dueBy=${today}`)).body.items;
    expect(due.map(({ month }: { month: number }) => month)).toEqual([6]);
  });

  test("has a cohort that is open and one that is to come, by today's date", async () => {
    const { items } = (await api.get("/api/openings")).body;
    const states = items.map(({ programme, state }: Record<string, string>) => `${programme} ${state}`);
    expect(states.sort()).toEqual([
      "skills-training closed",
      "skills-training closed",
      "skills-training open",
      "skills-training upcoming",
      "uep open",
    ]);
  });

  test("marks everyone as made up", () => {
    for (const { address, nik, phone, email } of applications) {
      expect(address.street).toMatch(/\(contoh\)$/);
      expect(nik).toMatch(/99\d\d$/);
      expect(phone).toMatch(/^\+628120000/);
      expect(email ?? "x@contoh.example").toMatch(/@contoh\.example$/);
    }
  });

  test("shows what verifiers meet: flags, guardians, companions, many regencies, every disability", () => {
    const flagged = new Set(applications.flatMap(({ flags }) => flags.map(({ field }) => field)));
    expect([...flagged].sort()).toEqual(["address", "birthDate", "sex"]);
    expect(applications.some(({ consent }) => consent.givenBy === "guardian")).toBe(true);
    expect(applications.some(({ helper }) => helper?.relation === "Pendamping (TKSK)")).toBe(true);
    expect(new Set(applications.map(({ address }) => address.regency)).size).toBe(10);
    expect(new Set(applications.flatMap((each) => each.disabilities ?? []))).toEqual(new Set(disabilities));
    expect(applications.some(({ fullName }) => !fullName.includes(" "))).toBe(true);
    expect(applications.some(({ fullName }) => fullName.length > 80)).toBe(true);
    expect(applications.some(({ email }) => email === null)).toBe(true);
    expect(applications.some(({ email }) => email !== null)).toBe(true);
  });

  test("has documents that arrived, one that was refused and one that never came", () => {
    const states = applications.flatMap(({ documents }) => documents.map(({ state }) => state));
    expect(states.filter((state) => state === "received").length).toBeGreaterThan(60);
    expect(states.filter((state) => state === "refused").length).toBe(1);
    expect(states.filter((state) => state === "waiting").length).toBe(1);
  });

  test("leaves the clock at real time and this month's reports written", async () => {
    expect(Math.abs(Date.parse(running.clock.now()) - Date.now())).toBeLessThan(1000);
    const { items } = (await (await api.as("manager")).get("/api/staff/reports")).body;
    const month = dayOf(running.clock.now()).slice(0, 7);
    expect(items.filter((report: { period: string }) => report.period === month)).toHaveLength(2);
  });

  test("is left as it is when it is to be filled a second time, and that is said", async () => {
    await fillWithDemo(running, (what) => progress.push(what));
    expect(progress.at(-1)).toMatch(/no sample data were added/);
    const { items } = (await (await api.as("verifier")).get("/api/staff/applications?limit=100")).body;
    expect(items).toHaveLength(applications.length);
  });
});

test("the sample people are the same each time", () => {
  const today = "2026-12-31" as Day;
  const invent = () => {
    const chance = createChance(7);
    const { open } = sampleCohorts(today);
    return [1, 2, 3, 4].map((number) => samplePerson(number, "verified", open, today, chance));
  };
  expect(invent()).toEqual(invent());
});

test("the sample files are what they say they are", () => {
  expect(documentTypes).toContain("image/png");
  expect(samplePng("ktp", 1).subarray(1, 4).toString()).toBe("PNG");
  expect(samplePng("ktp", 1)).not.toEqual(samplePng("photo", 1));
  const pdf = samplePdf("CONTOH").toString("latin1");
  const table = Number(/startxref\n(\d+)/.exec(pdf)?.[1]);
  expect(pdf.slice(table, table + 4)).toBe("xref");
});
