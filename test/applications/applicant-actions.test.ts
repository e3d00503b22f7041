import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import { aCohort, aSealing } from "../support/forms.ts";
import { applied, assessed, birthDate } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  const manager = await api.as("manager");
  await manager.post("/api/staff/cohorts", aCohort());
  await manager.post("/api/staff/cohorts", aCohort({ cohortId: "2026-2" }));
});
afterAll(() => running?.stop());

type Fields = Record<string, string | string[]>;

const decided = async (decision: "return" | "reject"): Promise<string> => {
  const reference = await applied(api);
  await (await api.as("verifier")).post(`/api/staff/applications/${reference}/verification`, {
    decision,
    reasons: [{ rule: "data-mismatch", note: "Nama tidak sesuai KTP." }],
    version: 1,
  });
  return reference;
};

/** People who are offered a seat: one selection gives all that the tests below need. */
const offered: string[] = [];
const nextOffered = () => offered.shift() as string;
beforeAll(async () => {
  for (let count = 0; count < 3; count += 1) offered.push(await assessed(api, {}, { cohortId: "2026-2" }));
  await (await api.as("manager")).post("/api/staff/cohorts/2026-2/selection", aSealing());
}, 60_000);

const take = (reference: string, step: string, fields: Fields, headers?: Record<string, string>) =>
  api.postForm(`/api/applications/${reference}/${step}`, { birthDate, ...fields }, headers);
const openStep = (reference: string, fields: Fields) =>
  api.postForm("/api/status", { reference, birthDate, ...fields });
const statusOf = async (reference: string): Promise<string> =>
  (await api.post("/api/status", { reference, birthDate })).body.status;

