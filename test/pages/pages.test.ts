import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { StatusShown } from "../../core/contract/replies/applications.ts";
import type { Opening } from "../../core/contract/replies/catalogue.ts";
import type { Problem } from "../../core/contract/replies/shared.ts";
import { documentStates } from "../../core/domain/applications/document.ts";
import { foundingProgrammes, foundingSkills } from "../../core/domain/catalogue/founding.ts";
import { currentConsent } from "../../core/domain/privacy/consent.ts";
import { functioningQuestions, languages, statuses } from "../../core/domain/shared/codes.ts";
import { applicantActions, applicantActionTexts } from "../../core/i18n/applications/applicant-actions.ts";
import { pageTexts } from "../../core/i18n/applications/public-pages.ts";
import { statusTexts } from "../../core/i18n/applications/statuses.ts";
import { applyPage } from "../../core/pages/apply-page.tsx";
import { certificatePage } from "../../core/pages/certificate-page.tsx";
import { confirmationPage } from "../../core/pages/confirmation-page.tsx";
import { formPage } from "../../core/pages/form-page.tsx";
import { helpPage } from "../../core/pages/help-page.tsx";
import { notFoundPage } from "../../core/pages/not-found-page.tsx";
import { documentPage } from "../../core/pages/own-documents.tsx";
import { ownStatusPage } from "../../core/pages/own-status-page.tsx";
import { ownStepDonePage, ownStepPage } from "../../core/pages/own-step-page.tsx";
import { problemPage } from "../../core/pages/problem-page.tsx";
import { fieldsInOrder, questionNames } from "../../core/pages/questions.ts";
import { startPage } from "../../core/pages/start-page.tsx";
import { statusPage } from "../../core/pages/status-page.tsx";
import { uploadPage } from "../../core/pages/upload-page.tsx";
import { markupFaults } from "./markup.ts";

const anOpening = (more: Partial<Opening> = {}): Opening => ({
  cohortId: "2026-1",
  programme: "skills-training",
  name: "Angkatan 1 tahun 2026",
  state: "open",
  opensOn: "2026-11-01",
  closesOn: "2026-11-30",
  startsOn: "2027-01-10",
  endsOn: "2027-02-10",
  venue: "BLKI Balikpapan",
  quota: 32,
  regencies: ["64.72"],
  classes: [{ classId: "A", skill: "sewing", partner: { name: "LPK Contoh", kind: "lpk" }, seats: 16 }],
  requiredDocuments: ["ktp"],
  ...more,
});

const aProblem = (errors: Problem["errors"] = [], more: Partial<Problem> = {}): Problem => ({
  type: "invalid-request",
  title: "Isian perlu diperbaiki",
  status: 400,
  detail: "Perbaiki isian yang disebut.",
  errors,
  ...more,
});

const offered = { openings: [anOpening()], skills: foundingSkills, consent: currentConsent };
const aFormPage = (more: Partial<Parameters<typeof formPage>[0]> = {}) =>
  formPage({ language: "id", idempotencyKey: "key-1", ...offered, ...more });

const aStatus = (more: Partial<StatusShown> = {}): StatusShown => ({
  reference: "KT-7F3K-9Q2M-4XTD",
  status: "submitted",
  nextStep: "Tunggu.",
  history: [{ at: "2026-11-05T01:05:00.000Z", status: "submitted" }],
  documents: [{ documentId: "d1", kind: "ktp", state: "refused", why: "unreadable" }],
  missingDocuments: [],
  ...more,
});

const anOffer = {
  cohortId: "2026-1",
  classId: "A",
  skill: "sewing",
  venue: "BLKI Balikpapan",
  startsOn: "2027-01-10",
  endsOn: "2027-02-10",
  replyBy: "2026-12-05",
};

const anOwnPage = {
  language: "id",
  reference: "KT-7F3K-9Q2M-4XTD",
  birthDate: "1998-07-05",
  sent: {},
  skills: foundingSkills,
} as const;

const anOwnStatus = (more: Partial<StatusShown> = {}) =>
  ownStatusPage({ ...anOwnPage, idempotencyKey: "a-key", shown: aStatus(more) });

