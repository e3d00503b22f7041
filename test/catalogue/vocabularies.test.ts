import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ApplicationForm } from "../../core/domain/applications/fields/application-form.ts";
import { findMissingDocuments } from "../../core/domain/applications/missing-documents.ts";
import type { DocumentKind } from "../../core/domain/shared/codes.ts";
import { codeToOfficers } from "../../core/i18n/applications/read-field-texts.ts";
import { consoleTexts } from "../../core/i18n/shared/console.ts";
import type { Running } from "../../local/run.ts";
import { settings } from "../../offices/kaltim/office.ts";
import { BadOffice, checkSettings } from "../../offices/office-settings.ts";
import { type Api, createApi } from "../support/api.ts";
import { aProgramme } from "../support/examples.ts";
import { aCohort, aForm } from "../support/forms.ts";
import { anApplication } from "../support/rule-records.ts";
import { startLocal } from "../support/start-local.ts";

/** An office that adds a word to each list. */
vi.mock("../../offices/vocabularies.ts", async (original) => {
  const { vocabularies: lists } = await original<typeof import("../../offices/vocabularies.ts")>();
  const word = (code: string, id: string, en: string) => ({ code, name: { id, en } });
  return {
    vocabularies: {
      accommodations: [...lists.accommodations, word("quiet-room", "Ruang tenang", "A quiet room")],
      documentKinds: [...lists.documentKinds, word("bank-book", "Buku tabungan", "Bank book")],
      partnerKinds: [...lists.partnerKinds, word("workshop", "Bengkel", "Workshop")],
      registrySources: [...lists.registrySources, word("BDT", "BDT 2015", "BDT 2015")],
      readyReasons: [...lists.readyReasons, word("no-answer", "Tidak dapat dihubungi", "Cannot be reached")],
    },
  };
});

let running: Running;
let api: Api;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
});
afterAll(() => running?.stop());

describe("a word that an office adds", () => {
  test("is taken by the form's schema, and a word of no list is refused at its place", () => {
    const form = (accommodations: string[]) => ApplicationForm.safeParse(aForm({ accommodations }));
    expect(form(["quiet-room", "other"]).success).toBe(true);
    expect(form(["quiet-room", "loud-room"]).error?.issues[0]?.path).toEqual(["accommodations", 1]);
  });

  test("goes with an application through the form, the rules, the views and a report", async () => {
    const manager = await api.as("manager");
    const requiredDocuments = ["ktp", "bank-book"];
    const programme = { ...aProgramme(), requiredDocuments, version: 1 };
    expect((await manager.put("/api/staff/programmes/skills-training", programme)).status).toBe(200);
    const [first, ...others] = aCohort().classes as { partner: object }[];
    const partner = { name: "Bengkel Contoh", kind: "workshop" };
    const opened = await manager.post(
      "/api/staff/cohorts",
      aCohort({ classes: [{ ...first, partner }, ...others] }),
    );
    expect(opened.status, opened.text).toBe(201);
    const page = await api.get("/api/form");
    expect(page.text).toContain("Ruang tenang");

    const applied = await api.post("/api/applications", aForm({ accommodations: ["quiet-room"] }));
    expect(applied.status, applied.text).toBe(201);
    const { reference } = applied.body;
    const grant = await api.post(`/api/applications/${reference}/documents`, {
      birthDate: "1998-07-05",
      kind: "bank-book",
      contentType: "image/png",
      bytes: 1000,
    });
    expect(grant.status, grant.text).toBe(201);

    const shown = (await manager.get(`/api/staff/applications/${reference}`)).body;
    expect(shown).toMatchObject({
      accommodations: ["quiet-room"],
      missingDocuments: ["ktp", "bank-book"],
      documents: [{ kind: "bank-book" }],
    });
    const check = { source: "BDT", registered: true, decile: 3, checkedOn: "2026-11-20", method: "SIKS-NG" };
    const checked = await (await api.as("verifier")).post(
      `/api/staff/applications/${reference}/registry-check`,
      check,
    );
    expect(checked.status, checked.text).toBe(201);

    const own = await api.postForm("/api/status", { reference, birthDate: "1998-07-05" });
    expect(own.text).toContain("Buku tabungan");

    const written = await manager.post("/api/staff/reports", {
      programme: "skills-training",
      period: "2026",
    });
    expect(written.status, written.text).toBe(201);
    const lines = written.body.files.find(({ name }: { name: string }) => name === "participants.csv");
    expect(await (await fetch(lines.url)).text()).toContain(reference);
  });

  test("has its name in both languages for officers", () => {
    expect(codeToOfficers("id", "accommodations", "quiet-room")).toBe("Ruang tenang");
    expect(codeToOfficers("en", "accommodations", "quiet-room")).toBe("A quiet room");
    expect(consoleTexts.id.cohorts.partnerKinds.workshop).toBe("Bengkel");
    expect(consoleTexts.en.verification.rules["no-answer"]).toBe("Cannot be reached");
    expect(consoleTexts.id.registryCheck.sources.BDT).toBe("BDT 2015");
  });

  test("can be asked for anew by a return", () => {
    const reasons = [{ rule: "document-bank-book", note: "Buram." }];
    const history = [{ at: "2026-11-22T01:00:00.000Z", status: "returned" as const }];
    const returned = anApplication({ status: "returned", history, reasons });
    expect(findMissingDocuments(returned, ["bank-book" as DocumentKind])).toEqual(["bank-book"]);
  });
});

describe("the lists of an office", () => {
  const refusal = (vocabularies: object, more: object = {}): string => {
    try {
      checkSettings("kaltim", {
        ...settings,
        vocabularies: { ...settings.vocabularies, ...vocabularies },
        ...more,
      });
    } catch (error) {
      expect(error).toBeInstanceOf(BadOffice);
      return (error as Error).message;
    }
    return "none";
  };
  const without = (name: "documentKinds" | "accommodations" | "readyReasons", code: string) => ({
    [name]: settings.vocabularies[name].filter((word) => word.code !== code),
  });

  test.each([
    ["documentKinds", "ktp"],
    ["documentKinds", "family-card"],
    ["documentKinds", "other"],
    ["accommodations", "other"],
    ["readyReasons", "other"],
  ] as const)("%s hold %s, which the rules name", (name, code) => {
    expect(refusal(without(name, code))).toContain(`vocabularies.${name}: lacks "${code}"`);
  });

  test("say no code twice, and no kind that only officers add", () => {
    const { partnerKinds, documentKinds } = settings.vocabularies;
    expect(refusal({ partnerKinds: [...partnerKinds, ...partnerKinds] })).toContain('says "lpk" twice');
    const name = { id: "Tanda tangan", en: "Signature" };
    expect(refusal({ documentKinds: [...documentKinds, { code: "signature", name }] })).toContain(
      "holds a kind that only officers add",
    );
  });

  test("have every document that a programme of the file asks for", () => {
    expect(refusal(without("documentKinds", "photo"))).toContain(
      'requiredDocuments: names "photo", which documentKinds lack',
    );
    expect(refusal({})).toBe("none");
  });
});
