import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import { aSkill } from "../support/examples.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
const clock = "2026-11-24T02:00:00Z";
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock(clock);
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
});
afterAll(() => running?.stop());

let serial = 0;
const someone = (more: object = {}) => {
  serial += 1;
  return aForm({ nik: aNik({ serial }), ...more });
};
let keys = 0;
const aKey = () => {
  keys += 1;
  return { "idempotency-key": `once-${keys}` };
};

/** All that a client may go by; the date of the reply is the server's own. */
const seen = ({ status, text, headers }: Reply) => ({
  status,
  text,
  headers: [...headers].filter(([name]) => !["date", "connection", "keep-alive"].includes(name)),
});

const upload = async ({
  upload: { url, fields },
}: {
  upload: { url: string; fields: Record<string, string> };
}) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  const png = "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489";
  form.append("file", new Blob([Buffer.from(png, "hex")], { type: "image/png" }));
  return (await fetch(url, { method: "POST", body: form })).status;
};

describe("a repeat by its key", () => {
  test("of an application gets the same bytes, whatever became of the record", async () => {
    const form = someone();
    const key = aKey();
    const first = await api.post("/api/applications", form, key);
    expect(first.status).toBe(201);
    expect(first.headers.get("location")).toBe(first.body.statusUrl);
    const again = await api.post("/api/applications", form, key);
    expect(seen(again)).toEqual(seen(first));

    const verification = `/api/staff/applications/${first.body.reference}/verification`;
    const reasons = [{ rule: "other", note: "Di luar program." }];
    await (await api.as("verifier")).post(verification, { decision: "reject", reasons, version: 1 });
    expect((await api.post("/api/applications", form, aKey())).status).toBe(201);
    expect(seen(await api.post("/api/applications", form, key))).toEqual(seen(first));
    const inEnglish = await api.post("/api/applications", form, { ...key, "accept-language": "en" });
    expect(seen(inEnglish)).toEqual(seen(first));
  });

  test("holds for 24 hours", async () => {
    const form = someone();
    const key = aKey();
    const first = await api.post("/api/applications", form, key);
    await api.setClock("2026-11-25T02:00:30Z");
    expect(seen(await api.post("/api/applications", form, key))).toEqual(seen(first));
    await api.setClock("2026-11-27T02:00:00Z");
    expect((await api.post("/api/applications", form, key)).status).toBe(409);
    await api.setClock(clock);
  });

  test("with another body is refused, and the first stays", async () => {
    const form = someone();
    const key = aKey();
    const first = await api.post("/api/applications", form, key);
    for (const other of [{ ...form, motivation: "Lain." }, someone()]) {
      const refused = await api.post("/api/applications", other, key);
      expect(refused.status).toBe(422);
      expect(refused.body.type).toBe("idempotency-key-reused");
    }
    expect(seen(await api.post("/api/applications", form, key))).toEqual(seen(first));
  });

  test("of a plain form leads to the same page", async () => {
    const { birthDate, email: _email, helper: _helper, address, functioning, consent, ...rest } = someone();
    const nested = (name: string, fields: object) =>
      Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [`${name}.${field}`, String(value ?? "")]),
      );
    const fields = {
      ...(rest as unknown as Record<string, string>),
      birthDate,
      ...nested("address", address),
      ...nested("functioning", functioning),
      ...nested("consent", consent),
      idempotencyKey: "formulir-1",
    };
    const [first, again] = [
      await api.postForm("/api/applications", fields),
      await api.postForm("/api/applications", fields),
    ];
    expect(first.status).toBe(303);
    expect(seen(again)).toEqual(seen(first));
    const other = await api.postForm("/api/applications", { ...fields, motivation: "Lain." });
    expect(other.status).toBe(422);
    expect(other.text).toContain("Lain.");
  });

  test("of another caller or another path is a request of its own", async () => {
    const { reference } = (await api.post("/api/applications", someone())).body;
    const second = (await api.post("/api/applications", someone())).body.reference;
    const key = aKey();
    const check = {
      source: "DTSEN",
      registered: true,
      decile: 3,
      checkedOn: "2026-11-20",
      method: "SIKS-NG",
    };
    const verifier = await api.as("verifier");
    const one = await verifier.post(`/api/staff/applications/${reference}/registry-check`, check, key);
    const two = await verifier.post(`/api/staff/applications/${second}/registry-check`, check, key);
    expect([one.status, two.status]).toEqual([201, 201]);
    expect(two.body.reference).toBe(second);
    const cohort = await (await api.as("manager")).post(
      "/api/staff/cohorts",
      aCohort({ cohortId: "2026-7" }),
      key,
    );
    expect(cohort.status).toBe(201);
    expect((await api.post("/api/applications", someone(), key)).status).toBe(201);
  });

  test("of a refusal is judged anew", async () => {
    const key = aKey();
    const form = someone({ employment: "working" });
    expect((await api.post("/api/applications", form, key)).status).toBe(422);
    expect((await api.post("/api/applications", { ...form, phone: "x" }, key)).status).toBe(400);
    expect((await api.post("/api/applications", { ...form, employment: "irregular" }, key)).status).toBe(201);
  });

  test("of any command of staff gets the same bytes after the record has changed", async () => {
    const { reference } = (await api.post("/api/applications", someone())).body;
    const verifier = await api.as("verifier");
    const manager = await api.as("manager");
    const at = `/api/staff/applications/${reference}`;
    const check = { source: "DTKS", registered: false, checkedOn: "2026-11-20", method: "SIKS-NG" };
    const commands: [typeof verifier, string, object][] = [
      [verifier, `${at}/registry-check`, check],
      [verifier, `${at}/verification`, { decision: "accept", reasons: [], version: 2 }],
      [manager, "/api/staff/cohorts", aCohort({ cohortId: "2026-5" })],
      [manager, "/api/staff/reports", { programme: "uep", period: "2026-11" }],
    ];
    const firsts: [() => Promise<Reply>, Reply][] = [];
    for (const [caller, path, body] of commands) {
      const key = aKey();
      const send = () => caller.post(path, body, key);
      firsts.push([send, await send()]);
      expect(
        (await caller.post(path, { ...body, version: 77, period: "2026-10", method: "lain", quota: 5 }, key))
          .status,
      ).toBeGreaterThanOrEqual(400);
    }
    await manager.put("/api/staff/cohorts/2026-5", {
      ...(({ cohortId: _, ...rest }) => rest)(aCohort()),
      name: "Lain",
      version: 1,
    });
    for (const [send, first] of firsts) expect(seen(await send())).toEqual(seen(first));
    expect((await manager.get("/api/staff/cohorts/2026-5")).body.name).toBe("Lain");
  });

  test("of a document grant gets the same document, signed anew and good", async () => {
    const form = someone();
    const { reference } = (await api.post("/api/applications", form)).body;
    const ask = { birthDate: form.birthDate, kind: "ktp", contentType: "image/png", bytes: 5000 };
    const path = `/api/applications/${reference}/documents`;
    const key = aKey();
    const first = await api.post(path, ask, key);
    await api.setClock("2026-11-24T08:00:00Z");
    const again = await api.post(path, ask, key);
    expect(again.status).toBe(201);
    expect(again.body.documentId).toBe(first.body.documentId);
    expect(again.body.expiresAt > first.body.expiresAt).toBe(true);
    expect(await upload(first.body)).toBe(403);
    expect(await upload(again.body)).toBe(201);
    expect((await api.post(path, { ...ask, kind: "photo" }, key)).status).toBe(422);
    await expect
      .poll(
        async () => (await api.post("/api/status", { reference, birthDate: form.birthDate })).body.documents,
      )
      .toEqual([{ documentId: first.body.documentId, kind: "ktp", state: "received" }]);
    await api.setClock(clock);
  });

  test("that only looks is simply done again, whatever its key", async () => {
    const form = someone();
    const { reference } = (await api.post("/api/applications", form)).body;
    const key = { "idempotency-key": "same" };
    const ask = { reference, birthDate: form.birthDate };
    const before = await api.post("/api/status", ask, key);
    await (await api.as("verifier")).post(`/api/staff/applications/${reference}/verification`, {
      decision: "accept",
      reasons: [],
      version: 1,
    });
    expect((await api.post("/api/status", ask, key)).body.status).not.toBe(before.body.status);
    expect((await api.post("/api/status", { ...ask, reference: "x" }, key)).status).toBe(404);
  });
});

