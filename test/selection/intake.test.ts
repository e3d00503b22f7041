import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createHandler as registerApplicant } from "../../functions/applications/register-applicant.ts";
import { createHandler as listOpenings } from "../../functions/catalogue/list-openings.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { countedServices } from "../support/counted-calls.ts";
import { anEvent, ask } from "../support/events.ts";
import { aCohort, aForm, aNik, aSealing, aSeed } from "../support/forms.ts";
import { applied, assessed, birthDate, verified } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
});
beforeEach(async () => {
  await api.setClock("2026-11-24T02:00:00Z");
  api.forgetTokens();
});
afterAll(() => running?.stop());

let cohorts = 0;
/** Takes applications from 1 November to 20 December 2026, unless said otherwise. */
const openCohort = async (overrides: object = {}) => {
  cohorts += 1;
  const cohortId = `intake-${cohorts}`;
  const manager = await api.as("manager");
  const opened = await manager.post("/api/staff/cohorts", aCohort({ cohortId, ...overrides }));
  expect(opened.status, opened.text).toBe(201);
  return cohortId;
};
const seal = async (cohortId: string, body: object = { seed: aSeed }) =>
  (await api.as("manager")).post(`/api/staff/cohorts/${cohortId}/selection`, body);
const preview = async (cohortId: string, body: object = {}) =>
  (await api.as("manager")).post(`/api/staff/cohorts/${cohortId}/selection/preview`, body);
const countsOf = async (cohortId: string) =>
  (await (await api.as("manager")).get(`/api/staff/counts?cohortId=${cohortId}`)).body.counts;
const openingOf = async (cohortId: string) =>
  (await api.get("/api/openings")).body.items.find(
    (each: { cohortId: string }) => each.cohortId === cohortId,
  );

let serial = 7000;
const aNewForm = (overrides: object) => {
  serial += 1;
  return aForm({ nik: aNik({ serial }), ...overrides });
};

test("while people may still apply nothing is sealed, and nobody is passed over, unless that is meant", async () => {
  const cohortId = await openCohort();
  await assessed(api, {}, { cohortId });
  for (let waiting = 0; waiting < 3; waiting += 1) await applied(api, { cohortId });
  for (const body of [{ seed: aSeed }, aSealing({ closeIntake: false })]) {
    const refused = await seal(cohortId, body);
    expect([refused.status, refused.body.type]).toEqual([409, "intake-open"]);
    expect(refused.body.detail).toContain("Tunggu sampai pendaftaran ditutup");
  }
  expect(await countsOf(cohortId)).toMatchObject({ submitted: 3, assessed: 1, "not-selected": 0 });
  expect((await openingOf(cohortId)).state).toBe("open");
  const sealed = await seal(cohortId, aSealing());
  expect(sealed.status, sealed.text).toBe(201);
  expect(await countsOf(cohortId)).toMatchObject({ submitted: 0, offered: 1, "not-selected": 3 });
});

test("nor before the intake has begun; on the last day it is open, and on the next it is over", async () => {
  const coming = await openCohort({ opensOn: "2026-12-01" });
  expect((await seal(coming)).body.type).toBe("intake-open");
  const cohortId = await openCohort();
  await api.setClock("2026-12-20T15:30:00Z");
  api.forgetTokens();
  expect((await seal(cohortId)).body.type).toBe("intake-open");
  await api.setClock("2026-12-20T16:00:00Z");
  api.forgetTokens();
  expect((await seal(cohortId)).status).toBe(201);
});

test("once it is sealed, it is so whether the intake is meant to close or not", async () => {
  const cohortId = await openCohort();
  expect((await seal(cohortId, aSealing())).status).toBe(201);
  expect((await seal(cohortId)).body.type).toBe("already-selected");
});

test("from the sealing on the cohort is offered to nobody, by no page, whatever is changed of it later", async () => {
  const cohortId = await openCohort();
  const other = await openCohort();
  const choice = `value="${cohortId}"`;
  expect((await api.get("/api/form")).text).toContain(choice);
  expect((await seal(cohortId, aSealing())).status).toBe(201);
  const expectClosed = async () => {
    expect((await openingOf(cohortId)).state).toBe("closed");
    expect((await openingOf(other)).state).toBe("open");
    const form = await api.get("/api/form");
    expect(form.text).not.toContain(choice);
    expect(form.text).toContain(`value="${other}"`);
  };
  await expectClosed();

  const late = await api.post("/api/applications", aNewForm({ cohortId }));
  expect([late.status, late.body.type]).toEqual([409, "intake-closed"]);
  const byForm = await api.postForm("/api/applications", {
    ...Object.fromEntries(
      Object.entries(aNewForm({ cohortId })).filter(([, value]) => typeof value === "string"),
    ),
    disabilities: "physical",
    skills: "sewing",
    ...Object.fromEntries(
      Object.entries(aForm().address).map(([name, value]) => [`address.${name}`, value ?? ""]),
    ),
    ...Object.fromEntries(
      Object.entries(aForm().functioning).map(([name, value]) => [`functioning.${name}`, value]),
    ),
    "consent.version": aForm().consent.version,
    "consent.givenBy": "self",
  });
  expect(byForm.status).toBe(409);
  expect(byForm.text).not.toContain(choice);
  const paper = { receivedOn: "2026-11-20", heardBy: "paper" };
  const entered = await (await api.as("verifier")).post(
    "/api/staff/applications",
    aNewForm({ cohortId, ...paper }),
  );
  expect([entered.status, entered.body.type]).toEqual([409, "intake-closed"]);

  const manager = await api.as("manager");
  const { cohortId: _cohortId, ...cohort } = aCohort();
  const renamed = await manager.put(`/api/staff/cohorts/${cohortId}`, {
    ...cohort,
    name: "Angkatan dengan nama lain",
    version: 1,
  });
  expect(renamed.status, renamed.text).toBe(200);
  expect((await openingOf(cohortId)).name).toBe("Angkatan dengan nama lain");
  await expectClosed();
});

