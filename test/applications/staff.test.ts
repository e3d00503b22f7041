import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteName } from "../../core/contract/routes.ts";
import { functionFileOf } from "../../core/contract/steps.ts";
import type { Role } from "../../core/domain/shared/codes.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { countedServices } from "../support/counted-calls.ts";
import { type Asked, anEvent, ask } from "../support/events.ts";
import { aCohort, aForm, aNik, aSealing } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { applied, assessed, birthDate, enrolled, verified } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
let counted: ReturnType<typeof countedServices>;
let tables: ReturnType<typeof lookIntoTables>;
const clock = "2026-11-24T02:00:00Z";
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  counted = countedServices(running);
  tables = lookIntoTables();
  await api.setClock(clock);
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
});
afterAll(() => running?.stop());

let serial = 5000;
const someone = (more: object = {}) => {
  serial += 1;
  return aForm({ nik: aNik({ serial }), ...more });
};
let cohorts = 0;
const anotherCohort = async (overrides = {}) => {
  cohorts += 1;
  const cohortId = `staff-${cohorts}`;
  const opened = await (await api.as("manager")).post(
    "/api/staff/cohorts",
    aCohort({ cohortId, ...overrides }),
  );
  expect(opened.status).toBe(201);
  return cohortId;
};
const post = async (role: Role, path: string, body: object, headers = {}) =>
  (await api.as(role)).post(`/api/staff${path}`, body, headers);
const shown = async (reference: string, role: Role = "manager") =>
  (await (await api.as(role)).get(`/api/staff/applications/${reference}`)).body;
const returned = async (overrides = {}) => {
  const reference = await applied(api, overrides);
  const reply = await post("verifier", `/applications/${reference}/verification`, {
    decision: "return",
    reasons: [{ rule: "document-missing", note: "Foto KTP tidak terbaca." }],
    version: 1,
  });
  expect(reply.status).toBe(200);
  return reference;
};
const statusOf = (reference: string, born = birthDate) =>
  api.post("/api/status", { reference, birthDate: born });

describe("an application on paper", () => {
  const enter = (more: object, headers = {}) =>
    post(
      "verifier",
      "/applications",
      { ...someone(), receivedOn: "2026-11-20", heardBy: "paper", ...more },
      headers,
    );

  test("is typed by an officer, and judged by the day on which it came", async () => {
    const entered = await enter({ birthDate: "1961-11-23", sex: "female" }, { "idempotency-key": "enter-1" });
    expect(entered.body).toEqual({ reference: expect.any(String), status: "submitted", version: 1 });
    expect(entered.status).toBe(201);
    const record = await shown(entered.body.reference);
    expect(record.entered).toEqual({ receivedOn: "2026-11-20", heardBy: "paper", by: "verifier" });
    // 64 on the day of the paper, 65 on the day of typing.
    const tooOld = await enter({ birthDate: "1961-11-23", receivedOn: "2026-11-23" });
    expect(tooOld.body).toMatchObject({ status: 422, type: "not-eligible" });
    expect((await statusOf(entered.body.reference, "1961-11-23")).body.status).toBe("submitted");
  });

  test("must have come on a day of intake, and is typed within 14 days of the last", async () => {
    expect((await enter({ receivedOn: "2026-11-25" })).body).toMatchObject({
      status: 400,
      errors: [{ pointer: "/receivedOn" }],
    });
    expect((await enter({ receivedOn: "2026-10-31" })).body).toMatchObject({
      status: 409,
      type: "intake-closed",
    });
    const over = { opensOn: "2026-10-01", startsOn: "2027-01-10" };
    const just = await anotherCohort({ ...over, closesOn: "2026-11-10" });
    const past = await anotherCohort({ ...over, closesOn: "2026-11-09" });
    expect((await enter({ cohortId: just, receivedOn: "2026-11-10" })).status).toBe(201);
    expect((await enter({ cohortId: just, receivedOn: "2026-11-11" })).body.type).toBe("intake-closed");
    expect((await enter({ cohortId: past, receivedOn: "2026-11-09" })).body.type).toBe("intake-closed");
  });

  test("is one of the person's live applications like any other", async () => {
    const form = someone();
    expect((await api.post("/api/applications", form)).status).toBe(201);
    expect((await enter(form)).body).toMatchObject({ status: 409, type: "already-applied" });
    expect((await enter({ heardBy: "message" })).status).toBe(400);
    expect((await enter({ bloodType: "A" })).status).toBe(400);
    expect((await post("assessor", "/applications", {})).status).toBe(403);
  });
});

