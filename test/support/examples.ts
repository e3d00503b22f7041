/**
 * One valid request for every route that takes a body, by method and path. Tests make these requests invalid
 * on purpose. The records that a request names may not exist: a test that needs them creates them.
 */

import { type RouteName, routes } from "../../core/contract/routes.ts";
import { aCohort, aForm, aSealing, aSeed } from "./forms.ts";
import { anAddress, aReference } from "./office-under-test.ts";

export const aProgramme = () => ({
  name: { id: "Pelatihan keterampilan", en: "Skills training" },
  rules: { minimumAge: 15, maximumAge: 64, mustNotWork: true, mustBeInRegistry: false },
  requiredDocuments: ["ktp", "family-card", "photo"],
});

export const aSkill = () => ({
  name: { id: "Servis telepon", en: "Telephone repair" },
  demands: ["Melihat bagian kecil"],
  toolkitValue: 3_000_000,
});

export const aRegistryCheck = () => ({
  source: "DTSEN",
  registered: true,
  decile: 3,
  checkedOn: "2026-11-20",
  method: "SIKS-NG",
});

const anAssessment = () => ({
  scores: { motivation: 80, readiness: 70, need: 90 },
  suitability: [{ skill: "sewing", fit: "fits", note: "" }],
  accommodations: ["wheelchair-access"],
  version: 2,
});

export const aDelivery = (serials: string[] = ["JHT-1", "JHT-2"], overrides: object = {}) => ({
  skill: "sewing",
  items: [
    { name: "Mesin jahit", brand: "Contoh ME-4000", unit: "unit", quantity: 1, unitPrice: 5_000_000 },
    { name: "Gunting kain", brand: "Contoh G9", unit: "buah", quantity: 2, unitPrice: 125_000 },
  ],
  serials,
  source: "APBD Perubahan 2026",
  receivedOn: "2026-11-20",
  ...overrides,
});

export const aHandoverForm = (serial: string, overrides: object = {}) => ({
  serial,
  condition: "Baru, lengkap",
  signature: { method: "witnessed", witness: "Budi Contoh" },
  ...overrides,
});

export const aFollowUp = (overrides: object = {}) => ({
  month: 1,
  on: "2026-11-24",
  by: "visit",
  activity: "own-business",
  toolkitInUse: true,
  ...overrides,
});

const withEverything = () =>
  aForm({
    email: "siti@contoh.example",
    helper: { name: "Budi Contoh", phone: "0812 5555 0199", relation: "pendamping" },
    consent: { version: "2026-11", givenBy: "guardian", guardianName: "Ibu Contoh" },
    address: anAddress,
  });
const birthDate = "1998-07-05";
const { cohortId: _cohortId, ...aCohortWithoutKey } = aCohort();
const aFile = { kind: "ktp", contentType: "image/png", bytes: 1000 };