test("twenty requests with one key at once are one application and twenty equal replies", async () => {
  const form = someone();
  const key = aKey();
  const before = (await lookIntoTables().everyApplication()).length;
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => api.post("/api/applications", form, key)),
  );
  for (const reply of replies) expect(seen(reply)).toEqual(seen(replies[0] as Reply));
  expect(replies[0]?.status).toBe(201);
  expect((await lookIntoTables().everyApplication()).length).toBe(before + 1);
});

test("twenty requests with one key and different bodies at once are one application", async () => {
  const key = aKey();
  const replies = await Promise.all(
    Array.from({ length: 20 }, () => api.post("/api/applications", someone(), key)),
  );
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(replies.filter(({ body }) => body.type === "idempotency-key-reused")).toHaveLength(19);
});

test("without a key a command is done as often as it is sent", async () => {
  const { reference } = (await api.post("/api/applications", someone())).body;
  const verifier = await api.as("verifier");
  const check = { source: "DTKS", registered: false, checkedOn: "2026-11-20", method: "SIKS-NG" };
  for (const version of [2, 3]) {
    const reply = await verifier.post(`/api/staff/applications/${reference}/registry-check`, check, {
      "idempotency-key": "",
    });
    expect(reply.body.version).toBe(version);
  }
});

test("a change that is sent twice is told that it was made", async () => {
  const manager = await api.as("manager");
  const put = () => manager.put("/api/staff/skills/phone-repair", aSkill());
  expect((await put()).body.version).toBe(1);
  const again = await put();
  expect([again.status, again.body.errors]).toMatchObject([400, [{ pointer: "/version" }]]);
});