describe("a correction", () => {
  const correct = (reference: string, changes: object, headers = {}) =>
    api.post(`/api/applications/${reference}/correction`, { birthDate, changes }, headers);

  test("of what was returned changes what it names and nothing else", async () => {
    const reference = await returned({
      email: "siti@contoh.example",
      helper: { name: "Budi Contoh", phone: "081255550199", relation: "pendamping" },
    });
    const before = await shown(reference);
    const key = { "idempotency-key": "correction-1" };
    const changes = { fullName: "Siti Rahmawati", phone: "0812 5555 0202" };
    const corrected = await correct(reference, changes, key);
    expect(corrected.status).toBe(200);
    expect(corrected.body).toEqual({ reference, status: "submitted", version: before.version + 1 });
    expect((await correct(reference, changes, key)).text).toBe(corrected.text);
    const after = await shown(reference);
    expect(after).toMatchObject({
      fullName: "Siti Rahmawati",
      phone: "+6281255550202",
      email: "siti@contoh.example",
      helper: { name: "Budi Contoh" },
      motivation: before.motivation,
      status: "submitted",
    });
    expect((await correct(reference, {})).body).toMatchObject({ status: 409, type: "not-returned" });
    const listed = await (await api.as("verifier")).get("/api/staff/applications?q=siti%20rahmawati");
    expect(listed.body.items).toMatchObject([{ reference }]);
  });

  test("may be of the files alone, and takes away what it names as none", async () => {
    const reference = await returned({ email: "siti@contoh.example" });
    expect((await correct(reference, { email: null })).status).toBe(200);
    expect((await shown(reference)).email).toBeNull();
    expect((await correct(await returned(), {})).body.status).toBe("submitted");
  });

  test("is judged as on applying, field by field", async () => {
    const reference = await returned();
    const pointers = async (changes: object) => {
      const reply = await correct(reference, changes);
      expect(reply.status).toBe(400);
      return reply.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    expect(await pointers({ cohortId: "2026-1" })).toEqual(["/changes/cohortId"]);
    expect(await pointers({ nik: "1", phone: "x" })).toEqual(["/changes/nik", "/changes/phone"]);
    expect(await pointers({ skills: ["sewing", "security"] })).toEqual(["/changes/skills/1"]);
    expect(await pointers({ consent: { version: "1999-01", givenBy: "self" } })).toEqual([
      "/changes/consent/version",
    ]);
    expect(await pointers({ birthDate: "2010-07-05" })).toEqual(["/changes/consent/givenBy"]);
    const refused = await correct(reference, { employment: "working", birthDate: "1950-07-05" });
    expect(refused.body).toMatchObject({ status: 422, type: "not-eligible" });
    expect(refused.body.reasons).toHaveLength(2);
    const guarded = { version: "2026-11", givenBy: "guardian", guardianName: "Ibu Contoh" };
    expect((await correct(reference, { birthDate: "2010-07-05", consent: guarded })).status).toBe(200);
    // From now on the new day opens it.
    expect((await statusOf(reference)).status).toBe(404);
    expect((await statusOf(reference, "2010-07-05")).status).toBe(200);
  });

  test("of the NIK moves the person's one live application along", async () => {
    const [wrong, right] = [aNik({ serial: 7001 }), aNik({ serial: 7002 })];
    const reference = await returned({ nik: wrong });
    const other = someone({ nik: right });
    const taken = (await api.post("/api/applications", other)).body.reference;
    expect((await correct(reference, { nik: right })).body).toMatchObject({
      status: 409,
      type: "already-applied",
    });
    await api.post(`/api/applications/${taken}/withdrawal`, { birthDate });
    expect((await correct(reference, { nik: right })).status).toBe(200);
    expect((await shown(reference)).nik).toBe(right);
    expect((await api.post("/api/applications", other)).body.type).toBe("already-applied");
    expect((await api.post("/api/applications", someone({ nik: wrong }))).status).toBe(201);
  });

  test("of two people to one NIK at once is granted to one", async () => {
    const nik = aNik({ serial: 7003 });
    const references = [await returned(), await returned(), await returned()];
    const replies = await Promise.all(references.map((reference) => correct(reference, { nik })));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(replies.filter(({ status }) => status === 409).map(({ body }) => body.type)).toEqual([
      "already-applied",
      "already-applied",
    ]);
  });

  test("flags anew where the NIK's digits disagree", async () => {
    const reference = await returned();
    await correct(reference, { sex: "male" });
    expect((await shown(reference)).flags).toMatchObject([{ field: "sex" }]);
  });

  test("is refused alike whatever is wrong with reference and birth date", async () => {
    const reference = await returned();
    const wrongDay = await api.post(`/api/applications/${reference}/correction`, {
      birthDate: "1990-01-01",
      changes: {},
    });
    const nobody = await api.post("/api/applications/KT-0000-0000-0000/correction", {
      birthDate,
      changes: {},
    });
    expect(wrongDay.status).toBe(404);
    expect(wrongDay.text).toBe(nobody.text);
  });

  test("comes by the plain form too, with its dates in parts", async () => {
    const reference = await returned();
    const reply = await api.postForm(`/api/applications/${reference}/correction`, {
      "birthDate.day": "5",
      "birthDate.month": "7",
      "birthDate.year": "1998",
      "changes.fullName": "Siti Aminah",
      "changes.birthDate.day": "6",
      "changes.birthDate.month": "7",
      "changes.birthDate.year": "1998",
      "changes.address.regency": "64.71",
      "changes.address.district": "64.71.01",
      "changes.address.street": "Jl. Contoh 2",
    });
    expect([200, 303]).toContain(reply.status);
    expect(await shown(reference)).toMatchObject({
      fullName: "Siti Aminah",
      birthDate: "1998-07-06",
      address: { regency: "64.71", street: "Jl. Contoh 2" },
    });
    const wrong = await api.postForm(`/api/applications/${reference}/correction`, { "changes.phone": "x" });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain("<html");
  });

  test("is heard by an officer, whom the audit names", async () => {
    const reference = await returned();
    const path = `/applications/${reference}/correction`;
    const body = { heardBy: "phone", changes: { goal: "job" } };
    expect((await post("assessor", path, body)).status).toBe(403);
    expect((await post("verifier", path, { ...body, birthDate })).status).toBe(400);
    expect((await post("verifier", path, body)).body).toMatchObject({ reference, status: "submitted" });
    expect((await post("verifier", path, body)).body.type).toBe("not-returned");
    const audit = (await (await api.as("auditor")).get(`/api/staff/audit/application/${reference}`)).body;
    expect(audit.items[0]).toMatchObject({
      by: "verifier",
      what: "correct-application",
      details: { fields: "goal", heardBy: "phone" },
    });
  });
});

describe("contact", () => {
  test("is changed by an officer who has seen the record", async () => {
    const reference = await applied(api);
    const assessor = await api.as("assessor");
    const path = `/api/staff/applications/${reference}/contact`;
    const contact = { phone: "+62 812-5555-0303", phoneOwner: "family", email: "ibu@contoh.example" };
    expect((await assessor.put(path, { ...contact, version: 9 })).body.type).toBe("changed-meanwhile");
    const changed = await assessor.put(path, { ...contact, version: 1 });
    expect(changed.status).toBe(200);
    expect(changed.body).toMatchObject({
      reference,
      version: 2,
      phone: "+6281255550303",
      phoneOwner: "family",
    });
    expect(await shown(reference)).toMatchObject({ phone: "+6281255550303", email: "ibu@contoh.example" });
    expect((await assessor.put(path, { ...contact, phone: "x", version: 2 })).status).toBe(400);
    expect(
      (await assessor.put("/api/staff/applications/none/contact", { ...contact, version: 2 })).status,
    ).toBe(404);
  });
});

describe("reopening", () => {
  const reopen = async (reference: string, version?: number) =>
    post("manager", `/applications/${reference}/reopening`, {
      why: "Salah pilih.",
      version: version ?? (await shown(reference)).version,
    });

  test("takes verified and assessed one status back, and the person is told", async () => {
    const cohortId = await anotherCohort();
    const reference = await assessed(api, {}, { cohortId });
    expect((await reopen(reference, 1)).body.type).toBe("changed-meanwhile");
    expect((await reopen(reference)).body).toMatchObject({ reference, status: "verified" });
    expect((await reopen(reference)).body).toMatchObject({ status: "submitted" });
    expect((await reopen(reference)).body).toMatchObject({ status: 409, type: "nothing-to-reopen" });
    expect((await shown(reference)).history.map(({ status }: { status: string }) => status)).toEqual([
      "submitted",
      "verified",
      "assessed",
      "verified",
      "submitted",
    ]);
    const preview = await post("manager", `/cohorts/${cohortId}/selection/preview`, {});
    expect(preview.body.ranking).toEqual([]);
  });

  test("is over once a selection builds on it", async () => {
    const cohortId = await anotherCohort();
    const [reference = ""] = await enrolled(api, cohortId, [{}]);
    expect((await reopen(reference)).body).toMatchObject({ status: 409, type: "nothing-to-reopen" });
  });

  test("against the sealing at the same moment leaves one of them", async () => {
    for (let round = 0; round < 4; round += 1) {
      const cohortId = await anotherCohort();
      const [a, b] = [await assessed(api, {}, { cohortId }), await verified(api, { cohortId })];
      const [sealed, ...reopened] = await Promise.all([
        post("manager", `/cohorts/${cohortId}/selection`, aSealing()),
        reopen(a, 3),
        reopen(b, 2),
      ]);
      expect(sealed.status).toBe(201);
      for (const reply of reopened) expect([200, 409], reply.text).toContain(reply.status);
      const offered = sealed.body.offered.map((each: { reference: string }) => each.reference);
      expect((await shown(a)).status).toBe(offered.includes(a) ? "offered" : "not-selected");
      expect(reopened[0]?.status).toBe(offered.includes(a) ? 409 : 200);
      expect((await shown(b)).status).toBe("not-selected");
    }
  });

  test("of a completion takes its certificate back, and another may follow", async () => {
    const cohortId = await anotherCohort({ minimumAttendance: 0 });
    const [reference = ""] = await enrolled(api, cohortId, [{}]);
    const complete = () =>
      post("manager", `/applications/${reference}/completion`, { on: "2026-11-24", result: "completed" });
    const { code } = (await complete()).body;
    expect((await reopen(reference)).body).toMatchObject({ status: "enrolled" });
    expect((await api.get(`/api/certificates/${code}`)).body.valid).toBe(false);
    expect((await shown(reference)).completion).toBeUndefined();
    const again = await complete();
    expect(again.body.code).not.toBe(code);
    expect((await api.get(`/api/certificates/${again.body.code}`)).body.valid).toBe(true);
  });
});

describe("files", () => {
  const aPng = Buffer.from(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082",
    "hex",
  );
  const sendTo = async ({ upload }: { upload: { url: string; fields: Record<string, string> } }) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
    form.append("file", new Blob([aPng], { type: "image/png" }));
    return (await fetch(upload.url, { method: "POST", body: form })).status;
  };
  const aFile = { contentType: "image/png", bytes: aPng.length };
  const grantFor = async (reference: string) =>
    (await api.post(`/api/applications/${reference}/documents`, { birthDate, kind: "ktp", ...aFile })).body;
  const remove = (reference: string, documentId: string, headers = {}) =>
    api.post(`/api/applications/${reference}/documents/${documentId}/removal`, { birthDate }, headers);
  const received = async (reference: string, documentId: string) =>
    expect
      .poll(
        async () =>
          (await shown(reference)).documents.find(
            (each: { documentId: string }) => each.documentId === documentId,
          )?.state,
      )
      .toBe("received");

  test("of one's own go until they are decided on; the audit entry stays", async () => {
    const reference = await applied(api);
    const grant = await grantFor(reference);
    expect(await sendTo(grant)).toBe(201);
    await received(reference, grant.documentId);
    const verifier = await api.as("verifier");
    const { url } = (await verifier.get(`/api/staff/applications/${reference}/documents/${grant.documentId}`))
      .body;
    expect((await fetch(url)).status).toBe(200);
    const key = { "idempotency-key": "removal-1" };
    const removed = await remove(reference, grant.documentId, key);
    expect(removed.status).toBe(200);
    expect((await remove(reference, grant.documentId, key)).text).toBe(removed.text);
    expect((await fetch(url)).status).toBe(404);
    expect((await statusOf(reference)).body.documents).toEqual([]);
    expect((await remove(reference, grant.documentId)).body).toMatchObject({
      status: 404,
      type: "unknown-record",
    });
    const audit = (await (await api.as("auditor")).get(`/api/staff/audit/application/${reference}`)).body;
    expect(audit.items.map(({ what }: { what: string }) => what)).toEqual([
      "remove-document",
      "receive-document",
      "grant-document-upload",
      "register-applicant",
    ]);
  });

  test("that arrive after their removal go with the day's sweep", async () => {
    const reference = await applied(api);
    const grant = await grantFor(reference);
    await remove(reference, grant.documentId);
    expect(await sendTo(grant)).toBe(201);
    const named = {
      reference,
      document: { documentId: grant.documentId, contentType: "image/png", kind: "ktp" },
    };
    const link = await running.services.documents.signLink(named as never, running.clock.now());
    expect((await fetch(link)).status).toBe(200);
    await running.services.removals.sweep("2026-11-24T04:00:00.000Z");
    expect((await fetch(link)).status).toBe(404);
    expect((await tables.everyItem("applications")).filter(({ pk }) => pk === "REMOVALS")).toEqual([]);
  });

  test("stay once the application is decided on", async () => {
    const reference = await applied(api);
    const grant = await grantFor(reference);
    await post("verifier", `/applications/${reference}/verification`, {
      decision: "accept",
      reasons: [],
      version: 2,
    });
    expect((await remove(reference, grant.documentId)).body).toMatchObject({
      status: 409,
      type: "not-removable",
    });
  });

  test("that officers add are theirs: of more kinds, and not the applicant's to remove", async () => {
    const reference = await applied(api);
    const path = `/applications/${reference}/documents`;
    const key = { "idempotency-key": "signature-1" };
    const granted = await post("storekeeper", path, { kind: "signature", ...aFile }, key);
    expect(granted.status).toBe(201);
    expect(await sendTo(granted.body)).toBe(201);
    await received(reference, granted.body.documentId);
    const again = await post("storekeeper", path, { kind: "signature", ...aFile }, key);
    expect(again.body.documentId).toBe(granted.body.documentId);
    for (const [role, kind] of [
      ["assessor", "visit-photo"],
      ["verifier", "ktp"],
      ["storekeeper", "handover-photo"],
    ] as const)
      expect((await post(role, path, { kind, ...aFile })).status).toBe(201);
    expect((await post("manager", path, { kind: "signature", ...aFile })).status).toBe(403);
    expect((await post("verifier", path, { kind: "selfie", ...aFile })).status).toBe(400);
    const own = await api.post(`/api${path}`, { birthDate, kind: "signature", ...aFile });
    expect(own.body).toMatchObject({ status: 400, errors: [{ pointer: "/kind" }] });
    expect((await remove(reference, granted.body.documentId)).status).toBe(404);
    expect((await statusOf(reference)).body.documents).toMatchObject([{ kind: "ktp" }]);
    expect((await shown(reference)).documents).toMatchObject([
      { kind: "signature", by: "storekeeper", state: "received" },
      { kind: "visit-photo" },
      { kind: "ktp" },
      { kind: "handover-photo" },
    ]);
  });
});

