import { expect } from "vitest";
import type { Api } from "../support/api.ts";
import { aCohort, aForm } from "../support/forms.ts";

const aPng = Buffer.from(
  "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc330000000049454e44ae426082",
  "hex",
);

/** From an open cohort to a form, a photo, a decision, its status and the month's report. */
export const goFirstWay = async (api: Api): Promise<void> => {
  await api.setClock("2026-11-24T02:00:00Z");
  const manager = await api.as("manager");
  expect((await manager.post("/api/staff/cohorts", aCohort())).status).toBe(201);
  expect((await api.get("/api/openings")).body.items).toMatchObject([{ cohortId: "2026-1", state: "open" }]);

  const applied = await api.post("/api/applications", aForm(), { "idempotency-key": "way-1" });
  expect(applied.status).toBe(201);
  const { reference, statusUrl, nextSteps } = applied.body;
  expect(reference).toMatch(/^KT(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  expect(statusUrl).toContain(reference);
  expect(nextSteps.length).toBeGreaterThan(0);

  const grant = await api.post(`/api/applications/${reference}/documents`, {
    birthDate: "1998-07-05",
    kind: "ktp",
    contentType: "image/png",
    bytes: aPng.length,
  });
  expect(grant.status).toBe(201);
  const upload = new FormData();
  for (const [name, value] of Object.entries(grant.body.upload.fields)) upload.append(name, value as string);
  upload.append("file", new Blob([aPng], { type: "image/png" }));
  expect((await fetch(grant.body.upload.url, { method: "POST", body: upload })).status).toBe(201);
  await expect
    .poll(
      async () => (await api.post("/api/status", { reference, birthDate: "1998-07-05" })).body.documents,
      {
        timeout: 20_000,
      },
    )
    .toEqual([{ documentId: grant.body.documentId, kind: "ktp", state: "received" }]);

  const verifier = await api.as("verifier");
  expect((await verifier.get("/api/staff/counts?cohortId=2026-1")).body.counts.submitted).toBe(1);
  const shown = await verifier.get(`/api/staff/applications/${reference}`);
  expect(shown.body.allowedActions).toEqual(expect.arrayContaining(["verification"]));
  const { url } = (
    await verifier.get(`/api/staff/applications/${reference}/documents/${grant.body.documentId}`)
  ).body;
  const file = await fetch(url);
  // Shown, as what it was checked to be: nothing of it stays on a PC that others use.
  expect(Object.fromEntries(file.headers)).toMatchObject({
    "content-disposition": `inline; filename="ktp-${grant.body.documentId}.png"`,
    "content-type": "image/png",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  const asPage = await fetch(url.replace("image%2Fpng", "text%2Fhtml"));
  expect(asPage.status).toBe(403);
  expect(Buffer.from(await file.arrayBuffer()).equals(aPng)).toBe(true);

  const decided = await verifier.post(`/api/staff/applications/${reference}/verification`, {
    decision: "accept",
    reasons: [],
    version: shown.body.version,
  });
  expect(decided.body).toEqual({ reference, status: "verified", version: shown.body.version + 1 });
  const status = await api.post("/api/status", {
    reference: reference.toLowerCase().replaceAll("-", ""),
    birthDate: "1998-07-05",
  });
  expect(status.body).toMatchObject({ reference, status: "verified" });
  expect((await api.get("/local/messages")).body.items).toHaveLength(2);

  await api.setClock("2026-11-30T22:30:00Z");
  api.forgetTokens();
  const reports = await (await api.as("auditor")).get("/api/staff/reports");
  const november = reports.body.items.find(
    (report: { programme: string; period: string }) =>
      report.programme === "skills-training" && report.period === "2026-11",
  );
  const summary = november.files.find((each: { name: string }) => each.name === "summary.json");
  const read = (await (await fetch(summary.url)).json()) as { totals: { applied: number; verified: number } };
  expect(read.totals).toMatchObject({ applied: 1, verified: 1 });
};
