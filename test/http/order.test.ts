import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isForStaff, type Route } from "../../core/contract/route.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import { type Role, roles } from "../../core/domain/shared/codes.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
let reference: string;
const clock = "2026-11-24T02:00:00Z";
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock(clock);
  const manager = await api.as("manager");
  await manager.post("/api/staff/cohorts", aCohort());
  await manager.post("/api/staff/cohorts", aCohort({ cohortId: "closed", opensOn: "2026-12-01" }));
  reference = (await api.post("/api/applications", aForm())).body.reference;
});
afterAll(() => running?.stop());

/** Who may do what, written down once more from the contract: a route without a row fails. */
const everyone: readonly Role[] = roles;
const mayCall: Record<string, "public" | readonly Role[]> = {
  "GET /openings": "public",
  "GET /skills": "public",
  "GET /programmes": "public",
  "POST /applications": "public",
  "POST /applications/{reference}/documents": "public",
  "POST /status": "public",
  "POST /applications/{reference}/reply": "public",
  "POST /applications/{reference}/withdrawal": "public",
  "POST /applications/{reference}/appeal": "public",
  "POST /applications/{reference}/correction": "public",
  "POST /applications/{reference}/documents/{documentId}/removal": "public",
  "POST /applications/{reference}/data-request": "public",
  "GET /consent": "public",
  "GET /form": "public",
  "GET /confirmation": "public",
  "GET /certificates/{code}": "public",
  "GET /openapi.json": "public",
  "POST /staff/applications": ["verifier", "manager"],
  "GET /staff/counts": everyone,
  "GET /staff/applications": everyone,
  "GET /staff/applications/{reference}": everyone,
  "GET /staff/applications/{reference}/documents/{documentId}": ["verifier", "assessor", "manager"],
  "POST /staff/applications/{reference}/documents": ["verifier", "assessor", "storekeeper"],
  "POST /staff/applications/{reference}/reply": ["verifier", "manager"],
  "POST /staff/applications/{reference}/withdrawal": ["verifier", "manager"],
  "POST /staff/applications/{reference}/correction": ["verifier", "manager"],
  "PUT /staff/applications/{reference}/contact": ["verifier", "assessor", "manager"],
  "POST /staff/applications/{reference}/reopening": ["manager"],
  "GET /staff/appeals": ["manager", "auditor"],
  "POST /staff/applications/{reference}/appeals/{appealId}/decision": ["manager"],
  "GET /staff/data-requests": ["manager", "auditor"],
  "POST /staff/data-requests/{requestId}/answer": ["manager"],
  "POST /staff/applications/{reference}/verification": ["verifier"],
  "POST /staff/applications/{reference}/registry-check": ["verifier"],
  "POST /staff/applications/{reference}/assessment": ["assessor"],
  "GET /staff/cohorts": everyone,
  "POST /staff/cohorts": ["manager"],
  "GET /staff/cohorts/{cohortId}": everyone,
  "PUT /staff/cohorts/{cohortId}": ["manager"],
  "POST /staff/cohorts/{cohortId}/selection/preview": ["manager"],
  "POST /staff/cohorts/{cohortId}/selection": ["manager"],
  "GET /staff/cohorts/{cohortId}/selection": ["manager", "auditor"],
  "PUT /staff/skills/{skill}": ["manager"],
  "PUT /staff/programmes/{programme}": ["manager"],
  "PUT /staff/cohorts/{cohortId}/sessions/{date}/attendance": ["trainer"],
  "GET /staff/cohorts/{cohortId}/sessions": everyone,
  "GET /staff/cohorts/{cohortId}/sessions/{date}/attendance": everyone,
  "POST /staff/applications/{reference}/progress": ["trainer"],
  "POST /staff/applications/{reference}/completion": ["manager"],
  "POST /staff/applications/{reference}/certificate": ["manager"],
  "POST /staff/toolkits": ["storekeeper"],
  "GET /staff/toolkits": ["storekeeper", "manager", "auditor"],
  "POST /staff/applications/{reference}/toolkit": ["storekeeper"],
  "GET /staff/applications/{reference}/handover.pdf": ["storekeeper", "manager", "auditor"],
  "GET /staff/applications/{reference}/completion.pdf": ["storekeeper", "manager", "auditor"],
  "POST /staff/applications/{reference}/toolkit/voiding": ["manager"],
  "POST /staff/toolkits/{serial}/write-off": ["storekeeper"],
  "GET /staff/skills/{skill}/versions": everyone,
  "GET /staff/programmes/{programme}/versions": everyone,
  "GET /staff/officers/{username}": everyone,
  "PUT /staff/officers/{username}": ["manager"],
  "POST /staff/applications/{reference}/follow-ups": ["assessor", "manager"],
  "GET /staff/follow-ups": ["assessor", "manager", "auditor"],
  "GET /staff/applications/{reference}/messages": everyone,
  "POST /staff/applications/{reference}/messages/{messageId}/resend": ["verifier", "manager"],
  "GET /staff/reports": ["manager", "auditor"],
  "POST /staff/reports": ["manager"],
  "GET /staff/audit/{kind}/{id}": ["auditor", "manager"],
};