describe("what a person asks about their data", () => {
  const request = (reference: string, kind: string, more: object = {}) =>
    api.post(`/api/applications/${reference}/data-request`, { birthDate, kind, ...more });
  const answerIt = (requestId: string, note = "Sudah kami kirim.") =>
    post("manager", `/data-requests/${requestId}/answer`, { note });

  test("is answered within 3 × 24 hours, and the person sees the answer", async () => {
    const reference = await applied(api);
    const asked = await request(reference, "copy", { text: "Mohon salinan." });
    expect(asked.status).toBe(201);
    expect(asked.body).toEqual({
      requestId: expect.any(String),
      answerBy: expect.stringMatching(/^2026-11-27T02:00/),
    });
    // Asked again before the answer, it is the same request.
    expect((await request(reference, "copy")).body).toEqual(asked.body);
    const listed = await (await api.as("auditor")).get("/api/staff/data-requests?limit=1");
    expect(listed.body.items).toMatchObject([
      {
        requestId: asked.body.requestId,
        reference,
        fullName: "Siti Rahmah",
        kind: "copy",
        text: "Mohon salinan.",
      },
    ]);
    expect(
      (await post("auditor", `/data-requests/${asked.body.requestId}/answer`, { note: "x" })).status,
    ).toBe(403);
    const answered = await answerIt(asked.body.requestId);
    expect(answered.status).toBe(200);
    expect(answered.body).toMatchObject({ reference, note: "Sudah kami kirim.", answeredBy: "manager" });
    expect((await answerIt(asked.body.requestId)).body).toMatchObject({
      status: 409,
      type: "already-answered",
    });
    expect((await answerIt("none")).status).toBe(404);
    expect((await answerIt(`${reference}-99`)).status).toBe(404);
    expect((await statusOf(reference)).body.dataRequests).toMatchObject([
      { kind: "copy", note: "Sudah kami kirim." },
    ]);
    const next = await request(reference, "copy");
    expect(next.body.requestId).not.toBe(asked.body.requestId);
    const first = (await (await api.as("manager")).get("/api/staff/data-requests?limit=1")).body;
    const second = (
      await (await api.as("manager")).get(`/api/staff/data-requests?limit=1&cursor=${first.cursor}`)
    ).body;
    expect([first.items[0].requestId, second.items[0].requestId]).toEqual(
      [next.body.requestId, asked.body.requestId].sort().reverse(),
    );
  });

  test("restricts the record for every officer who opens it", async () => {
    const reference = await applied(api);
    const { requestId } = (await request(reference, "restriction")).body;
    expect((await shown(reference)).restricted).toBeUndefined();
    await answerIt(requestId);
    expect((await shown(reference, "assessor")).restricted).toBe(true);
  });

  test("erases who the person is where the application has ended, in every place", async () => {
    const form = someone({
      fullName: "Rahasia Sekali",
      phone: "081255559876",
      email: "rahasia@contoh.example",
      motivation: "Rahasia saya.",
      helper: { name: "Rahasia Juga", phone: "081255559877", relation: "ibu" },
    });
    const { reference } = (await api.post("/api/applications", form)).body;
    await request(reference, "copy", { text: "Rahasia." });
    await api.post(`/api/applications/${reference}/withdrawal`, { birthDate, why: "Rahasia pindah." });
    await api.get("/local/messages");
    const { requestId } = (await request(reference, "erasure", { text: "Hapus rahasia." })).body;
    const answered = await answerIt(requestId, "Sudah dihapus.");
    expect(answered.status).toBe(200);
    await running.services.removals.sweep("2026-11-24T04:00:00.000Z");
    expect((await statusOf(reference)).status).toBe(404);
    const record = await shown(reference);
    expect(record).toMatchObject({
      status: "withdrawn",
      address: { regency: "64.72" },
      disabilities: ["physical"],
    });
    const items = (await tables.everyItem("applications")).filter(
      ({ pk, sk }) => !pk.startsWith("ONCE#") && JSON.stringify({ pk, sk }).includes(reference),
    );
    expect(items.length).toBeGreaterThan(2);
    expect(JSON.stringify(items)).not.toMatch(/[Rr]ahasia|5555987|1998-07-05/);
    expect(JSON.stringify(items)).not.toContain(form.nik);
    expect(
      (await (await api.as("auditor")).get(`/api/staff/audit/application/${reference}`)).body.chain,
    ).toBe("intact");
    expect(record.allowedActions).toEqual([]);
    expect(
      (
        await (
          await api.as("manager")
        ).put(`/api/staff/applications/${reference}/contact`, {
          phone: "081255559876",
          phoneOwner: "self",
          email: null,
          version: record.version,
        })
      ).status,
    ).toBe(404);
    const { items: requests } = (await (await api.as("manager")).get("/api/staff/data-requests")).body;
    for (const each of requests.filter((one: { reference: string }) => one.reference === reference))
      expect(each).toMatchObject({ fullName: "(dihapus)", answeredAt: expect.any(String) });
    // Erased, the person may apply anew.
    expect((await api.post("/api/applications", form)).status).toBe(201);
  });

  test("restricts instead of erasing where the application still goes on", async () => {
    const reference = await applied(api);
    const { requestId } = (await request(reference, "erasure")).body;
    await answerIt(requestId, "Pendaftaran masih berjalan.");
    expect(await shown(reference)).toMatchObject({ restricted: true, fullName: "Siti Rahmah" });
  });

  test("comes by the plain form too", async () => {
    const reference = await applied(api);
    const reply = await api.postForm(`/api/applications/${reference}/data-request`, {
      birthDate,
      kind: "copy",
    });
    expect([200, 303]).toContain(reply.status);
  });
});

