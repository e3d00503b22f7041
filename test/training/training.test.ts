import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteName } from "../../core/contract/routes.ts";
import { functionFileOf } from "../../core/contract/steps.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { countedServices } from "../support/counted-calls.ts";
import { type Asked, anEvent, ask } from "../support/events.ts";
import { aCohort } from "../support/forms.ts";
import { enrolled, verified } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
let counted: ReturnType<typeof countedServices>;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  counted = countedServices(running);
  await api.setClock("2026-11-24T02:00:00Z");
});
afterAll(() => running?.stop());

/** One command at its handler, and the calls to DynamoDB that it made. */
const command = async (name: RouteName, asked: Asked) => {
  const { createHandler } = await import(/* @vite-ignore */ `../../functions/${functionFileOf(name)}.ts`);
  return counted.callsOf(() => ask(createHandler(counted.services), anEvent(name, asked)));
};
const oneReadOneTransaction = ["BatchGetItemCommand", "TransactWriteItemsCommand"];

let cohorts = 0;
/** A class A of sewing and a class B of AC repair, and so many people in each. */
const aClass = async (inA: number, inB = 0, overrides = {}) => {
  cohorts += 1;
  const cohortId = `training-${cohorts}`;
  const manager = await api.as("manager");
  expect((await manager.post("/api/staff/cohorts", aCohort({ cohortId, ...overrides }))).status).toBe(201);
  const people = await enrolled(api, cohortId, [
    ...Array.from({ length: inA }, () => ({ fits: ["sewing"] })),
    ...Array.from({ length: inB }, () => ({ fits: ["ac-repair"] })),
  ]);
  return { cohortId, inA: people.slice(0, inA), inB: people.slice(inA) };
};

const sheetOf = async (cohortId: string, date: string, body: object) =>
  (await api.as("trainer")).put(`/api/staff/cohorts/${cohortId}/sessions/${date}/attendance`, body);
const shown = async (reference: string) =>
  (await (await api.as("manager")).get(`/api/staff/applications/${reference}`)).body;
const sessionsOf = async (cohortId: string) =>
  (await (await api.as("auditor")).get(`/api/staff/cohorts/${cohortId}/sessions`)).body.items;
const complete = async (reference: string, more: object = {}, headers = {}) =>
  (await api.as("manager")).post(
    `/api/staff/applications/${reference}/completion`,
    { on: "2026-11-24", result: "completed", ...more },
    headers,
  );

