/** Complete applications in the form of the store: for tests of views, reports and erasure. */

import type { Application } from "../../core/domain/applications/application.ts";
import { ApplicationForm } from "../../core/domain/applications/fields/application-form.ts";
import { fieldNamed, personFieldNames } from "../../core/domain/applications/fields/declared.ts";
import { askedFromTheFirst } from "../../core/domain/applications/fields/person-field.ts";
import type { AttributeName } from "../../core/domain/applications/record-attributes.ts";
import type { Nik } from "../../core/domain/shared/nik.ts";
import { aForm } from "./forms.ts";
import { anAddress, aReference } from "./office-under-test.ts";

const at = "2026-11-20T02:00:00.000Z";

/** Every attribute that a record may have. An attribute without a value here does not compile. */
const attributes = (): { [Name in AttributeName]-?: unknown } => ({
  reference: aReference,
  programme: "skills-training",
  status: "withdrawn",
  version: 9,
  submittedAt: at,
  appliedOn: "2026-11-20",
  language: "id",
  person: "0123456789abcdef0123456789abcdef",
  countedAs: undefined,
  flags: [{ field: "sex", detail: "NIK memuat jenis kelamin lain." }],
  history: [
    { at, status: "submitted" },
    { at, status: "returned", note: "Foto Siti tidak terbaca." },
    { at, status: "withdrawn", note: "Siti pindah rumah." },
  ],
  documents: [
    {
      documentId: "d1",
      kind: "ktp",
      contentType: "image/png",
      bytes: 2000,
      grantedAt: at,
      state: "received",
      receivedAt: at,
    },
  ],
  registryChecks: [
    { source: "DTSEN", registered: true, decile: 3, checkedOn: "2026-11-20", method: "SIKS-NG", at, by: "v" },
  ],
  entered: { receivedOn: "2026-11-20", heardBy: "paper", by: "v" },
  assessment: {
    scores: { motivation: 80, readiness: 70, need: 90 },
    suitability: [{ skill: "sewing", fit: "fits", note: "Siti teliti." }],
    accommodations: ["large-print"],
    at,
    by: "a",
  },
  seat: { cohortId: "2026-1", classId: "A", skill: "sewing", venue: "BLKI", startsOn: "2027-01-10" },
  waitlist: { place: 1, since: at, classes: ["A"] },
  canTake: ["A"],
  progress: [{ unit: "Menjahit lurus", level: "basic", on: "2026-11-20", note: "Baik.", at, by: "t" }],
  completion: undefined,
  handovers: undefined,
  followUps: undefined,
  appeals: [
    { appealId: "p1", against: "rejected", text: "Saya Siti.", at, state: "dismissed", note: "Tetap, Siti." },
  ],
  restricted: true,
  dataRequests: [
    { requestId: "r1", kind: "copy", text: "Untuk Siti.", at, answerBy: at },
    { requestId: "r2", kind: "erasure", text: "Hapus Siti.", at, answerBy: at, note: "Sudah dihapus." },
  ],
  erasedAt: undefined,
  reasons: [{ rule: "other", note: "Siti belum cukup umur." }],
  registry: { highestDecile: 5 },
  judgedBy: { cohortVersion: 1, programmeVersion: 2, taught: ["sewing"], regencies: [], rules: {} },
  audit: { sequence: 9, hash: "0" },
});

export const aRecord = (overrides: Partial<Record<keyof Application, unknown>> = {}): Application => {
  const form = ApplicationForm.parse(
    aForm({
      email: "siti@contoh.example",
      address: anAddress,
      helper: { name: "Budi Contoh", phone: "0812 5555 0199", relation: "pendamping" },
      consent: { version: "2026-11", givenBy: "guardian", guardianName: "Ibu Contoh" },
    }),
  );
  const given = Object.entries({ ...form, ...attributes(), nik: "sealed", ...overrides });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined)) as unknown as Application;
};

export const theNik = "6472014507980001" as Nik;

/** The same record in its oldest form, without the fields that came later. */
export const aRecordOfBefore = (overrides: Partial<Record<keyof Application, unknown>> = {}): Application => {
  const later = personFieldNames.filter((name) => fieldNamed(name).before !== askedFromTheFirst);
  const kept = Object.entries(aRecord(overrides)).filter(([name]) => !(later as string[]).includes(name));
  return Object.fromEntries(kept) as unknown as Application;
};
