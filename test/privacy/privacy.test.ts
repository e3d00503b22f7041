import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Running, runBerdaya } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aCohort, aForm } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { siteFolder } from "../support/start-local.ts";

/** Words that stand nowhere else, so that each can be looked for. */
const nik = "6472015507983377";
const secrets = {
  nik,
  fullName: "Zulaikha Qurrotulaini",
  street: "Jl. Wijayakusuma Nomor Tujuhbelas",
  phone: "0812 7391 4426",
  storedPhone: "+6281273914426",
  email: "zulaikha.q@rahasia.example",
  motivation: "Ibu saya penjahit xylophone",
  guardianName: "Hartini Bwaphomet",
  helperName: "Prajurit Vynotep",
  helperPhone: "0812 6660 7771",
  note: "Catatan verifikator rahasiaquux",
  method: "SIKS-NG layar kuintet",
};
const birthDate = "1998-07-15";

let folder: string;
let running: Running;
let api: Api;
let reference: string;
const tokens: string[] = [];
const urls: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-"));
  running = await runBerdaya({ dataFolder: folder, siteFolder, port: 0 });
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  await walk();
});
afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** The first way, and every refusal that a person may meet on it. */
const walk = async () => {
  const manager = await api.as("manager");
  const verifier = await api.as("verifier");
  for (const role of ["manager", "verifier", "auditor"] as const)
    tokens.push((await api.signIn(role)).accessToken);
  await manager.post("/api/staff/cohorts", aCohort());
  const form = aForm({
    nik,
    birthDate,
    fullName: secrets.fullName,
    phone: secrets.phone,
    email: secrets.email,
    motivation: secrets.motivation,
    address: { regency: "64.72", district: "64.72.01", village: null, street: secrets.street },
    consent: { version: "2026-11", givenBy: "guardian", guardianName: secrets.guardianName },
    helper: { name: secrets.helperName, phone: secrets.helperPhone, relation: "pendamping" },
  });
  const key = { "idempotency-key": "privacy-1" };
  for (const bad of [
    { ...form, employment: "working" },
    { ...form, sex: secrets.fullName },
    { ...form, [secrets.fullName]: 1 },
    { ...form, cohortId: "x" },
  ])
    await api.post("/api/applications", bad);
  await api.post("/api/applications", `${JSON.stringify(form)}}`);
  const flat = new URLSearchParams({ ...(form as unknown as Record<string, string>), email: "x" });
  await api.send("POST", "/api/applications", flat.toString(), {
    "content-type": "application/x-www-form-urlencoded",
  });
  const applied = await api.post("/api/applications", form, key);
  reference = applied.body.reference;
  urls.push(applied.body.statusUrl);
  await api.post("/api/applications", form, key);
  await api.post("/api/applications", form);
  await api.post("/api/status", { reference, birthDate });
  await api.post("/api/status", { reference: secrets.fullName, birthDate });
  const ask = { birthDate, kind: "ktp", contentType: "application/pdf", bytes: 100 };
  const { upload, documentId } = (await api.post(`/api/applications/${reference}/documents`, ask)).body;
  const file = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) file.append(name, value as string);
  file.append("file", new Blob(["%PDF-1.7 "]), `${secrets.fullName} ${nik}.pdf`);
  await fetch(upload.url, { method: "POST", body: file });
  urls.push(upload.url, ...Object.values(upload.fields as Record<string, string>));
  const path = `/api/staff/applications/${reference}`;
  await vi.waitFor(async () =>
    expect((await verifier.get(path)).body.documents).toMatchObject([{ state: "received" }]),
  );
  urls.push((await verifier.get(`${path}/documents/${documentId}`)).body.url);
  await verifier.get(`/api/staff/applications?q=${encodeURIComponent(secrets.fullName)}`);
  await verifier.post(`${path}/registry-check`, {
    source: "DTSEN",
    registered: true,
    decile: 3,
    checkedOn: "2026-11-20",
    method: secrets.method,
  });
  const reasons = [{ rule: "other", note: secrets.note }];
  await verifier.post(`${path}/verification`, { decision: "return", reasons, version: 99 });
  const { version } = (await verifier.get(path)).body;
  await verifier.post(
    `${path}/verification`,
    { decision: "return", reasons, version },
    { "idempotency-key": secrets.motivation.replaceAll(" ", "-") },
  );
  const report = await manager.post("/api/staff/reports", {
    programme: "skills-training",
    period: "2026-11",
  });
  urls.push(...(report.body.files ?? []).map(({ url }: { url: string }) => url));
  await api.get("/local/messages");
};

const foundIn = (text: string, told: Record<string, string> = secrets) =>
  Object.entries(told).flatMap(([name, secret]) =>
    [secret, secret.replaceAll(" ", ""), encodeURIComponent(secret), secret.toLowerCase()].some((form) =>
      text.includes(form),
    )
      ? [name]
      : [],
  );