describe("a sheet of a class and day", () => {
  test("is written whole, read again, counted for each participant, and listed", async () => {
    const { cohortId, inA, inB } = await aClass(3, 1);
    const marks = [
      { reference: inA[0], mark: "present" },
      { reference: inA[1], mark: "late", why: "Hujan." },
    ];
    const written = await sheetOf(cohortId, "2026-11-23", { classId: "A", marks });
    expect(written.status).toBe(200);
    expect(written.body).toEqual({ cohortId, classId: "A", date: "2026-11-23", version: 1, marks });
    const path = `/api/staff/cohorts/${cohortId}/sessions/2026-11-23/attendance?classId=A`;
    expect((await (await api.as("auditor")).get(path)).body).toEqual(written.body);
    expect((await shown(inA[1] as string)).attendance).toEqual({
      present: 0,
      late: 1,
      excused: 0,
      absent: 0,
    });
    // Whoever is not on the sheet was absent.
    expect((await shown(inA[2] as string)).attendance).toMatchObject({ absent: 1 });

    const corrected = await sheetOf(cohortId, "2026-11-23", {
      classId: "A",
      marks: inA.map((reference) => ({
        reference: reference.toLowerCase().replaceAll("-", ""),
        mark: "excused",
      })),
      version: 1,
    });
    expect(corrected.body).toMatchObject({ version: 2, marks: inA.map((reference) => ({ reference })) });
    expect((await shown(inA[1] as string)).attendance).toEqual({
      present: 0,
      late: 0,
      excused: 1,
      absent: 0,
    });
    await sheetOf(cohortId, "2026-11-24", { classId: "B", marks: [{ reference: inB[0], mark: "present" }] });
    expect(await sessionsOf(cohortId)).toEqual([
      { date: "2026-11-24", classId: "B", present: 1, late: 0, excused: 0, absent: 0 },
      { date: "2026-11-23", classId: "A", present: 0, late: 0, excused: 3, absent: 0 },
    ]);
    const auditor = await api.as("auditor");
    const first = (await auditor.get(`/api/staff/cohorts/${cohortId}/sessions?limit=1`)).body;
    expect(first.items).toHaveLength(1);
    const second = (
      await auditor.get(`/api/staff/cohorts/${cohortId}/sessions?limit=1&cursor=${first.cursor}`)
    ).body;
    expect(second.items).toMatchObject([{ date: "2026-11-23" }]);
    expect(second.cursor).toBeUndefined();
    expect((await auditor.get(`/api/staff/cohorts/${cohortId}/sessions?cursor=nonsense`)).status).toBe(400);
  });

  test("is refused for what is wrong with it", async () => {
    const { cohortId, inA, inB } = await aClass(1, 1);
    const mark = (reference: unknown) => ({ reference, mark: "present" });
    const write = (date: string, marks: object[], more = {}) =>
      sheetOf(cohortId, date, { classId: "A", marks, ...more });
    const stranger = await write("2026-11-24", [mark(inA[0]), mark(inB[0])]);
    expect(stranger.body).toMatchObject({ status: 400, errors: [{ pointer: "/marks/1/reference" }] });
    expect((await write("2026-11-24", [mark("KT-0000-0000-0000")])).status).toBe(400);
    const twice = await write("2026-11-24", [mark(inA[0]), mark((inA[0] as string).toLowerCase())]);
    expect(twice.body).toMatchObject({ status: 400, errors: [{ pointer: "/marks/1/reference" }] });
    expect((await write("2026-11-25", [mark(inA[0])])).body).toMatchObject({
      status: 409,
      type: "day-to-come",
    });
    expect((await write("2026-02-31", [])).status).toBe(400);
    expect((await write("2026-11-24", [], { classId: "Z" })).body).toMatchObject({
      status: 400,
      errors: [{ pointer: "/classId" }],
    });
    expect((await sheetOf("none", "2026-11-24", { classId: "A", marks: [] })).status).toBe(404);
    expect(
      (
        await (
          await api.as("manager")
        ).put(`/api/staff/cohorts/${cohortId}/sessions/2026-11-24/attendance`, {})
      ).status,
    ).toBe(403);
    expect((await write("2026-11-24", [mark(inA[0])])).status).toBe(200);
    for (const more of [{}, { version: 2 }])
      expect((await write("2026-11-24", [], more)).body).toMatchObject({
        status: 409,
        type: "changed-meanwhile",
      });
  });

  test("of two trainers who write it at once, one is taken and the other told", async () => {
    const { cohortId, inA } = await aClass(2);
    for (const version of [undefined, 1]) {
      const replies = await Promise.all(
        Array.from({ length: 6 }, (_, number) =>
          sheetOf(cohortId, "2026-11-24", {
            classId: "A",
            marks: [{ reference: inA[number % 2], mark: number < 3 ? "present" : "late" }],
            ...(version ? { version } : {}),
          }),
        ),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
      for (const { body } of replies.filter(({ status }) => status === 409))
        expect(body.type).toBe("changed-meanwhile");
    }
    for (const reference of inA) {
      const { present, late, excused, absent } = (await shown(reference)).attendance;
      expect(present + late + excused + absent).toBe(1);
    }
  });

  test("of one cohort may be written at once for every class and day, and each is counted", async () => {
    const { cohortId, inA, inB } = await aClass(1, 1);
    const days = ["2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"];
    const replies = await Promise.all(
      days.flatMap((day) => [
        sheetOf(cohortId, day, { classId: "A", marks: [{ reference: inA[0], mark: "present" }] }),
        sheetOf(cohortId, day, { classId: "B", marks: [{ reference: inB[0], mark: "late" }] }),
      ]),
    );
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect((await shown(inA[0] as string)).attendance).toMatchObject({ present: 4, absent: 0 });
    expect((await shown(inB[0] as string)).attendance).toMatchObject({ late: 4, absent: 0 });
  });

  test("counts every earlier sheet as missed for someone who joins the class later", async () => {
    cohorts += 1;
    const cohortId = `training-${cohorts}`;
    await (await api.as("manager")).post("/api/staff/cohorts", aCohort({ cohortId }));
    expect((await sheetOf(cohortId, "2026-11-20", { classId: "A", marks: [] })).status).toBe(200);
    expect((await sheetOf(cohortId, "2026-11-21", { classId: "A", marks: [] })).status).toBe(200);
    const [late = ""] = await enrolled(api, cohortId, [{ fits: ["sewing"] }]);
    const marks = [{ reference: late, mark: "present" }];
    expect((await sheetOf(cohortId, "2026-11-21", { classId: "A", marks, version: 1 })).status).toBe(200);
    expect((await sheetOf(cohortId, "2026-11-22", { classId: "A", marks })).status).toBe(200);
    expect((await shown(late)).attendance).toEqual({ present: 2, late: 0, excused: 0, absent: 1 });
  });
});

describe("progress", () => {
  test("is noted by a trainer, from basic to proficient", async () => {
    const { inA } = await aClass(1);
    const trainer = await api.as("trainer");
    const path = `/api/staff/applications/${inA[0]}/progress`;
    const noted = await trainer.post(path, { unit: "Menjahit lurus", level: "basic", on: "2026-11-24" });
    expect(noted.status).toBe(201);
    expect(noted.body).toMatchObject({
      reference: inA[0],
      level: "basic",
      unit: "Menjahit lurus",
      by: "trainer",
    });
    await trainer.post(path, {
      unit: "Menjahit lurus",
      level: "proficient",
      on: "2026-11-24",
      note: "Rapi.",
    });
    expect((await shown(inA[0] as string)).progress).toMatchObject([
      { level: "basic" },
      { level: "proficient", note: "Rapi." },
    ]);
    expect((await trainer.post(path, { unit: "X", level: "basic", on: "2026-11-25" })).body).toMatchObject({
      status: 400,
      errors: [{ pointer: "/on" }],
    });
  });

  test("is nothing that a trainer can note of someone without a seat", async () => {
    cohorts += 1;
    const cohortId = `training-${cohorts}`;
    await (await api.as("manager")).post("/api/staff/cohorts", aCohort({ cohortId }));
    const reference = await verified(api, { cohortId });
    const body = { unit: "X", level: "basic", on: "2026-11-24" };
    const trainer = await api.as("trainer");
    const hidden = await trainer.post(`/api/staff/applications/${reference}/progress`, body);
    const unknown = await trainer.post("/api/staff/applications/KT-0000-0000-0000/progress", body);
    expect(hidden.body).toMatchObject({ status: 404, type: "unknown-record" });
    expect(hidden.text).toBe(unknown.text);
  });

  test("is noted of nobody who is not in training", async () => {
    const { inA } = await aClass(1, 0, { minimumAttendance: 0 });
    await complete(inA[0] as string);
    const reply = await (await api.as("trainer")).post(`/api/staff/applications/${inA[0]}/progress`, {
      unit: "X",
      level: "basic",
      on: "2026-11-24",
    });
    expect(reply.body).toMatchObject({ status: 409, type: "not-enrolled" });
  });
});

describe("completion", () => {
  const mark = async (cohortId: string, reference: string, days: readonly string[], from = 1) => {
    for (const [index, each] of days.entries()) {
      const date = `2026-11-${String(from + index).padStart(2, "0")}`;
      const marks = each === "none" ? [] : [{ reference, mark: each }];
      expect((await sheetOf(cohortId, date, { classId: "A", marks })).status).toBe(200);
    }
  };

  test("comes with a certificate whose code anyone may check, however it is typed", async () => {
    const { cohortId, inA } = await aClass(1);
    const reference = inA[0] as string;
    await mark(cohortId, reference, ["present", "late", "present", "excused", "absent", "present"]);
    const key = { "idempotency-key": "completion-1" };
    const certificate = { number: "12/BLK/2026", issuer: "BLKI Balikpapan" };
    const completed = await complete(reference, { certificate }, key);
    expect(completed.status).toBe(200);
    expect(completed.body).toEqual({
      reference,
      status: "completed",
      version: expect.any(Number),
      code: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12}$/),
    });
    expect((await complete(reference, { certificate }, key)).text).toBe(completed.text);
    expect((await complete(reference)).body).toMatchObject({ status: 409, type: "not-enrolled" });
    const { code } = completed.body;
    const checked = await api.get(`/api/certificates/${code}`);
    expect(checked.status).toBe(200);
    expect(checked.body).toEqual({
      number: expect.stringMatching(/^\d+\/SERTIFIKAT\/DINSOS-KALTIM\/XI\/2026$/),
      kind: "completion",
      holder: "S. R.",
      skill: "sewing",
      issuedOn: "2026-11-24",
      valid: true,
    });
    const typed = `${code.slice(0, 4)}-${code.slice(4, 8)} ${code.slice(8)}`.toLowerCase();
    const misread = encodeURIComponent(typed.replaceAll("0", "o").replaceAll("1", "l"));
    expect((await api.get(`/api/certificates/${misread}`)).body).toEqual(checked.body);
    for (const wrong of ["ABCDEFGHJKMN", "x", "%00", "1".repeat(300)])
      expect([400, 404]).toContain((await api.get(`/api/certificates/${wrong}`)).status);
    expect((await shown(reference)).completion).toMatchObject({ on: "2026-11-24", code, certificate });
  });

  test("needs the cohort's attendance: no mark is absent, excused is left out, no sheet is 0", async () => {
    const { cohortId, inA } = await aClass(2);
    const [reference = "", other = ""] = inA;
    expect((await complete(reference)).body).toMatchObject({ status: 409, type: "attendance-too-low" });
    await mark(cohortId, reference, ["present", "present", "present", "none"]);
    // 3 of 4 are less than 0.8, 4 of 5 are not.
    expect((await complete(reference)).body).toMatchObject({ type: "attendance-too-low" });
    await mark(cohortId, reference, ["excused"], 5);
    expect((await complete(reference)).body).toMatchObject({ type: "attendance-too-low" });
    await mark(cohortId, reference, ["late"], 6);
    expect((await complete(other)).body).toMatchObject({ type: "attendance-too-low" });
    expect((await complete(reference)).status).toBe(200);
  });

  test("is not told to someone who dropped out: no certificate, at any attendance", async () => {
    const { cohortId, inA } = await aClass(2);
    const dropped = await complete(inA[0] as string, { result: "dropped-out" });
    expect(dropped.status).toBe(200);
    expect(dropped.body).toEqual({ reference: inA[0], status: "dropped-out", version: expect.any(Number) });
    // Missed on no later day.
    await sheetOf(cohortId, "2026-11-24", { classId: "A", marks: [{ reference: inA[1], mark: "present" }] });
    expect(await sessionsOf(cohortId)).toMatchObject([{ present: 1, absent: 0 }]);
  });

  test("of a day to come is refused", async () => {
    const { inA } = await aClass(1);
    expect((await complete(inA[0] as string, { on: "2026-11-25" })).body).toMatchObject({
      status: 400,
      errors: [{ pointer: "/on" }],
    });
  });

  test("gives each certificate a number of its own, without gaps, however many are given at once", async () => {
    const { inA } = await aClass(8, 0, { minimumAttendance: 0 });
    const replies = await Promise.all(inA.map((reference) => complete(reference)));
    expect(replies.map(({ status }) => status)).toEqual(inA.map(() => 200));
    const numbers = await Promise.all(
      replies.map(async ({ body }) =>
        Number((await api.get(`/api/certificates/${body.code}`)).body.number.split("/")[0]),
      ),
    );
    const first = Math.min(...numbers);
    expect(numbers.sort((a, b) => a - b)).toEqual(inA.map((_, index) => first + index));
  });
});

