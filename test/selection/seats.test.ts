import { afterAll, beforeAll, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aCohort, aSealing, aSeed } from "../support/forms.ts";
import { applied, assessed, birthDate, verified, versionOf } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
});
afterAll(() => running?.stop());

let cohorts = 0;
const openCohort = async (seats: [number, number], overrides = {}) => {
  cohorts += 1;
  const cohortId = `seats-${cohorts}`;
  const cohort = aCohort({ cohortId, ...overrides });
  cohort.classes.forEach((each, index) => {
    each.seats = seats[index] as number;
  });
  expect((await (await api.as("manager")).post("/api/staff/cohorts", cohort)).status).toBe(201);
  return cohortId;
};
const statusOf = async (reference: string) =>
  (await api.post("/api/status", { reference, birthDate })).body.status;
const seal = async (cohortId: string, seed = aSeed) =>
  (await api.as("manager")).post(`/api/staff/cohorts/${cohortId}/selection`, aSealing({ seed }));

test("a selection offers seats, orders the waitlist and tells those who were not assessed", async () => {
  const cohortId = await openCohort([1, 1]);
  const best = await assessed(api, { scores: { motivation: 90, readiness: 90, need: 90 } }, { cohortId });
  const second = await assessed(api, { scores: { motivation: 80, readiness: 80, need: 80 } }, { cohortId });
  const third = await assessed(api, { scores: { motivation: 70, readiness: 70, need: 70 } }, { cohortId });
  const unfit = await assessed(api, { fits: [] }, { cohortId });
  const waiting = await verified(api, { cohortId });
  const manager = await api.as("manager");
  const preview = await manager.post(`/api/staff/cohorts/${cohortId}/selection/preview`, { seed: aSeed });
  expect(preview.status).toBe(200);
  const sealed = await seal(cohortId);
  expect(sealed.status).toBe(201);
  expect(sealed.body).toMatchObject({
    inputDigest: preview.body.inputDigest,
    offered: [
      { reference: best, classId: "A" },
      { reference: second, classId: "B" },
    ],
    waitlisted: [{ reference: third, place: 1 }],
    notSelected: [
      { reference: unfit, reason: "no-class-fits" },
      { reference: waiting, reason: "not-assessed" },
    ],
  });
  expect(await Promise.all([best, third, unfit, waiting].map(statusOf))).toEqual([
    "offered",
    "waitlisted",
    "not-selected",
    "not-selected",
  ]);
  expect((await seal(cohortId)).body.type).toBe("already-selected");
  const counts = await manager.get(`/api/staff/counts?cohortId=${cohortId}`);
  expect(counts.body.counts).toMatchObject({
    offered: 2,
    waitlisted: 1,
    "not-selected": 2,
    assessed: 0,
    verified: 0,
  });
});

test("a seat that is declined goes to the first who waits and can take that class, once", async () => {
  const cohortId = await openCohort([1, 1]);
  const sewer = await assessed(
    api,
    { scores: { motivation: 90, readiness: 90, need: 90 } },
    { cohortId, skills: ["sewing"] },
  );
  await assessed(
    api,
    { scores: { motivation: 90, readiness: 90, need: 90 } },
    { cohortId, skills: ["ac-repair"] },
  );
  const first = await assessed(
    api,
    { scores: { motivation: 60, readiness: 60, need: 60 } },
    { cohortId, skills: ["ac-repair"] },
  );
  const next = await assessed(
    api,
    { scores: { motivation: 50, readiness: 50, need: 50 } },
    { cohortId, skills: ["sewing"] },
  );
  await seal(cohortId);
  expect((await api.post(`/api/applications/${sewer}/reply`, { birthDate, answer: "decline" })).status).toBe(
    200,
  );
  await expect.poll(() => statusOf(next), { timeout: 5000 }).toBe("offered");
  expect(await statusOf(first)).toBe("waitlisted");
  const accepted = await api.post(`/api/applications/${next}/reply`, { birthDate, answer: "accept" });
  expect(accepted.body).toMatchObject({ reference: next, status: "enrolled" });
  expect((await api.post(`/api/applications/${next}/reply`, { birthDate, answer: "accept" })).body.type).toBe(
    "no-offer",
  );
});

