import type { PostedForm } from "../../core/domain/applications/fields/application-form.ts";
import { anAddress, nikRegion, regencies } from "./office-under-test.ts";

/** The forms that people send in tests: valid unless the test says otherwise, and invented. */

/** A NIK of an invented person that matches the birth date and sex. `serial` makes persons different. */
export const aNik = ({
  birthDate = "1998-07-05",
  sex = "female",
  serial = 1,
  region = nikRegion,
} = {}): string => {
  const [year = "", month = "", day = ""] = birthDate.split("-");
  const dayDigits = Number(day) + (sex === "female" ? 40 : 0);
  return `${region}${String(dayDigits).padStart(2, "0")}${month}${year.slice(2)}${String(serial).padStart(4, "0")}`;
};

// biome-ignore lint/suspicious/noExplicitAny: tests send wrong things on purpose
type Overrides = Record<string, any>;

/** Typed as the posted form. A required field that is missing here does not compile. */
const goodForm = (): PostedForm => ({
  cohortId: "2026-1",
  fullName: "Siti Rahmah",
  nik: aNik(),
  birthDate: "1998-07-05",
  sex: "female",
  phone: "0812 5555 0101",
  phoneOwner: "self",
  email: null,
  address: { ...anAddress, village: null },
  disabilities: ["physical"],
  functioning: {
    seeing: "none",
    hearing: "none",
    walking: "a-lot",
    remembering: "none",
    selfCare: "none",
    communicating: "none",
    hands: "none",
  },
  accommodations: ["wheelchair-access"],
  employment: "not-working",
  goal: "own-business",
  motivation: "Ingin membuka usaha jahit di rumah.",
  skills: ["sewing", "ac-repair"],
  consent: { version: "2026-11", givenBy: "self" },
  helper: null,
});

export const aForm = (overrides: Overrides = {}): PostedForm & Overrides => ({ ...goodForm(), ...overrides });

export const aSeed = "benih rapat pleno";
/** Seals a selection even when its intake is still open, like the intake of `aCohort`. */
export const aSealing = (overrides: Overrides = {}) => ({ seed: aSeed, closeIntake: true, ...overrides });

/** Open on 24 November 2026; its classes teach sewing and AC repair. */
export const aCohort = (overrides: Overrides = {}) => ({
  cohortId: "2026-1",
  programme: "skills-training",
  name: "Angkatan 1 tahun 2026",
  quota: 32,
  regencies,
  opensOn: "2026-11-01",
  closesOn: "2026-12-20",
  startsOn: "2027-01-10",
  endsOn: "2027-02-10",
  venue: "BLKI Balikpapan",
  classes: [
    {
      classId: "A",
      skill: "sewing",
      partner: { name: "BLKI Balikpapan", kind: "blk", recommendation: null },
      seats: 16,
    },
    {
      classId: "B",
      skill: "ac-repair",
      partner: { name: "LPK Contoh", kind: "lpk", recommendation: "BNSP 1/2026" },
      seats: 16,
    },
  ],
  rules: { weights: { motivation: 0.3, readiness: 0.3, need: 0.4 }, reserved: [] },
  replyDays: 3,
  minimumAttendance: 0.8,
  ...overrides,
});
