/** One cohort whose item does not match its kind: it is left out and named, and all other cohorts are served. */
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { everySchedule } from "../../core/contract/schedules.ts";
import { redirectLog } from "../../core/http/log.ts";
import { createHandler as endOverdueOffers } from "../../functions/selection/end-overdue-offers.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aCohort, aForm } from "../support/forms.ts";
import { startLocal } from "../support/start-local.ts";
import { withoutName } from "../support/unmovable.ts";

let running: Running;
let api: Api;
let mend: () => Promise<unknown>;
let lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  running = await startLocal({ runsByItself: false });
  api = createApi(running.url);
  running.clock.set("2026-11-24T02:00:00.000Z");
  const manager = await api.as("manager");
  for (const cohortId of ["first", "broken", "last"]) {
    const opened = await manager.post("/api/staff/cohorts", aCohort({ cohortId }));
    expect(opened.status, opened.text).toBe(201);
  }
  ({ mend } = await withoutName("broken"));
  // What the application of an earlier test set going is done in its own time.
  const steps: string[] = everySchedule.flatMap(([name, { start }]) => (start.by === "stream" ? [name] : []));
  redirectLog((line) => {
    const read = JSON.parse(line);
    if (!steps.includes(read.step)) lines.push(read);
  });
});
beforeEach(() => {
  lines = [];
});
afterAll(() => running?.stop());

const named = {
  outcome: "failed",
  subject: "broken",
  errorName: "RecordAtFault",
  record: "cohort at COHORT#… COHORT: wrong at /record/name",
};
const idsIn = (items: readonly { cohortId: string }[]) => items.map(({ cohortId }) => cohortId).sort();

test("applicants see the others, and the log names the cohort and counts a fault", async () => {
  const { status, body, text } = await api.get("/api/openings");
  expect(status, text).toBe(200);
  expect(idsIn(body.items)).toEqual(["first", "last"]);
  expect(lines).toMatchObject([
    { step: "GET /openings", ...named },
    { step: "GET /openings", outcome: "ok", status: 200, faults: 1 },
  ]);
});

test("the plain form offers the others", async () => {
  const form = await api.get("/api/form");
  expect(form.status).toBe(200);
  expect(form.text).toContain('value="first"');
  expect(form.text).not.toContain('value="broken"');
  expect(lines).toMatchObject([named, { outcome: "ok", faults: 1 }]);
});

test("a person still applies to another cohort", async () => {
  const applied = await api.post("/api/applications", aForm({ cohortId: "last" }));
  expect(applied.status, applied.text).toBe(201);
});

test("staff see the others, page by page, and a page that lost a cohort leads to the next", async () => {
  const staff = await api.as("manager");
  const whole = await staff.get("/api/staff/cohorts");
  expect(whole.status, whole.text).toBe(200);
  expect(idsIn(whole.body.items)).toEqual(["first", "last"]);
  expect(lines).toMatchObject([named, { outcome: "ok", faults: 1 }]);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await staff.get(`/api/staff/cohorts?limit=1${cursor ? `&cursor=${cursor}` : ""}`);
    expect(page.status, page.text).toBe(200);
    seen.push(...idsIn(page.body.items));
    cursor = page.body.cursor;
  } while (cursor);
  expect(seen).toEqual(["last", "first"]);
});

test("a list without it counts no fault", async () => {
  await api.get("/api/skills");
  expect(lines).toMatchObject([{ outcome: "ok", faults: 0 }]);
});

test("who reads a list outside of a call is told, because no log would name the cohort", async () => {
  await expect(running.services.catalogue.listCohorts({ limit: 5 })).rejects.toMatchObject({
    failures: [{ subject: "broken" }],
  });
});

test("the night's work goes over the others, and then ends as an error that names the cohort", async () => {
  const done: string[] = [];
  const { outcomes, seats, catalogue } = running.services;
  const night = endOverdueOffers({
    catalogue,
    outcomes: { ...outcomes, applyOutcomes: async (cohortId) => void done.push(cohortId) },
    seats: { ...seats, passOn: async () => {} },
  });
  await expect(night({ at: "2026-11-24T16:00:00Z" })).rejects.toThrow();
  expect(done.sort()).toEqual(["first", "last"]);
  expect(lines).toMatchObject([named, { step: "endOverdueOffers", outcome: "internal-error", faults: 1 }]);
});

test("a report is not written without it, and its log names the cohort; mended, it is", async () => {
  const manager = await api.as("manager");
  const asked = { programme: "skills-training", period: "2026-11" };
  expect((await manager.post("/api/staff/reports", asked)).status).toBe(500);
  expect(lines).toMatchObject([named, { outcome: "internal-error", faults: 1 }]);
  await mend();
  const report = await manager.post("/api/staff/reports", asked);
  expect(report.status, report.text).toBe(201);
});