const names = fieldsInOrder("id").map(({ name }) => name);
const textNames = [
  "fullName",
  "nik",
  "birthDate.day",
  "phone",
  "email",
  "address.street",
  "motivation",
  "consent.guardianName",
  "helper.name",
];
const sentWith = (text: string) => Object.fromEntries([...names, ...textNames].map((name) => [name, [text]]));

/** The tags of a page and the names of their attributes, without texts and values. */
const frameOf = (page: string) => page.replace(/"[^"]*"/g, '""').replace(/>[^<]*/g, ">");

/** Text with everything that markup is made of. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom("<", ">", '"', "'", "&", "</textarea>", "<script>", " onload=", "`", "{", "\n", "x"),
      { minLength: 1 },
    )
    .map((parts) => parts.join("")),
);

describe("whatever a person types", () => {
  test.each([
    ["opens a tag", "<p>x<b></p>"],
    ["leaves its attribute", '<p title="x" hidden"></p>'],
    ["stands in single quotes", "<p title='x' hidden></p>"],
    ["stands without quotes", "<p title=x></p>"],
  ])("is seen in the frame of a page where it %s", (_what, page) => {
    expect(frameOf(page)).not.toBe(frameOf('<p title="x"></p>'));
    expect(frameOf(page)).not.toBe(frameOf("<p>x</p>"));
  });

  test("stays text on the form that comes back, and never becomes markup", () => {
    const plain = frameOf(
      aFormPage({ sent: sentWith("x"), problem: aProblem([{ pointer: "/nik", detail: "x" }]) }),
    );
    fc.assert(
      fc.property(hostile, (text) => {
        const page = aFormPage({
          // Choices are kept by comparing: a text that happens to be one would add its mark.
          sent: sentWith(`x${text}`),
          problem: aProblem([{ pointer: "/nik", detail: `x${text}` }]),
        });
        expect(frameOf(page)).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });

  test("stays text in a status and its notes, in a refusal, and in the address of the confirmation", () => {
    const pagesWith = (text: string) => [
      anOwnStatus({
        nextStep: text,
        reasons: [{ rule: text, note: text }],
        history: [{ at: "2026-11-05T01:05:00.000Z", status: "returned", note: text }],
        documents: [{ documentId: text, kind: "ktp", state: "refused", why: text }],
        offer: { ...anOffer, classId: text, skill: text, venue: text },
        appeal: { state: "dismissed", note: text },
      }),
      ...applicantActions.map((step) =>
        ownStepPage({
          ...anOwnPage,
          step,
          documentId: text,
          idempotencyKey: text,
          sent: {
            chosen: ["yes"],
            correct: ["name", "skills", text],
            "changes.fullName": [text],
            skillCode: [text],
            skillName: [text],
            why: [text],
            text: [text],
          },
          problem: aProblem([{ pointer: "/changes/fullName", detail: text }]),
          skills: [],
        }),
      ),
      documentPage({ ...anOwnPage, problem: aProblem([{ pointer: "/kind", detail: text }]) }),
      statusPage({ language: "en", sent: { reference: [text] }, problem: aProblem([], { detail: text }) }),
      problemPage({
        language: "id",
        problem: aProblem([], { title: text, detail: text, correlationId: text }),
      }),
      confirmationPage({ language: "id", reference: text }),
      uploadPage({
        language: "id",
        reference: text,
        kind: "ktp",
        grant: {
          documentId: "d",
          expiresAt: "2026-11-05T01:05:00.000Z",
          upload: {
            url: `https://store.example/?${text}`,
            fields: { key: text, "Content-Type": "image/png" },
          },
        },
      }),
    ];
    const plain = pagesWith("x").map(frameOf);
    fc.assert(
      fc.property(hostile, (text) => {
        expect(pagesWith(`x${text}`).map(frameOf)).toEqual(plain);
      }),
      { numRuns: 200 },
    );
  });
});

describe("the plain form", () => {
  test("keeps what was typed, chosen and ticked", () => {
    const page = aFormPage({
      sent: {
        fullName: ["Siti Rahmah"],
        skills: ["sewing", "", ""],
        sex: ["female"],
        disabilities: ["physical", "sensory"],
        "birthDate.day": ["5"],
        "birthDate.month": ["7"],
        "birthDate.year": ["1998"],
        "address.district": ["64.72.01"],
        motivation: ["\nIngin usaha"],
        "helper.name": ["Rina"],
      },
      problem: aProblem(),
    });
    expect(page).toMatch(/name="fullName"[^>]* value="Siti Rahmah"/);
    expect(page).toMatch(/<option selected value="sewing">/);
    expect(page).toMatch(/name="sex" type="radio" value="female" checked/);
    expect(page.match(/name="disabilities"[^>]* checked/g)).toHaveLength(2);
    expect(page).toMatch(/name="birthDate\.year"[^>]* value="1998"/);
    expect(page).toMatch(/<option selected value="64\.72\.01">/);
    expect(page).toContain(">\n\nIngin usaha</textarea>");
    expect(page).toMatch(/<details class="govuk-details" open>/);
  });

  test("posts the key that it was given and the language of its reader", () => {
    const page = aFormPage({ language: "en", idempotencyKey: "k-9" });
    expect(page).toContain('name="idempotencyKey" value="k-9"');
    expect(page).toContain('name="lang" value="en"');
    expect(page).toMatch(/^<!doctype html>\n<html lang="en"/);
  });

  test.each(names)("links the error at %s to its field, which says it too", (name) => {
    const pointer = `/${name.replaceAll(".", "/")}`;
    const page = aFormPage({ sent: {}, problem: aProblem([{ pointer, detail: "Galatnya ini." }]) });
    const [, id] = /<li><a href="#([\w-]+)">[^<]*Galatnya ini\.<\/a>/.exec(page) ?? [];
    expect(id).toBeDefined();
    expect(page).toMatch(new RegExp(`<(input|select|textarea)[^>]* id="${id}"`));
    expect(page).toContain(`id="${id}-error" class="govuk-error-message"`);
    expect(page).toMatch(new RegExp(`aria-describedby="[^"]*${id}-error`));
    expect(page).toContain("<title>Galat: ");
    expect(page).toMatch(/class="govuk-error-summary" tabindex="-1" autofocus/);
  });

  test("tells an error of a whole at each of its parts, and one of a part at the whole", () => {
    const page = aFormPage({
      sent: {},
      problem: aProblem([
        { pointer: "/functioning", detail: "Isi." },
        { pointer: "/skills/1", detail: "Tidak diajarkan." },
      ]),
    });
    for (const question of functioningQuestions) expect(page).toContain(`href="#functioning-${question}"`);
    expect(page).toContain('href="#skills"');
  });

  test("says an error that belongs to no field without a link", () => {
    const page = aFormPage({
      sent: {},
      problem: aProblem([{ pointer: "/consent/version", detail: "Muat ulang." }]),
    });
    expect(page).toContain("<li>Muat ulang.</li>");
  });

  test("tells every reason where a person may not take part", () => {
    const page = aFormPage({
      sent: {},
      problem: aProblem(undefined, {
        type: "not-eligible",
        status: 422,
        reasons: [{ rule: "productive-age", found: "Usia Anda 14 tahun.", howToFix: "Periksa." }],
      }),
    });
    expect(page).toContain("<li>Usia Anda 14 tahun. Periksa.</li>");
  });

  test("is no form where no cohort is open, but tells which ones come", () => {
    const page = aFormPage({ openings: [anOpening({ state: "upcoming", name: "Angkatan 2" })] });
    expect(page).not.toContain("<form");
    expect(page).toContain("Angkatan 2");
    expect(page).toContain("1 November 2026");
  });

  test("keeps what was typed even where the intake closed meanwhile", () => {
    const page = aFormPage({ openings: [], sent: { fullName: ["Siti"] }, problem: aProblem() });
    expect(page).toContain('value="Siti"');
  });

  test.each(languages)("has no inline script or style in %s, as its policy asks", (language) => {
    const page = aFormPage({ language });
    expect(page).not.toMatch(/<script(?![^>]* src=)|<style| style=| on\w+=/);
  });
});

describe("HTML's own rules", () => {
  const [programme] = foundingProgrammes as [(typeof foundingProgrammes)[number]];
  const grant = {
    documentId: "d",
    expiresAt: "2026-11-05T01:05:00.000Z",
    upload: { url: "https://store.example/", fields: { key: "a/b", "Content-Type": "image/png" } },
  } as const;
  const reasons = [{ rule: "productive-age", found: "Usia Anda 14 tahun.", howToFix: "Periksa." }];
  const problems = {
    "no field": aProblem(),
    "no field, for reasons": aProblem([], { reasons }),
    "no field, without reasons": aProblem([], { reasons: [] }),
    "a field that no form has": aProblem([{ pointer: "/consent/version", detail: "Muat ulang." }]),
    "every field": aProblem(
      [...names, "reference", "kind", "contentType", "text", "why", "correct"].flatMap((name) =>
        [`/${name}`, `/changes/${name}`].map((path) => ({
          pointer: path.replaceAll(".", "/"),
          detail: "Galatnya ini.",
        })),
      ),
    ),
    "a whole and a part": aProblem(
      ["/skills/1", "/functioning", "/address", "/birthDate/year", "/helper"].map((pointer) => ({
        pointer,
        detail: "Galatnya ini.",
      })),
    ),
  };

  test.each(languages)("hold on every page in %s before anything is wrong", (language) => {
    const own = { ...anOwnPage, language };
    const pages: Record<string, string> = {
      start: startPage({ language, programme }),
      apply: applyPage({ language, consent: currentConsent }),
      certificate: certificatePage(language),
      help: helpPage(language),
      "not found": notFoundPage(),
      form: aFormPage({ language }),
      "form of one cohort more": aFormPage({
        language,
        openings: [anOpening(), anOpening({ cohortId: "2" })],
      }),
      "form that is closed": aFormPage({ language, openings: [] }),
      "form that opens later": aFormPage({ language, openings: [anOpening({ state: "upcoming" })] }),
      confirmation: confirmationPage({ language, reference: "KT-0000-0000-0000" }),
      "confirmation of no reference": confirmationPage({ language }),
      "confirmation of a document": confirmationPage({ language, about: "document" }),
      upload: uploadPage({ language, reference: "KT-0000-0000-0000", kind: "ktp", grant }),
      status: statusPage({ language }),
    };
    const missingDocuments = ["ktp", "photo"] as StatusShown["missingDocuments"];
    for (const status of statuses)
      for (const [which, more] of Object.entries({
        "without documents": { documents: [] },
        "with everything": {
          offer: anOffer,
          appeal: { state: "dismissed", note: "Tetap." },
          missingDocuments,
          reasons: [{ rule: "lives-in-area", note: "Alamat di luar daerah." }],
          documents: documentStates.map((state, index) => ({
            documentId: `d${index}`,
            kind: "ktp",
            state,
          })),
        },
      } as Record<string, Partial<StatusShown>>)) {
        const shown = aStatus({ status, ...more });
        pages[`${status} ${which}`] = ownStatusPage({ ...own, idempotencyKey: "k", shown });
        for (const step of applicantActions) {
          const asked = { ...own, step, shown, idempotencyKey: "k", documentId: "d1" };
          pages[`${step} of ${status} ${which}`] = ownStepPage(asked);
        }
      }
    const correct = [...questionNames];
    pages["correction of all"] = ownStepPage({
      ...own,
      step: "correction",
      idempotencyKey: "k",
      sent: { chosen: ["yes"], correct },
    });
    for (const step of applicantActions) pages[`${step} done`] = ownStepDonePage({ ...own, step });
    expect(
      Object.entries(pages)
        .filter(([, page]) => markupFaults(page).length > 0)
        .map(([name, page]) => [name, markupFaults(page)]),
    ).toEqual([]);
  });

  test.each(Object.entries(problems))("hold on every page that was refused for %s", (_, problem) => {
    for (const language of languages) {
      const own = { ...anOwnPage, language, problem };
      const pages: Record<string, string> = {
        form: aFormPage({ language, sent: {}, problem }),
        "form closed meanwhile": aFormPage({ language, openings: [], sent: {}, problem }),
        status: statusPage({ language, problem }),
        document: documentPage(own),
        upload: uploadPage({ language, reference: "KT-0000-0000-0000", kind: "ktp", grant, problem }),
        problem: problemPage({ language, problem }),
      };
      for (const step of applicantActions)
        pages[step] = ownStepPage({
          ...own,
          step,
          idempotencyKey: "k",
          sent: { chosen: ["yes"], correct: [...questionNames] },
        });
      for (const [name, page] of Object.entries(pages)) expect(markupFaults(page), name).toEqual([]);
    }
  });

  test.each([
    ['<p id="a"></p><p id="a"></p>', "the id a twice"],
    ['<input autocomplete="street-address">', 'autocomplete="street-address" on input of type text'],
    ['<input type="email" autocomplete="name">', 'autocomplete="name" on input of type email'],
    ['<input autocomplete="nik">', 'autocomplete="nik" on input of type text'],
    ['<ul class="x"> </ul>', "an empty ul of class x"],
    ['<label for="b">', "label with for of a missing id b"],
    [
      '<div class="govuk-error-summary" tabindex="-1">',
      "an error summary that is no alert or cannot take the focus",
    ],
  ])("%s is a fault", (markup, fault) => {
    expect(markupFaults(markup)).toEqual([fault]);
  });

  test("autocomplete of a street belongs to a textarea, and what a template holds is no part of a page", () => {
    expect(markupFaults('<textarea autocomplete="street-address"></textarea>')).toEqual([]);
    expect(markupFaults('<p id="a"></p><template><p id="a"></p></template>')).toEqual([]);
  });
});

describe("the other pages", () => {
  test("the confirmation shows a reference that was typed loosely as it is printed", () => {
    expect(confirmationPage({ language: "id", reference: "kt 0000 0000 0000" })).toContain(
      "<span>0000</span>",
    );
  });

  test("the status page tells why a photo was refused, and asks for another by a form of its own", () => {
    const page = anOwnStatus();
    expect(page).toContain(pageTexts.id.documentFault.unreadable);
    expect(page).toContain('action="/api/applications/KT-7F3K-9Q2M-4XTD/documents"');
    expect(page).toContain('name="birthDate" value="1998-07-05"');
    expect(page).toContain("5 November 2026 pukul 09.05 WITA");
  });

  test("the status page says which documents are missing, and which must come anew, until it was decided on", () => {
    const received = { documentId: "d2", kind: "photo", state: "received" } as const;
    const lacking = { missingDocuments: ["ktp", "photo"] as const, documents: [received] };
    for (const status of ["submitted", "returned"] as const) {
      const page = anOwnStatus({ ...lacking, missingDocuments: [...lacking.missingDocuments], status });
      expect(page).toContain(pageTexts.id.status.missing);
      expect(page).toContain(`<li data-kind="ktp">${pageTexts.id.documentKind.ktp}</li>`);
      expect(page).toMatch(/<li data-kind="photo">[^<]+: kirim foto yang baru<\/li>/);
    }
    expect(anOwnStatus()).not.toContain(pageTexts.id.status.missing);
    expect(anOwnStatus({ status: "verified", missingDocuments: ["ktp"] })).not.toContain('id="missing"');
  });

  test("the upload form sends the file last, and asks for the type that was granted", () => {
    const page = uploadPage({
      language: "id",
      reference: "KT-7F3K-9Q2M-4XTD",
      kind: "ktp",
      grant: {
        documentId: "d",
        expiresAt: "2026-11-05T01:05:00.000Z",
        upload: { url: "https://store.example/", fields: { key: "a/b", "Content-Type": "application/pdf" } },
      },
    });
    const inputs = [...page.matchAll(/<input[^>]* name="([^"]+)"/g)].map(([, name]) => name);
    expect(inputs).toEqual(["key", "Content-Type", "file"]);
    expect(page).toContain('accept="application/pdf"');
    expect(page).not.toContain("capture");
  });
});

describe("the status page", () => {
  const stepsOn = (page: string) =>
    [...page.matchAll(/name="step" value="([\w-]+)"/g)].map(([, step]) => step);

  test.each([
    ["submitted", {}, ["withdrawal", "removal", "data-request"]],
    ["returned", {}, ["correction", "withdrawal", "removal", "data-request"]],
    ["verified", {}, ["withdrawal", "data-request"]],
    ["rejected", {}, ["appeal", "data-request"]],
    ["rejected", { appeal: { state: "open" } }, ["data-request"]],
    ["rejected", { appeal: { state: "dismissed", note: "Tetap." } }, ["appeal", "data-request"]],
    ["offered", { offer: anOffer }, ["accept", "decline", "withdrawal", "data-request"]],
    ["enrolled", { seat: anOffer }, ["withdrawal", "data-request"]],
    ["declined", {}, ["appeal", "data-request"]],
    ["equipped", {}, ["data-request"]],
    ["withdrawn", {}, ["data-request"]],
  ] as const)("of %s %j leads to what can be done then", (status, more, steps) => {
    expect(stepsOn(anOwnStatus({ status, ...more }))).toEqual(steps);
  });

  test("says an offer in words, to its last day", () => {
    const page = anOwnStatus({ status: "offered", offer: anOffer });
    for (const words of ["Menjahit", "BLKI Balikpapan", "10 Januari 2027", "5 Desember 2026"])
      expect(page).toContain(words);
  });

  test("keeps reference and birth date out of every address that it leads to", () => {
    for (const status of statuses) {
      const page = anOwnStatus({ status, offer: anOffer });
      const addresses = [...page.matchAll(/(?:href|action)="([^"]*)"/g)].map(([, address]) => address);
      expect(addresses.filter((address) => address?.includes("1998"))).toEqual([]);
      const named = addresses.filter((address) => address?.includes("KT-"));
      // What is posted to, not what is opened: an address of these is in no history.
      const posted = { withdrawn: [], returned: ["correction", "documents"] } as Record<string, string[]>;
      const steps = posted[status] ?? ["documents"];
      expect(named).toEqual(steps.map((step) => `/api/applications/KT-7F3K-9Q2M-4XTD/${step}`));
    }
  });

  test.each(statuses)("tells in both languages what comes next when %s", (status) => {
    for (const language of languages) expect(statusTexts[language][status].nextStep).toMatch(/\.$/);
  });
});

describe("a correction", () => {
  const correction = (
    sent: Record<string, string[]>,
    more: Partial<Parameters<typeof ownStepPage>[0]> = {},
  ) => ownStepPage({ ...anOwnPage, step: "correction", idempotencyKey: "k-1", sent, ...more });

  test("begins with which answers, guided by the reasons", () => {
    const page = correction(
      {},
      {
        shown: aStatus({
          status: "returned",
          reasons: [{ rule: "lives-in-area", note: "Alamat di luar daerah." }],
        }),
      },
    );
    expect(page).toContain("Alamat di luar daerah.");
    expect(page).toMatch(/name="correct" type="checkbox" value="address" checked/);
    expect(page.match(/ checked/g)).toHaveLength(1);
    expect(page).not.toContain('value="cohort"');
  });

  test("asks only what was chosen, and posts it as changes", () => {
    const page = correction({ chosen: ["yes"], correct: ["name", "birth-date"] });
    const posted = [...page.matchAll(/<(?:input|select|textarea)[^>]* name="([^"]+)"/g)].map(
      ([, name]) => name,
    );
    expect(posted.filter((name) => name?.startsWith("changes."))).toEqual([
      "changes.fullName",
      "changes.birthDate.day",
      "changes.birthDate.month",
      "changes.birthDate.year",
    ]);
    expect(page).toContain('name="birthDate" value="1998-07-05"');
  });

  test("comes back with its errors at their fields, what was typed and the names of the skills", () => {
    const page = correction(
      {
        chosen: ["yes"],
        correct: ["nik", "skills"],
        "changes.nik": ["123"],
        "changes.skills": ["baking"],
        skillCode: ["baking"],
        skillName: ["Membuat kue"],
      },
      { skills: [], problem: aProblem([{ pointer: "/changes/nik", detail: "NIK terdiri dari 16 angka." }]) },
    );
    expect(page).toMatch(/id="nik" name="changes.nik"[^>]* value="123"/);
    expect(page).toContain('<li><a href="#nik">');
    expect(page).toMatch(/<option selected value="baking">Membuat kue/);
  });
});

describe("the texts of the pages", () => {
  const textsIn = (value: unknown): string[] =>
    typeof value === "string"
      ? [value]
      : value && typeof value === "object"
        ? Object.values(value).flatMap(textsIn)
        : [];

  test.each(languages)("says everything in %s in sentences of at most 15 words", (language) => {
    const long = textsIn([pageTexts[language], applicantActionTexts[language], statusTexts[language]])
      .flatMap((text) => text.split(/(?<=[.?!])\s+/))
      .filter((sentence) => sentence.split(/\s+/).length > 15);
    expect(long).toEqual([]);
  });

  test("never says the word that the law gave up", () => {
    expect(
      textsIn([pageTexts, applicantActionTexts, statusTexts]).filter((text) => /cacat/i.test(text)),
    ).toEqual([]);
  });
});