const pathOf = ({ path }: Route) =>
  `/api${path
    .replace("{reference}", reference)
    .replace("{cohortId}", "2026-1")
    .replace("{skill}", "sewing")
    .replace("{programme}", "uep")
    .replace("{date}", "2026-11-20")
    .replace("{kind}", "application")
    .replace(/\{\w+\}/g, "none")}`;

const call = (route: Route, headers: Record<string, string>) =>
  api.send(route.method, pathOf(route), route.method === "GET" ? undefined : "{", headers);

describe.each(everyRoute)("%s", (_name, route) => {
  const allowed = mayCall[`${route.method} ${route.path}`];

  test("has its row in the table of who may call it", () => expect(allowed).toBeDefined());

  if (allowed === "public") {
    test("is open to everybody, and looks at no token", async () => {
      expect(isForStaff(route)).toBe(false);
      for (const headers of [{}, { authorization: "Bearer nonsense" }] as Record<string, string>[])
        expect([200, 400, 404]).toContain((await call(route, headers)).status);
    });
    return;
  }

  test.each(roles)("answers a %s as the table says", async (role) => {
    const { accessToken } = await api.signIn(role);
    const reply = await call(route, { authorization: `Bearer ${accessToken}` });
    if (allowed?.includes(role)) expect([200, 400, 404]).toContain(reply.status);
    else {
      expect(reply.status).toBe(403);
      expect(reply.body).toMatchObject({ type: "wrong-role", status: 403 });
    }
  });

  test("refuses whoever brings no access token, whatever else is wrong", async () => {
    const { accessToken, idToken } = await api.signIn(allowed?.[0] ?? "manager");
    const [head = "", claims = "", signature = ""] = accessToken.split(".");
    const forged = {
      ...JSON.parse(Buffer.from(claims, "base64url").toString()),
      "cognito:groups": [...roles],
    };
    const spoiled = Buffer.from(JSON.stringify(forged)).toString("base64url");
    const none = Buffer.from(JSON.stringify({ alg: "none" })).toString("base64url");
    const bad: Record<string, string>[] = [
      {},
      { authorization: "" },
      { authorization: "Bearer" },
      { authorization: "Bearer nonsense" },
      { authorization: "Bearer a.b.c" },
      { authorization: `Basic ${accessToken}` },
      { authorization: accessToken.slice(0, -2) },
      { authorization: `Bearer ${idToken}` },
      { authorization: `Bearer ${head}.${spoiled}.${signature}` },
      { authorization: `Bearer ${none}.${claims}.` },
      { authorization: `Bearer ${accessToken} ${accessToken}` },
    ];
    for (const headers of bad) {
      const reply = await call(route, headers);
      expect(reply.status, JSON.stringify(headers)).toBe(401);
      expect(reply.body).toMatchObject({ type: "unauthenticated", status: 401 });
      expect(reply.headers.get("www-authenticate")).toBe("Bearer");
    }
  });
});

test("a token is over after its hour, by the clock of the handlers", async () => {
  const auditor = await api.as("auditor");
  await api.setClock("2026-11-24T02:59:00Z");
  expect((await auditor.get("/api/staff/cohorts")).status).toBe(200);
  await api.setClock("2026-11-24T03:01:00Z");
  expect((await auditor.get("/api/staff/cohorts")).status).toBe(401);
  await api.setClock(clock);
  expect((await auditor.get("/api/staff/cohorts")).status).toBe(200);
});