describe("what a person wrote", () => {
  test("stands in no line of the log, and no token does", async () => {
    await expect
      .poll(async () => (await readFile(join(folder, "log.jsonl"), "utf8")).split("\n").length)
      .toBeGreaterThan(20);
    const log = await readFile(join(folder, "log.jsonl"), "utf8");
    expect(foundIn(log)).toEqual([]);
    expect(log).not.toContain(birthDate);
    expect(log).not.toContain(reference);
    for (const token of tokens) for (const part of token.split(".")) expect(log).not.toContain(part);
    for (const line of log.trim().split("\n")) {
      const { _aws, ...fields } = JSON.parse(line);
      const allowed = [
        "step",
        "service",
        "calls",
        "faults",
        "duration",
        "correlationId",
        "outcome",
        "status",
        "role",
        "errorName",
        "errorAt",
        "messageId",
        "stage",
        "failedTries",
        "failedMessages",
      ];
      expect(Object.keys(fields).filter((name) => !allowed.includes(name))).toEqual([]);
    }
    expect(log).not.toContain('"outcome":"internal-error"');
  });

  test("stands in no entry of the audit", async () => {
    const entries = await lookIntoTables().everyItem("audit");
    expect(entries.length).toBeGreaterThan(4);
    expect(foundIn(JSON.stringify(entries))).toEqual([]);
    expect(JSON.stringify(entries)).not.toContain(birthDate);
  });

  test("stands in no name of an object, and in no address", async () => {
    const names = await readdir(join(folder, "objects"), { recursive: true });
    const readable = names.flatMap((name) => [
      name,
      decodeURIComponent(name),
      Buffer.from(name, "base64url").toString("latin1"),
    ]);
    expect(foundIn(readable.join("\n"))).toEqual([]);
    expect(urls.length).toBeGreaterThan(5);
    const decoded = urls.flatMap((url) => [url, Buffer.from(url, "base64").toString("latin1")]);
    expect(foundIn(decoded.join("\n"))).toEqual([]);
  });

  test("stands in no report", async () => {
    const ofReports = urls.filter((each) => /reports/.test(each));
    expect(ofReports.length).toBeGreaterThan(0);
    for (const url of ofReports) {
      const text = await (await fetch(url)).text();
      expect(foundIn(text)).toEqual([]);
    }
  });
});

describe("the NIK", () => {
  test("stands in no table in clear, nor its digits in a row", async () => {
    for (const table of ["applications", "cohorts", "audit"] as const) {
      const items = await lookIntoTables().everyItem(table);
      expect(items.length, table).toBeGreaterThan(0);
      for (const item of items) {
        const text = JSON.stringify(item);
        expect(text, `${item.pk} ${item.sk}`).not.toContain(nik);
        expect(text, `${item.pk} ${item.sk}`).not.toContain(
          Buffer.from(nik).toString("base64").replace(/=+$/, ""),
        );
      }
    }
  });

  test("stands in no reply but to those who may see it", async () => {
    for (const role of ["verifier", "manager"] as const)
      expect((await (await api.as(role)).get(`/api/staff/applications/${reference}`)).text).toContain(nik);
    for (const role of ["assessor", "storekeeper", "auditor"] as const)
      expect((await (await api.as(role)).get(`/api/staff/applications/${reference}`)).text).not.toContain(
        nik,
      );
    for (const path of ["/api/staff/applications", `/api/staff/counts?cohortId=2026-1`])
      expect((await (await api.as("manager")).get(path)).text).not.toContain(nik);
    expect((await api.post("/api/status", { reference, birthDate })).text).not.toContain(nik);
  });

  test("is not said back where it was refused", async () => {
    const refused = await api.post("/api/applications", aForm({ nik: `${nik}0` }));
    expect(refused.text).not.toContain(nik);
  });
});

test("what an applicant is shown holds nothing but the state of the application", async () => {
  const { text } = await api.post("/api/status", { reference, birthDate });
  const { note: _note, ...rest } = secrets;
  expect(foundIn(text, rest)).toEqual([]);
});

test("no reply with personal data may be kept by anybody on its way", async () => {
  const verifier = await api.as("verifier");
  for (const reply of [
    await verifier.get(`/api/staff/applications/${reference}`),
    await api.post("/api/status", { reference, birthDate }),
    await api.get("/api/form"),
  ]) {
    expect(reply.headers.get("cache-control")).toBe("no-store");
    expect(reply.headers.get("x-content-type-options")).toBe("nosniff");
    expect(reply.headers.get("referrer-policy")).toBe("no-referrer");
    expect(reply.headers.get("strict-transport-security")).toMatch(/max-age=\d{7,}/);
    expect(reply.headers.get("content-security-policy")).toBeTruthy();
    expect(reply.headers.get("content-security-policy")).not.toContain("unsafe-");
  }
});
