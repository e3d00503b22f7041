/** One good request of every route that takes a body: what tests spoil on purpose. A new route gets its line here. */
import type { RouteName, Routes } from "../../core/contract/routes.ts";
import { aCohort, aForm } from "./forms.ts";

type WithBody = { [N in RouteName]: "body" extends keyof Routes[N] ? N : never }[RouteName];

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

export const examples: Record<WithBody, () => Record<string, unknown>> = {
  registerApplicant: () =>
    aForm({
      email: "siti@contoh.example",
      helper: { name: "Budi Contoh", phone: "0812 5555 0199", relation: "pendamping" },
      consent: { version: "2026-11", givenBy: "guardian", guardianName: "Ibu Contoh" },
      address: { regency: "64.72", district: "64.72.01", village: "64.72.01.1001", street: "Jl. Merdeka 5" },
    }),
  grantDocumentUpload: () => ({
    birthDate: "1998-07-05",
    kind: "ktp",
    contentType: "image/png",
    bytes: 1000,
  }),
  showStatus: () => ({ reference: "KT-7F3K-9Q2M-4XTD", birthDate: "1998-07-05" }),
  verifyApplication: () => ({
    decision: "return",
    reasons: [{ rule: "document-missing", note: "Foto KTP tidak terbaca." }],
    version: 1,
  }),
  recordRegistryCheck: () => ({
    source: "DTSEN",
    registered: true,
    decile: 3,
    checkedOn: "2026-11-20",
    method: "SIKS-NG",
  }),
  openCohort: () => aCohort({ cohortId: "2026-9" }),
  changeCohort: () => {
    const { cohortId: _cohortId, ...cohort } = aCohort();
    return { ...cohort, version: 1 };
  },
  changeSkill: () => ({ ...aSkill(), version: 1 }),
  changeProgramme: () => ({ ...aProgramme(), version: 1 }),
  writeReport: () => ({ programme: "skills-training", period: "2026-11" }),
};