describe("what is wrong first is said first", () => {
  const verification = (where: string) => `/api/staff/applications/${where}/verification`;
  const nowhere = "KT-0000-0000-0000";

  test("token, role, form, record, state, version", async () => {
    const verifier = await api.as("verifier");
    const assessor = await api.as("assessor");
    const stale = { decision: "accept", reasons: [], version: 99 };
    expect((await api.post(verification(nowhere), "{")).status).toBe(401);
    expect((await assessor.post(verification(nowhere), "{")).status).toBe(403);
    expect((await verifier.post(verification(nowhere), "{")).status).toBe(400);
    expect(
      (await verifier.post(verification(nowhere), { decision: "reject", reasons: [], version: 1 })).status,
    ).toBe(400);
    expect((await verifier.post(verification(nowhere), stale)).body).toMatchObject({
      status: 404,
      type: "unknown-record",
    });
    expect((await verifier.post(verification(reference), stale)).body).toMatchObject({
      status: 409,
      type: "changed-meanwhile",
    });
    const other = (await api.post("/api/applications", aForm({ nik: aNik({ serial: 2 }) }))).body.reference;
    await verifier.post(verification(other), { ...stale, version: 1 });
    expect((await verifier.post(verification(other), stale)).body).toMatchObject({
      status: 409,
      type: "not-submitted",
    });
  });

  test("a repeat by its key comes after the form and before record, state and version", async () => {
    const verifier = await api.as("verifier");
    const other = (await api.post("/api/applications", aForm({ nik: aNik({ serial: 3 }) }))).body.reference;
    const key = { "idempotency-key": "order-1" };
    const decision = { decision: "accept", reasons: [], version: 1 };
    const first = await verifier.post(verification(other), decision, key);
    expect(first.status).toBe(200);
    expect((await verifier.post(verification(other), decision, key)).text).toBe(first.text);
    expect((await verifier.post(verification(other), { ...decision, version: 7 }, key)).status).toBe(422);
    expect((await verifier.post(verification(other), { ...decision, version: "7" }, key)).status).toBe(400);
    expect((await (await api.as("assessor")).post(verification(other), decision, key)).status).toBe(403);
  });

  test("on applying: form, closed intake, live application, then every broken rule together", async () => {
    const apply = (more: object) => api.post("/api/applications", aForm(more));
    const ineligible = { employment: "working", birthDate: "1950-07-05" };
    expect((await apply({ ...ineligible, cohortId: "closed", phone: "x" })).status).toBe(400);
    expect((await apply({ ...ineligible, cohortId: "none" })).body.errors).toMatchObject([
      { pointer: "/cohortId" },
    ]);
    expect((await apply({ ...ineligible, cohortId: "closed" })).body).toMatchObject({
      status: 409,
      type: "intake-closed",
    });
    expect((await apply(ineligible)).body).toMatchObject({ status: 409, type: "already-applied" });
    const elsewhere = { regency: "64.03", district: "64.03.01", street: "Jl. Contoh 1" };
    const refused = await apply({ ...ineligible, nik: aNik({ serial: 4 }), address: elsewhere });
    expect(refused.body).toMatchObject({ status: 422, type: "not-eligible" });
    expect(refused.body.reasons.map(({ rule }: { rule: string }) => rule)).toEqual([
      "productive-age",
      "not-working",
      "lives-in-area",
    ]);
    for (const reason of refused.body.reasons)
      for (const text of Object.values(reason)) expect(text).toBeTruthy();
  });

  test("of a cohort: form and words, record, version", async () => {
    const manager = await api.as("manager");
    const { cohortId: _cohortId, ...cohort } = aCohort();
    const unknownSkill = [{ classId: "A", skill: "flying", partner: { name: "LPK", kind: "lpk" }, seats: 1 }];
    const put = (cohortId: string, more: object) =>
      manager.put(`/api/staff/cohorts/${cohortId}`, { ...cohort, version: 1, ...more });
    expect((await put("none", { classes: unknownSkill })).body.errors).toMatchObject([
      { pointer: "/classes/0/skill" },
    ]);
    expect((await put("2026-1", { classes: unknownSkill, version: 9 })).status).toBe(400);
    expect((await put("none", {})).status).toBe(404);
    expect((await put("2026-1", { version: 9 })).body).toMatchObject({
      status: 409,
      type: "changed-meanwhile",
    });
  });
});

test("a trainer sees nobody without a seat, and a storekeeper nothing of anybody's health", async () => {
  const trainer = await api.as("trainer");
  const hidden = await trainer.get(`/api/staff/applications/${reference}`);
  const unknown = await trainer.get("/api/staff/applications/KT-0000-0000-0000");
  expect(hidden.status).toBe(404);
  expect(hidden.text).toBe(unknown.text);
  expect((await trainer.get("/api/staff/applications")).body.items).toEqual([]);
  const shown = (await (await api.as("storekeeper")).get(`/api/staff/applications/${reference}`)).text;
  expect(shown).not.toMatch(/"functioning"|"disabilities"|"assessment"|physical|a-lot/);
});

test("the NIK is whole for verifier and manager, and masked for everybody else", async () => {
  for (const role of roles.filter((each) => each !== "trainer")) {
    const { nik } = (await (await api.as(role)).get(`/api/staff/applications/${reference}`)).body;
    expect(nik).toBe(role === "verifier" || role === "manager" ? aNik() : "************0001");
  }
  expect((await (await api.as("manager")).get("/api/staff/applications")).text).not.toContain(aNik());
});
