import { afterAll, beforeAll, expect, test } from "vitest";
import { withRoomFor } from "../../core/domain/applications/record-room.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { type Api, createApi, type StaffApi, staffAt } from "../support/api.ts";
import { aCohort, aForm, aSeed } from "../support/forms.ts";
import { startLocal } from "../support/start-local.ts";

test("a list takes entries until its room is full, in bytes and not in letters", () => {
  const entries = Array.from({ length: 40 }, () => "x".repeat(1000));
  expect(withRoomFor("progress", entries, "last")).toHaveLength(41);
  expect(withRoomFor("progress", undefined, "first")).toEqual(["first"]);
  const wide = entries.map((text) => text.replaceAll("x", "𝒙"));
  expect(() => withRoomFor("progress", wide, "last")).toThrow(new DomainError("record-full"));
});

let running: Awaited<ReturnType<typeof startLocal>>;
let api: Api;
const roles = ["manager", "verifier", "assessor", "trainer"] as const;
let staff: Record<(typeof roles)[number], StaffApi>;
const setTime = async (at: string) => {
  staff = await staffAt(api, at, roles);
};

beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await setTime("2026-11-24T02:00:00Z");
});
afterAll(() => running?.stop());

/** A participant of a class that has begun. */
const enrolled = async (): Promise<string> => {
  const days = { closesOn: "2026-11-24", startsOn: "2026-11-30", endsOn: "2026-12-20" };
  await staff.manager.post("/api/staff/cohorts", aCohort(days));
  const { reference } = (await api.post("/api/applications", aForm())).body;
  const at = `/api/staff/applications/${reference}`;
  await staff.verifier.post(`${at}/verification`, { decision: "accept", reasons: [], version: 1 });
  const suitability = ["sewing", "ac-repair"].map((skill) => ({ skill, fit: "fits", note: "" }));
  const scores = { motivation: 90, readiness: 90, need: 90 };
  await staff.assessor.post(`${at}/assessment`, { scores, suitability, accommodations: [], version: 2 });
  await setTime("2026-11-25T02:00:00Z");
  await staff.manager.post("/api/staff/cohorts/2026-1/selection", { seed: aSeed });
  await api.post(`/api/applications/${reference}/reply`, { birthDate: "1998-07-05", answer: "accept" });
  await setTime("2026-11-30T02:00:00Z");
  return reference;
};

test("notes of progress that fill a record are refused in words, and the participant still completes", async () => {
  const reference = await enrolled();
  const at = `/api/staff/applications/${reference}`;
  const note = { unit: "Menjahit lurus", level: "basic", on: "2026-11-30", note: "é".repeat(1000) };
  let last = await staff.trainer.post(`${at}/progress`, note);
  for (let notes = 1; last.status === 201 && notes < 300; notes += 1)
    last = await staff.trainer.post(`${at}/progress`, note);
  expect([last.status, last.body.type]).toEqual([409, "record-full"]);
  expect(last.body.detail).toContain("kantor Dinas Sosial");

  const marks = [{ reference, mark: "present" }];
  const sheet = { classId: "A", marks };
  await staff.trainer.put("/api/staff/cohorts/2026-1/sessions/2026-11-30/attendance", sheet);
  const done = await staff.manager.post(`${at}/completion`, { on: "2026-11-30", result: "completed" });
  expect(done.status, done.text).toBe(200);
}, 120_000);
