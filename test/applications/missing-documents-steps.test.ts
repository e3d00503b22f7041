import { afterAll, beforeAll, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aProgramme } from "../support/examples.ts";
import { aCohort } from "../support/forms.ts";
import { aDrawing } from "../support/papers.ts";
import { applied, birthDate, versionOf } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
});
afterAll(() => running?.stop());

const photo = aDrawing();
const send = async (reference: string, kind: string) => {
  const asked = { birthDate, kind, contentType: "image/png", bytes: photo.length };
  const { upload, documentId } = (await api.post(`/api/applications/${reference}/documents`, asked)).body;
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value as string);
  form.append("file", new Blob([new Uint8Array(photo)], { type: "image/png" }));
  expect((await fetch(upload.url, { method: "POST", body: form })).status).toBe(201);
  const stateOf = async () =>
    (await status(reference)).documents.find((each: { documentId: string }) => each.documentId === documentId)
      ?.state;
  await expect.poll(stateOf, { timeout: 10_000 }).toBe("received");
  return documentId as string;
};
const status = async (reference: string) => (await api.post("/api/status", { reference, birthDate })).body;
/** As its applicant and as staff are told: always the same. */
const missing = async (reference: string): Promise<string[]> => {
  const { missingDocuments } = await status(reference);
  const staff = await (await api.as("verifier")).get(`/api/staff/applications/${reference}`);
  expect(staff.body.missingDocuments).toEqual(missingDocuments);
  return missingDocuments;
};
const decide = async (reference: string, decision: string, reasons: object[] = []) => {
  const version = await versionOf(api, reference);
  const path = `/api/staff/applications/${reference}/verification`;
  const reply = await (await api.as("verifier")).post(path, { decision, reasons, version });
  expect(reply.status, reply.text).toBe(200);
};

test("an applicant and a verifier see which required documents are not there, until they are", async () => {
  const reference = await applied(api);
  expect(await missing(reference)).toEqual(["ktp", "family-card", "photo"]);
  await send(reference, "photo");
  const documentId = await send(reference, "ktp");
  await send(reference, "other");
  expect(await missing(reference)).toEqual(["family-card"]);
  await api.post(`/api/applications/${reference}/documents/${documentId}/removal`, { birthDate });
  expect(await missing(reference)).toEqual(["ktp", "family-card"]);
});

test("a document that was returned is missing until a newer one comes, whatever else is corrected", async () => {
  const reference = await applied(api);
  for (const kind of ["ktp", "family-card", "photo"]) await send(reference, kind);
  expect(await missing(reference)).toEqual([]);
  await decide(reference, "return", [{ rule: "document-ktp", note: "Foto KTP buram." }]);
  expect(await missing(reference)).toEqual(["ktp"]);
  const corrected = await api.post(`/api/applications/${reference}/correction`, { birthDate, changes: {} });
  expect(corrected.body.status).toBe("submitted");
  expect(await missing(reference)).toEqual(["ktp"]);
  await send(reference, "ktp");
  expect(await missing(reference)).toEqual([]);
});

test("no command is refused for a missing document", async () => {
  const reference = await applied(api);
  await decide(reference, "accept");
  expect((await status(reference)).status).toBe("verified");
  expect(await missing(reference)).toEqual(["ktp", "family-card", "photo"]);
});

test("a programme that asks for other documents asks those who apply from then on", async () => {
  const before = await applied(api);
  const changed = await (await api.as("manager")).put("/api/staff/programmes/skills-training", {
    ...aProgramme(),
    requiredDocuments: ["ktp", "disability-letter"],
    version: 1,
  });
  expect(changed.status, changed.text).toBe(200);
  expect(await missing(before)).toEqual(["ktp", "family-card", "photo"]);
  expect(await missing(await applied(api))).toEqual(["ktp", "disability-letter"]);
});