test("it is shown as closed for thirty days from the sealing", async () => {
  const cohortId = await openCohort({ startsOn: "2027-01-30" });
  await seal(cohortId, aSealing());
  await api.setClock("2026-12-24T02:00:00Z");
  expect((await openingOf(cohortId)).state).toBe("closed");
  await api.setClock("2026-12-25T02:00:00Z");
  expect(await openingOf(cohortId)).toBeUndefined();
});

test("the openings cost three reads, however many selections are sealed", async () => {
  const { services, callsOf } = countedServices(running);
  const look = () => callsOf(() => ask(listOpenings(services), anEvent("listOpenings")));
  const before = (await look()).calls;
  for (let sealed = 0; sealed < 3; sealed += 1) await seal(await openCohort(), aSealing());
  const { calls, result } = await look();
  expect(calls).toEqual(before);
  expect(calls).toHaveLength(3);
  expect(
    result.body.items.filter(({ state }: { state: string }) => state === "closed").length,
  ).toBeGreaterThan(2);
});

test("who is read before the seal and written after it is not forgotten: shown, moved and told like the others", async () => {
  const cohortId = await openCohort();
  const { applications, outcomes } = running.services;
  const form = aNewForm({ cohortId });
  const person = await applications.fingerprintOf(form.nik as never);
  const at = running.clock.now();
  const readBefore = await applications.loadForApplying(
    { cohortId, person },
    { recordId: undefined, bodyDigest: "" },
    at,
  );
  await seal(cohortId, aSealing());
  const { status, body } = await ask(
    registerApplicant({
      ...running.services,
      applications: { ...applications, loadForApplying: async () => readBefore },
    }),
    anEvent("registerApplicant", { body: form }),
  );
  expect(status).toBe(201);
  const { reference } = body;
  expect((await api.post("/api/status", { reference, birthDate })).body.status).toBe("not-selected");
  // As the day's sweep does.
  await outcomes.applyOutcomes(cohortId);
  expect(await applications.find(reference)).toMatchObject({ status: "not-selected" });
  const manager = await api.as("manager");
  const told = async () =>
    (await manager.get(`/api/staff/applications/${reference}/messages`)).body.items.length;
  await expect.poll(told, { timeout: 20_000 }).toBe(2);
});

test("a seed has 16 to 200 characters, in a preview too", async () => {
  const cohortId = await openCohort();
  for (const seed of ["x".repeat(15), `  ${"x".repeat(15)}  `, "x".repeat(201)]) {
    const replies = [await preview(cohortId, { seed }), await seal(cohortId, aSealing({ seed }))];
    for (const { status, body } of replies) {
      expect(status).toBe(400);
      expect(body.errors).toEqual([{ pointer: "/seed", detail: expect.any(String) }]);
    }
  }
  const short = await preview(cohortId, { seed: "x".repeat(15) });
  expect(short.body.errors[0].detail).toBe("Kode undian minimal 16 karakter.");
  for (const seed of ["x".repeat(16), "x".repeat(200)])
    expect((await preview(cohortId, { seed })).status).toBe(200);
  expect((await seal(cohortId, aSealing({ seed: "x".repeat(16) }))).status).toBe(201);
});

test("a preview says who would be passed over, by how far they have come, and whether people may still apply", async () => {
  const cohortId = await openCohort();
  await assessed(api, { fits: [] }, { cohortId });
  for (let waiting = 0; waiting < 2; waiting += 1) await applied(api, { cohortId });
  await verified(api, { cohortId });
  const returned = await applied(api, { cohortId });
  await (await api.as("verifier")).post(`/api/staff/applications/${returned}/verification`, {
    decision: "return",
    reasons: [{ rule: "document-ktp", note: "Foto KTP buram." }],
    version: 1,
  });
  const { body } = await preview(cohortId);
  expect(body).toMatchObject({ intake: "open", notAssessed: { submitted: 2, returned: 1, verified: 1 } });
  expect(body.notSelected).toHaveLength(5);
  const manager = await api.as("manager");
  expect((await manager.get(`/api/staff/cohorts/${cohortId}`)).body.sealed).toBeUndefined();
  const sealed = await seal(cohortId, aSealing());
  expect(sealed.body.notSelected).toHaveLength(5);
  expect((await manager.get(`/api/staff/cohorts/${cohortId}`)).body.sealed).toEqual({
    at: expect.stringMatching(/^2026-11-24T02:0/),
    notAssessed: 4,
  });
  expect((await api.post("/api/status", { reference: returned, birthDate })).body.status).toBe(
    "not-selected",
  );
});

test("a seed that was announced is asked for before the intake closes, and no other", async () => {
  const cohortId = await openCohort({ seedHash: createHash("sha256").update(aSeed).digest("hex") });
  const other = await seal(cohortId, aSealing({ seed: "kode undian yang lain" }));
  expect([other.status, other.body.type]).toEqual([409, "other-seed"]);
  expect((await openingOf(cohortId)).state).toBe("open");
  expect((await seal(cohortId, aSealing())).status).toBe(201);
});