const examples: Record<string, () => Record<string, unknown>> = {
  "POST /applications": withEverything,
  "POST /applications/{reference}/documents": () => ({ birthDate, ...aFile }),
  "POST /status": () => ({ reference: aReference, birthDate }),
  "POST /applications/{reference}/reply": () => ({ birthDate, answer: "accept" }),
  "POST /applications/{reference}/withdrawal": () => ({ birthDate, why: "Pindah rumah." }),
  "POST /applications/{reference}/appeal": () => ({ birthDate, text: "Saya mohon ditinjau lagi." }),
  "POST /applications/{reference}/correction": () => ({ birthDate, changes: { fullName: "Siti Rahmah" } }),
  "POST /applications/{reference}/documents/{documentId}/removal": () => ({ birthDate }),
  "POST /applications/{reference}/data-request": () => ({ birthDate, kind: "copy", text: "Mohon salinan." }),

  "POST /staff/applications": () => ({ ...withEverything(), receivedOn: "2026-11-20", heardBy: "paper" }),
  "POST /staff/applications/{reference}/documents": () => aFile,
  "POST /staff/applications/{reference}/reply": () => ({ heardBy: "phone", answer: "accept" }),
  "POST /staff/applications/{reference}/withdrawal": () => ({ heardBy: "visit", why: "Pindah rumah." }),
  "POST /staff/applications/{reference}/correction": () => ({
    heardBy: "phone",
    changes: { fullName: "Siti Rahmah" },
  }),
  "PUT /staff/applications/{reference}/contact": () => ({
    phone: "0812 5555 0101",
    phoneOwner: "family",
    email: "siti@contoh.example",
    version: 1,
  }),
  "POST /staff/applications/{reference}/messages/{messageId}/resend": () => ({}),
  "POST /staff/applications/{reference}/reopening": () => ({ why: "Salah pilih.", version: 2 }),
  "POST /staff/applications/{reference}/appeals/{appealId}/decision": () => ({
    decision: "dismissed",
    note: "Tetap.",
    version: 2,
  }),
  "POST /staff/data-requests/{requestId}/answer": () => ({ note: "Salinan sudah dikirim." }),
  "POST /staff/applications/{reference}/verification": () => ({
    decision: "return",
    reasons: [{ rule: "document-missing", note: "Foto KTP tidak terbaca." }],
    version: 1,
  }),
  "POST /staff/applications/{reference}/registry-check": aRegistryCheck,
  "POST /staff/applications/{reference}/assessment": anAssessment,
  "POST /staff/cohorts": () => aCohort({ cohortId: "2026-9" }),
  "PUT /staff/cohorts/{cohortId}": () => ({ ...aCohortWithoutKey, version: 1 }),
  "POST /staff/cohorts/{cohortId}/selection/preview": () => ({ seed: aSeed }),
  "POST /staff/cohorts/{cohortId}/selection": () => aSealing(),
  "PUT /staff/skills/{skill}": () => ({ ...aSkill(), version: 1 }),
  "PUT /staff/programmes/{programme}": () => ({ ...aProgramme(), version: 1 }),
  "PUT /staff/cohorts/{cohortId}/sessions/{date}/attendance": () => ({
    classId: "A",
    marks: [{ reference: aReference, mark: "excused", why: "Sakit." }],
    version: 1,
  }),
  "POST /staff/applications/{reference}/progress": () => ({
    unit: "Menjahit lurus",
    level: "basic",
    on: "2026-11-20",
    note: "Baik.",
  }),
  "POST /staff/applications/{reference}/completion": () => ({
    on: "2026-11-20",
    result: "completed",
    certificate: { number: "12/BLK/2026", issuer: "BLKI Balikpapan" },
  }),
  "POST /staff/applications/{reference}/certificate": () => ({
    number: "12/BNSP/2026",
    issuer: "LSP Contoh",
    on: "2026-11-20",
  }),
  "POST /staff/toolkits": () => ({
    skill: "sewing",
    items: [{ name: "Mesin jahit", brand: "Contoh", unit: "buah", quantity: 1, unitPrice: 4_000_000 }],
    serials: ["MJ-0001"],
    source: "APBD",
    receivedOn: "2026-11-20",
  }),
  "POST /staff/applications/{reference}/toolkit": () => ({
    serial: "MJ-0001",
    adjustment: { amount: 100_000, why: "Benang tambahan." },
    condition: "baik",
    signature: { method: "witnessed", witness: "Budi Contoh" },
  }),
  "POST /staff/applications/{reference}/toolkit/voiding": () => ({
    number: "1/BAST/DINSOS/XI/2026",
    why: "Salah tulis.",
    toolkit: "in-stock",
    version: 5,
  }),
  "POST /staff/toolkits/{serial}/write-off": () => ({ state: "damaged", why: "Terbakar." }),
  "PUT /staff/officers/{username}": () => ({
    name: "Budi Contoh",
    nip: "198001012005011001",
    office: "Dinas Sosial",
  }),
  "POST /staff/applications/{reference}/follow-ups": () => ({
    month: 1,
    on: "2026-11-20",
    by: "visit",
    activity: "own-business",
    monthlyIncome: 1_500_000,
    toolkitInUse: true,
    note: "Lancar.",
  }),
  "POST /staff/reports": () => ({ programme: "skills-training", period: "2026-11" }),
};

/** A valid request for a route. A new route needs a line in the list above. */
export const exampleOf = (name: RouteName): Record<string, unknown> => {
  const { method, path } = routes[name];
  const example = examples[`${method} ${path}`];
  if (!example)
    throw new Error(`${method} ${path} takes a body: give it a good example in test/support/examples.ts`);
  return structuredClone(example());
};