const expectPage = (reply: Reply, status: number) => {
  expect(reply.status, reply.text.slice(0, 400)).toBe(status);
  expect(reply.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(reply.headers.get("content-security-policy")).not.toContain("unsafe-");
};
/** The hidden fields of the form that posts to a step, as a browser sends them back. */
const postedBack = (page: Reply, path: string): Fields => {
  const form = page.text.split("<form").find((each) => each.includes(path)) ?? "";
  const fields: Record<string, string[]> = {};
  for (const [, name = "", value = ""] of form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields[name] = [...(fields[name] ?? []), value];
  return fields;
};

describe("the page before a step", () => {
  test("shows an offer in words and asks once more", async () => {
    const [reference = ""] = offered;
    const page = await openStep(reference, { step: "accept" });
    expectPage(page, 200);
    expect(page.text).toContain("Terima tempat pelatihan?");
    expect(page.text).toContain("Menjahit");
    expect(postedBack(page, "/reply")).toMatchObject({ answer: ["accept"], birthDate: [birthDate] });
    expect(postedBack(page, "/reply").idempotencyKey?.[0]).toBeTruthy();
  });

  test("is the status itself where the step is not possible, or is none", async () => {
    const reference = await applied(api);
    for (const step of ["accept", "appeal", "correction", "removal", "constructor"]) {
      const page = await openStep(reference, { step });
      expectPage(page, 200);
      expect(page.text).toContain('<h1 class="govuk-heading-xl">Status pendaftaran</h1>');
    }
  });

  test("opens for nobody without the birth date", async () => {
    const [reference = ""] = offered;
    const page = await api.postForm("/api/status", { reference, birthDate: "1990-01-01", step: "accept" });
    expectPage(page, 404);
    expect(page.text).not.toContain("/reply");
  });

  test("is in the language of its reader", async () => {
    const page = await openStep(await applied(api), { step: "data-request", lang: "en" });
    expect(page.text).toContain('<html lang="en"');
    expect(page.text).toContain("We answer within 3 × 24 hours.");
    expect(postedBack(page, "/data-request").lang).toEqual(["en"]);
  });
});

describe("a step taken by a plain form", () => {
  test("accepts an offer, and says what happened and what comes next", async () => {
    const reference = nextOffered();
    const sent = postedBack(await openStep(reference, { step: "accept" }), "/reply");
    const done = await take(reference, "reply", sent);
    expectPage(done, 200);
    expect(done.text).toContain("Anda menerima tempat ini");
    expect(await statusOf(reference)).toBe("enrolled");
    const again = await take(reference, "reply", sent);
    expect(again.text).toBe(done.text);
    const status = await openStep(reference, {});
    expect(status.text).toContain("Tempat pelatihan Anda");
    expect(status.text).toContain("BLKI Balikpapan");
  });

  test("declines an offer, which cannot be answered twice", async () => {
    const reference = nextOffered();
    const done = await take(reference, "reply", { answer: "decline" });
    expectPage(done, 200);
    expect(done.text).toContain("Anda menolak tempat ini");
    const late = await take(reference, "reply", { answer: "accept" });
    expectPage(late, 409);
    expect(late.text).toMatch(/<title>Galat: /);
    expect(late.text).toContain("Kembali ke status");
  });

  test("withdraws with a reason", async () => {
    const reference = nextOffered();
    const done = await take(reference, "withdrawal", { why: "Pindah rumah." });
    expectPage(done, 200);
    expect(done.text).toContain("Pendaftaran Anda sudah ditarik");
    expect(await statusOf(reference)).toBe("withdrawn");
    const again = await take(reference, "withdrawal", { why: "Sekali lagi <b>." });
    expectPage(again, 409);
    expect(again.text).toContain("Sekali lagi &lt;b>.</textarea>");
  });

  test("files an appeal, once at a time, and shows how it stands", async () => {
    const reference = await decided("reject");
    expectPage(await take(reference, "appeal", { text: "" }), 400);
    const done = await take(reference, "appeal", { text: "Nama saya benar." });
    expectPage(done, 200);
    expect(done.text).toContain("Keberatan Anda terkirim");
    const second = await take(reference, "appeal", { text: "Sekali lagi." });
    expectPage(second, 409);
    expect(second.text).toContain("Sekali lagi.</textarea>");
    const status = await openStep(reference, {});
    expect(status.text).toContain("Seorang manajer sedang memeriksa keberatan Anda.");
    expect(status.text).not.toContain('value="appeal"');
  });

  test("asks for one's data, and tells by when the answer comes", async () => {
    const reference = await applied(api);
    const none = await take(reference, "data-request", { text: "Semua data." });
    expectPage(none, 400);
    expect(none.text).toContain('href="#kind"');
    expect(none.text).toContain("Semua data.</textarea>");
    const done = await take(reference, "data-request", { kind: "copy", text: "Semua data." });
    expectPage(done, 200);
    expect(done.text).toMatch(/Kami menjawab paling lambat 27 November 2026/);
    expect((await openStep(reference, {})).text).toContain("Salinan data saya. Kami menjawab paling lambat");
  });

  test("takes back a document", async () => {
    const reference = await applied(api);
    const grant = await api.post(`/api/applications/${reference}/documents`, {
      birthDate,
      kind: "ktp",
      contentType: "image/png",
      bytes: 100,
    });
    const { documentId } = grant.body;
    const page = await openStep(reference, { step: "removal", documentId });
    expect(page.text).toContain("Hapus dokumen ini?");
    expect(page.text).toContain("KTP (Kartu Tanda Penduduk)");
    const done = await take(reference, `documents/${documentId}/removal`, postedBack(page, "/removal"));
    expectPage(done, 200);
    expect(done.text).toContain("Dokumen sudah dihapus");
    expect((await api.post("/api/status", { reference, birthDate })).body.documents).toEqual([]);
  });

  test("is refused to who does not know the birth date, as everywhere", async () => {
    const reference = await decided("reject");
    const page = await take(reference, "appeal", { text: "Ini.", birthDate: "1990-01-01" });
    expectPage(page, 404);
    expect(page.text).toContain('action="/api/status"');
  });
});

describe("a correction by a plain form", () => {
  const shownTo = async (reference: string) =>
    (await (await api.as("verifier")).get(`/api/staff/applications/${reference}`)).body;

  test("asks which answers, then only those, and leaves the others as they were", async () => {
    const reference = await decided("return");
    const which = await openStep(reference, { step: "correction" });
    expect(which.text).toContain("Nama tidak sesuai KTP.");
    const fields = await openStep(reference, {
      ...postedBack(which, 'name="correct"'),
      correct: ["name", "birth-date", "contact"],
    });
    expectPage(fields, 200);
    const sent = {
      ...postedBack(fields, "/correction"),
      "changes.fullName": "Siti Aminah",
      "changes.birthDate.day": "6",
      "changes.birthDate.month": "7",
      "changes.birthDate.year": "1998",
      "changes.phone": "0812 5555 0177",
      "changes.phoneOwner": "",
    };
    const refused = await take(reference, "correction", sent);
    expectPage(refused, 400);
    expect(refused.text).toContain('href="#phoneOwner"');
    expect(refused.text).toMatch(/name="changes.birthDate.day"[^>]* value="6"/);
    expect(refused.text).toContain('value="Siti Aminah"');
    const done = await take(reference, "correction", { ...sent, "changes.phoneOwner": "family" });
    expectPage(done, 200);
    expect(done.text).toContain("Perbaikan Anda terkirim");
    expect(await shownTo(reference)).toMatchObject({
      status: "submitted",
      fullName: "Siti Aminah",
      birthDate: "1998-07-06",
      phone: "+6281255550177",
      phoneOwner: "family",
      motivation: "Ingin membuka usaha jahit di rumah.",
    });
  });

  test("does not take an answer that was chosen and left empty for one that stays", async () => {
    const reference = await decided("return");
    const questions = ["name", "nik", "address", "functioning", "disabilities", "goal", "consent", "skills"];
    const refused = await take(reference, "correction", { correct: questions, chosen: "yes" });
    expectPage(refused, 400);
    for (const id of [
      "fullName",
      "nik",
      "address-street",
      "functioning-hands",
      "disabilities",
      "goal",
      "skills",
    ])
      expect(refused.text, id).toContain(`href="#${id}"`);
    expect(await statusOf(reference)).toBe("returned");
  });

  test("is refused with a field that the form does not have", async () => {
    const reference = await decided("return");
    for (const name of ["changes.__proto__.fullName", "changes.constructor", "changes.cohortId", "changes"])
      expectPage(await take(reference, "correction", { [name]: "2026-2" }), 400);
  });

  test("comes without any change where only documents were missing", async () => {
    const reference = await decided("return");
    const page = await openStep(reference, { step: "correction", chosen: "yes" });
    expect(page.text).toContain("Tidak ada isian yang diubah.");
    expectPage(await take(reference, "correction", postedBack(page, "/correction")), 200);
    expect(await statusOf(reference)).toBe("submitted");
  });

  test("tells the rules that the corrected answers break", async () => {
    const reference = await decided("return");
    const sent = { correct: "employment", chosen: "yes", "changes.employment": "working" };
    const refused = await take(reference, "correction", sent);
    expectPage(refused, 422);
    expect(refused.text).toContain("Anda menjawab sedang bekerja.");
    expect(refused.text).toMatch(/value="working" checked/);
  });
});

test("a document form that was refused comes back as itself, with what was chosen", async () => {
  const reference = await applied(api);
  const refused = await take(reference, "documents", { contentType: "application/pdf" });
  expectPage(refused, 400);
  expect(refused.text).toContain('href="#kind"');
  expect(refused.text).toMatch(/value="application\/pdf" checked/);
  const granted = await take(reference, "documents", { kind: "ktp", contentType: "image/jpeg", lang: "en" });
  expectPage(granted, 200);
  expect(granted.text).toMatch(/value="http[^"]*\/api\/confirmation\?lang=en&amp;about=document"/);
});

test("the page after an upload says that the file was sent, and that it will be checked", async () => {
  const page = await api.get("/api/confirmation?about=document&bucket=b&key=k&etag=e");
  expectPage(page, 200);
  expect(page.text).toContain("Berkas terkirim");
  expect(page.text).toContain("Sistem memeriksa berkas Anda");
  expect(page.text).not.toContain("Pendaftaran terkirim");
});