test("messages to an applicant are shown to staff, newest first", async () => {
  const reference = await verified(api);
  await api.get("/local/messages");
  const { items, cursor } = (
    await (await api.as("auditor")).get(`/api/staff/applications/${reference}/messages`)
  ).body;
  expect(items).toMatchObject([
    {
      at: expect.any(String),
      channel: "local",
      state: "sent",
      text: expect.stringContaining("Terverifikasi"),
    },
    { channel: "local", state: "sent", text: expect.stringContaining(reference) },
  ]);
  expect(cursor).toBeUndefined();
  const first = (
    await (await api.as("verifier")).get(`/api/staff/applications/${reference}/messages?limit=1`)
  ).body;
  expect(first.items).toEqual([items[0]]);
  const rest = (
    await (
      await api.as("verifier")
    ).get(`/api/staff/applications/${reference}/messages?limit=1&cursor=${first.cursor}`)
  ).body;
  expect(rest).toEqual({ items: [items[1]] });
  expect((await (await api.as("trainer")).get(`/api/staff/applications/${reference}/messages`)).status).toBe(
    404,
  );
});

describe("the audit", () => {
  const audit = async (kind: string, id: string, query = "") =>
    (await api.as("auditor")).get(`/api/staff/audit/${kind}/${id}${query}`);

  test("of any record shows a chain that is whole, without NIK", async () => {
    const cohortId = await anotherCohort();
    const reference = await verified(api, { cohortId });
    const whole = await audit("application", reference.toLowerCase());
    expect(whole.body.chain).toBe("intact");
    expect(whole.body.items).toMatchObject([
      { by: "verifier", what: "verify-application" },
      { by: "applicant", what: "register-applicant", previous: "0".repeat(64) },
    ]);
    expect(whole.body.items[0].previous).toBe(whole.body.items[1].hash);
    expect(whole.text).not.toContain((await shown(reference)).nik);
    const first = await audit("application", reference, "?limit=1");
    expect(first.body).toMatchObject({ items: [{ what: "verify-application" }], chain: "intact" });
    const rest = await audit("application", reference, `?limit=1&cursor=${first.body.cursor}`);
    expect(rest.body).toMatchObject({ items: [{ what: "register-applicant" }], chain: "intact" });
    expect(rest.body.cursor).toBeUndefined();
    expect((await audit("cohort", cohortId)).body).toMatchObject({
      items: [{ what: "open-cohort" }],
      chain: "intact",
    });
    expect((await audit("skill", "sewing")).body).toEqual({ items: [], chain: "intact" });
    expect((await audit("programme", "uep")).body).toEqual({ items: [], chain: "intact" });
    for (const kind of ["application", "cohort", "toolkit", "skill", "programme"])
      expect((await audit(kind, "none")).status, kind).toBe(404);
    expect((await audit("officer", "manager")).status).toBe(400);
    expect((await audit("cohort", cohortId, "?cursor=x")).status).toBe(400);
    expect((await (await api.as("verifier")).get(`/api/staff/audit/application/${reference}`)).status).toBe(
      403,
    );
  });

  test("says so where an entry was changed, is missing, or was added", async () => {
    const { store } = tables;
    const spoil = async (how: (pk: string) => Promise<void>) => {
      const reference = await verified(api);
      await how(`application#${reference}`);
      return (await audit("application", reference)).body.chain;
    };
    const key = (pk: string, sequence: number) =>
      ({ table: "audit", pk, sk: String(sequence).padStart(10, "0") }) as const;
    expect(await spoil(async () => {})).toBe("intact");
    expect(
      await spoil((pk) =>
        store.commit([
          {
            ...key(pk, 1),
            update: { expression: "SET #by = :by", names: { "#by": "by" }, values: { ":by": "manager" } },
          },
        ]),
      ),
    ).toBe("broken");
    for (const missing of [1, 2])
      expect(await spoil((pk) => store.commit([{ ...key(pk, missing), remove: true }]))).toBe("broken");
    expect(
      await spoil(async (pk) => {
        const [last] = await store.read([key(pk, 2)]);
        await store.commit([{ ...key(pk, 3), put: { ...last, sequence: 3 } }]);
      }),
    ).toBe("broken");
  });
});

