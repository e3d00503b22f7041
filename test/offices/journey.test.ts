/**
 * A whole journey for the office under test, by its own areas, clock, prefix, unit and letterhead. The suite runs this
 * file once for each office (`vitest.config.ts`).
 */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as office from "../../offices/office.ts";
import { officeIds, readOffice } from "../../offices/read-office.ts";
import { type Api, createApi, type StaffApi, staffAt } from "../support/api.ts";
import { aDelivery, aHandoverForm } from "../support/examples.ts";
import { aCohort, aForm, aNik, aSeed } from "../support/forms.ts";
import {
  addressIn,
  anAddress,
  elsewhere,
  officeTime,
  regencies,
  regencyName,
} from "../support/office-under-test.ts";
import { startLocal } from "../support/start-local.ts";
import { heard, readPdf } from "../training/read-pdf.ts";

let running: Awaited<ReturnType<typeof startLocal>>;
let api: Api;
const roles = ["manager", "verifier", "assessor", "trainer", "storekeeper", "auditor"] as const;
let staff: Record<(typeof roles)[number], StaffApi>;
const setTime = async (local: string) => {
  staff = await staffAt(api, officeTime(local), roles);
};

beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await setTime("2026-11-24T10:00");
  const cohort = aCohort({ closesOn: "2026-11-30", startsOn: "2026-12-10", endsOn: "2027-01-10" });
  expect((await staff.manager.post("/api/staff/cohorts", cohort)).text).toContain("2026-1");
});
afterAll(() => running?.stop());

let people = 0;
const apply = (overrides: Parameters<typeof aForm>[0] = {}) => {
  people += 1;
  return api.post("/api/applications", aForm({ nik: aNik({ serial: people }), ...overrides }));
};
const versionOf = async (reference: string): Promise<number> =>
  (await staff.manager.get(`/api/staff/applications/${reference}`)).body.version;
const done = (reply: { status: number; text: string }, status: number) =>
  expect(reply.status, reply.text).toBe(status);

test("the pages name the office, its regencies in full, and no other office", async () => {
  const home = (await api.get("/")).text;
  expect(home).toContain(office.name.id);
  expect((await api.get("/en/")).text).toContain(office.name.en);
  const form = (await api.get("/api/form")).text;
  for (const code of regencies) expect(form).toContain(regencyName(code));
  const provinces = await Promise.all(
    officeIds().map(async (id) => (await readOffice(id)).office.provinceName.id),
  );
  const owners = provinces.filter((name) => `${home}${form}`.includes(name));
  expect(owners).toEqual([office.provinceName.id]);
});

test("who lives elsewhere in the province is told where; another province is no answer", async () => {
  const far = await api.get("/api/form");
  expect(far.text).toContain(regencyName(elsewhere));
  const { body, status } = await apply({ address: addressIn(elsewhere) });
  expect(status).toBe(422);
  expect(body.reasons).toMatchObject([{ rule: "lives-in-area" }]);
  expect(body.reasons[0].found).toContain(regencyName(elsewhere));
  const unlisted = {
    ...anAddress,
    district: `${anAddress.regency}.99`,
    village: `${anAddress.regency}.99.1001`,
  };
  expect((await apply({ address: unlisted })).body.errors).toMatchObject([
    { pointer: "/address/district" },
    { pointer: "/address/village" },
  ]);
  const abroad = { ...anAddress, regency: "99.01", district: "99.01.01", village: null };
  expect(
    (await apply({ address: abroad })).body.errors.map((error: { pointer: string }) => error.pointer),
  ).toContain("/address/regency");
});

test("the intake ends at midnight by the clock of the office", async () => {
  await setTime("2026-11-30T23:59");
  done(await apply(), 201);
  await setTime("2026-12-01T00:00");
  expect((await apply()).body.type).toBe("intake-closed");
});

test("from the form to the toolkit, with the numbers and the papers of the office", async () => {
  await setTime("2026-11-29T09:00");
  const applied = await apply({ fullName: "Rina Contoh" });
  const { reference } = applied.body;
  expect(reference).toMatch(new RegExp(`^${office.referencePrefix}(-[0-9A-HJKMNP-TV-Z]{4}){3}$`));
  const at = `/api/staff/applications/${reference}`;
  await setTime("2026-12-01T08:00");
  done(await staff.verifier.post(`${at}/verification`, { decision: "accept", reasons: [], version: 1 }), 200);
  const suitability = ["sewing", "ac-repair"].map((skill) => ({ skill, fit: "fits", note: "" }));
  const scores = { motivation: 90, readiness: 90, need: 90 };
  done(
    await staff.assessor.post(`${at}/assessment`, {
      scores,
      suitability,
      accommodations: [],
      version: await versionOf(reference),
    }),
    200,
  );
  done(await staff.manager.post("/api/staff/cohorts/2026-1/selection", { seed: aSeed }), 201);
  const birthDate = "1998-07-05";
  done(await api.post(`/api/applications/${reference}/reply`, { birthDate, answer: "accept" }), 200);

  await setTime("2026-12-11T16:00");
  const marks = [{ reference, mark: "present" }];
  done(
    await staff.trainer.put("/api/staff/cohorts/2026-1/sessions/2026-12-11/attendance", {
      classId: "A",
      marks,
    }),
    200,
  );
  const ended = await staff.manager.post(`${at}/completion`, { on: "2026-12-11", result: "completed" });
  done(ended, 200);
  const certificate = await api.get(`/api/certificates/${ended.body.code}`);
  expect(certificate.body.number).toBe(`1/SERTIFIKAT/${office.unit}/XII/2026`);

  done(await staff.storekeeper.post("/api/staff/toolkits", aDelivery(["JHT-1"])), 201);
  const handed = await staff.storekeeper.post(
    `${at}/toolkit`,
    aHandoverForm("JHT-1", { adjustment: undefined }),
  );
  done(handed, 201);
  expect(handed.body.number).toBe(`1/BAST/${office.unit}/XII/2026`);
  const paper = await paperOf(`${at}/handover.pdf`);
  for (const said of [office.letterhead.government, office.provinceName.id, regencyName(anAddress.regency)])
    expect(paper).toContain(said);
  expect(await paperOf(`${at}/completion.pdf`)).toContain(office.letterhead.government);
});

const paperOf = async (path: string): Promise<string> => {
  for (let tries = 0; tries < 100; tries += 1) {
    const { body, status } = await staff.manager.get(path);
    if (status === 200)
      return heard(readPdf(Buffer.from(await (await fetch(body.url)).arrayBuffer())).structure);
    await pause(100);
  }
  throw new Error(`${path} did not come`);
};

test("messages are short and name the office; the month is the office's own", async () => {
  const { items } = (await api.get("/local/messages")).body;
  expect(items.length).toBeGreaterThan(0);
  for (const { text } of items) expect(text).toContain(office.shortName.id);

  await setTime("2027-01-01T07:00");
  const reports = (await staff.auditor.get("/api/staff/reports")).body.items;
  const december = reports.find(
    ({ programme, period }: Record<string, string>) =>
      programme === "skills-training" && period === "2026-12",
  );
  const { url } = december.files.find(({ name }: { name: string }) => name === "summary.json");
  const summary = (await (await fetch(url)).json()) as {
    by: { regency: Record<string, { equipped: number }> };
  };
  expect(summary.by.regency[anAddress.regency]?.equipped).toBe(1);
});