test("a certificate of competence is recorded months later, and shown with the completion", async () => {
  const { inA } = await aClass(1, 0, { minimumAttendance: 0 });
  const manager = await api.as("manager");
  const path = `/api/staff/applications/${inA[0]}/certificate`;
  const body = { number: "12/BNSP/2026", issuer: "LSP Contoh", on: "2026-11-24" };
  expect((await manager.post(path, body)).body).toMatchObject({ status: 409, type: "not-completed" });
  await complete(inA[0] as string);
  const recorded = await manager.post(path, body);
  expect(recorded.status).toBe(201);
  expect(recorded.body).toMatchObject({ reference: inA[0], ...body });
  const { completion, allowedActions } = await shown(inA[0] as string);
  expect(completion).toMatchObject({ result: "completed", certificate: body });
  expect(allowedActions).toContain("certificate");
});

test("every command makes one read and one transaction", async () => {
  const { cohortId, inA } = await aClass(1);
  const [reference = ""] = inA;
  const on = "2026-11-24";
  const key = (name: string) => ({ headers: { "idempotency-key": `calls-${name}` } });
  const asked: [RouteName, Asked, number][] = [
    [
      "changeAttendance",
      {
        role: "trainer",
        params: { cohortId, date: on },
        body: { classId: "A", marks: [{ reference, mark: "present" }] },
      },
      200,
    ],
    [
      "recordProgress",
      { role: "trainer", params: { reference }, body: { unit: "X", level: "basic", on }, ...key("progress") },
      201,
    ],
    [
      "recordCompletion",
      { role: "manager", params: { reference }, body: { on, result: "completed" }, ...key("completion") },
      200,
    ],
    [
      "recordCertificate",
      {
        role: "manager",
        params: { reference },
        body: { number: "1", issuer: "LSP", on },
        ...key("certificate"),
      },
      201,
    ],
  ];
  for (const [name, each, status] of asked) {
    const { calls, result } = await command(name, each);
    expect(result.status, `${name}: ${result.text}`).toBe(status);
    expect(calls, name).toEqual(oneReadOneTransaction);
  }
});