test("who does not answer in time is declined, and the seat goes on; at the start nobody waits any more", async () => {
  await api.setClock("2026-11-24T02:00:00Z");
  api.forgetTokens();
  const cohortId = await openCohort([1, 1], { startsOn: "2026-12-21", closesOn: "2026-12-20" });
  const silent = await assessed(
    api,
    { scores: { motivation: 90, readiness: 90, need: 90 } },
    { cohortId, skills: ["sewing"] },
  );
  const second = await assessed(
    api,
    { scores: { motivation: 60, readiness: 60, need: 60 } },
    { cohortId, skills: ["sewing"] },
  );
  const third = await assessed(
    api,
    { scores: { motivation: 50, readiness: 50, need: 50 } },
    { cohortId, skills: ["sewing"] },
  );
  await seal(cohortId);
  expect((await api.post("/api/status", { reference: silent, birthDate })).body.offer.replyBy).toBe(
    "2026-11-27",
  );
  await api.setClock("2026-11-27T15:59:00Z");
  expect(await statusOf(silent)).toBe("offered");
  await api.setClock("2026-11-27T16:00:01Z");
  expect(await statusOf(silent)).toBe("declined");
  expect(await statusOf(second)).toBe("offered");
  expect((await api.post(`/api/applications/${second}/reply`, { birthDate, answer: "accept" })).status).toBe(
    200,
  );
  await api.setClock("2026-12-20T16:00:01Z");
  expect(await statusOf(third)).toBe("not-selected");
});

test("an appeal that is upheld puts the person at the head of the waitlist", async () => {
  await api.setClock("2026-11-24T02:00:00Z");
  api.forgetTokens();
  const cohortId = await openCohort([1, 1]);
  const seated = await assessed(
    api,
    { scores: { motivation: 90, readiness: 90, need: 90 } },
    { cohortId, skills: ["sewing"] },
  );
  const decliner = await assessed(
    api,
    { scores: { motivation: 80, readiness: 80, need: 80 } },
    { cohortId, skills: ["ac-repair"] },
  );
  const other = await assessed(
    api,
    { scores: { motivation: 70, readiness: 70, need: 70 } },
    { cohortId, skills: ["ac-repair"] },
  );
  await assessed(
    api,
    { scores: { motivation: 60, readiness: 60, need: 60 } },
    { cohortId, skills: ["sewing"] },
  );
  await seal(cohortId);
  await api.post(`/api/applications/${decliner}/reply`, { birthDate, answer: "decline" });
  await expect.poll(() => statusOf(other), { timeout: 5000 }).toBe("offered");
  const filed = await api.post(`/api/applications/${decliner}/appeal`, {
    birthDate,
    text: "Saya keliru menekan.",
  });
  expect(filed.status).toBe(201);
  expect(
    (await api.post(`/api/applications/${decliner}/appeal`, { birthDate, text: "Lagi" })).body.type,
  ).toBe("nothing-to-appeal");
  const manager = await api.as("manager");
  const [open] = (await manager.get("/api/staff/appeals")).body.items;
  expect(open).toMatchObject({ reference: decliner, state: "open" });
  const { version } = (await manager.get(`/api/staff/applications/${decliner}`)).body;
  const decided = await manager.post(
    `/api/staff/applications/${decliner}/appeals/${filed.body.appealId}/decision`,
    {
      decision: "upheld",
      note: "Diterima.",
      version,
    },
  );
  expect(decided.body.status).toBe("waitlisted");
  expect((await api.post(`/api/applications/${other}/withdrawal`, { birthDate })).body).toMatchObject({
    status: "withdrawn",
  });
  await expect.poll(() => statusOf(decliner), { timeout: 5000 }).toBe("offered");
  expect(await statusOf(seated)).toBe("offered");
  await expect(applied(api, { cohortId })).rejects.toThrow("intake-closed");
});

test("who comes back from a second rejection to a sealed selection is told that it passed over them", async () => {
  const cohortId = await openCohort([1, 1]);
  const person = await applied(api, { cohortId });
  const change = async (as: "verifier" | "manager", step: string, body: object) => {
    const version = await versionOf(api, person);
    const path = `/api/staff/applications/${person}/${step}`;
    const changed = await (await api.as(as)).post(path, { ...body, version });
    expect(changed.status, changed.text).toBe(200);
  };
  const reasons = [{ rule: "lives-in-area", note: "Alamat lain." }];
  const objects = async () =>
    (await api.post(`/api/applications/${person}/appeal`, { birthDate, text: "Mohon." })).body.appealId;
  const uphold = (appealId: string) =>
    change("manager", `appeals/${appealId}/decision`, { decision: "upheld", note: "Diterima." });

  await change("verifier", "verification", { decision: "reject", reasons });
  await uphold(await objects());
  expect(await statusOf(person)).toBe("submitted");
  await change("verifier", "verification", { decision: "reject", reasons });
  const appealId = await objects();
  expect((await seal(cohortId)).status).toBe(201);
  expect(await statusOf(person)).toBe("rejected");
  // Moving the clock waits for all that the tables told so far: the seal is behind the function that hears of it.
  await api.setClock("2026-11-24T02:10:00Z");
  await uphold(appealId);
  expect(await statusOf(person)).toBe("not-selected");
  // The page tells it at once by the sealed record; that the move was made as well, the message tells.
  const wasTold = async () => {
    const told = await (await api.as("manager")).get(`/api/staff/applications/${person}/messages`);
    return told.body.items.map(({ text }: { text: string }) => text).join();
  };
  await expect.poll(wasTold, { timeout: 5000 }).toContain("Tidak terpilih");
});