test("an officer's name is entered by a manager, read by anyone, and no account's until then", async () => {
  const manager = await api.as("manager");
  const path = "/api/staff/officers/storekeeper";
  expect((await manager.get(path)).status).toBe(404);
  const officer = { name: "Budi Contoh", nip: "198001012005011001", office: "Dinas Sosial" };
  expect((await (await api.as("storekeeper")).put(path, officer)).status).toBe(403);
  expect((await manager.put(path, officer)).body).toEqual({ username: "storekeeper", ...officer });
  expect((await manager.put(path, { ...officer, name: "Ani Contoh" })).status).toBe(200);
  expect((await (await api.as("auditor")).get(path)).body).toMatchObject({ name: "Ani Contoh" });
  expect((await manager.put(path, { ...officer, nip: "" })).status).toBe(400);
});

test("every command makes one read and one transaction", async () => {
  const command = async (name: RouteName, asked: Asked) => {
    const { createHandler } = await import(/* @vite-ignore */ `../../functions/${functionFileOf(name)}.ts`);
    const headers = { "idempotency-key": `calls-${name}` };
    return counted.callsOf(() => ask(createHandler(counted.services), anEvent(name, { headers, ...asked })));
  };
  const twoReturned = [await returned(), await returned()];
  const submitted = await applied(api);
  const { documentId } = (
    await api.post(`/api/applications/${submitted}/documents`, {
      birthDate,
      kind: "photo",
      contentType: "image/png",
      bytes: 10,
    })
  ).body;
  const { requestId } = (
    await api.post(`/api/applications/${submitted}/data-request`, { birthDate, kind: "restriction" })
  ).body;
  const decided = await verified(api);
  const contact = { phone: "081255550101", phoneOwner: "self", email: null };
  const nik = aNik({ serial: 7100 });
  const asked: [RouteName, Asked, number][] = [
    [
      "enterApplication",
      { role: "verifier", body: { ...someone(), receivedOn: "2026-11-20", heardBy: "visit" } },
      201,
    ],
    [
      "correctApplication",
      { params: { reference: twoReturned[0] as string }, body: { birthDate, changes: { nik } } },
      200,
    ],
    [
      "recordCorrection",
      {
        role: "verifier",
        params: { reference: twoReturned[1] as string },
        body: { heardBy: "visit", changes: {} },
      },
      200,
    ],
    [
      "changeContact",
      { role: "verifier", params: { reference: decided }, body: { ...contact, version: 2 } },
      200,
    ],
    [
      "reopenApplication",
      { role: "manager", params: { reference: decided }, body: { why: "Salah.", version: 3 } },
      200,
    ],
    ["removeDocument", { params: { reference: submitted, documentId }, body: { birthDate } }, 200],
    ["requestData", { params: { reference: submitted }, body: { birthDate, kind: "copy" } }, 201],
    ["answerDataRequest", { role: "manager", params: { requestId }, body: { note: "Baik." } }, 200],
    [
      "grantOfficersUpload",
      {
        role: "verifier",
        params: { reference: submitted },
        body: { kind: "visit-photo", contentType: "image/png", bytes: 10 },
      },
      201,
    ],
    [
      "changeOfficer",
      { role: "manager", params: { username: "verifier" }, body: { name: "A", nip: "1", office: "B" } },
      200,
    ],
  ];
  for (const [name, each, status] of asked) {
    const { calls, result } = await command(name, each);
    expect(result.status, `${name}: ${result.text}`).toBe(status);
    expect(calls, name).toEqual(["BatchGetItemCommand", "TransactWriteItemsCommand"]);
  }
});
