/**
 * Every field of a person, in the order of the form. The form's schema, its pages and corrections follow from
 * this list. So do the view of officers, the erasure, the reports and the table in `docs/data-protection.md`.
 * Labels, hints and the names of codes are in `core/i18n/applications/person-fields.ts`.
 */
import {
  accommodations,
  disabilities,
  employments,
  functioningQuestions,
  goals,
  phoneOwners,
  roles,
  sexes,
} from "../../shared/codes.ts";
import { addMonths, ageOn, type Day } from "../../shared/day.ts";
import { type Regency, regencyCodes } from "../../shared/regencies.ts";
import { inParts, line, oneOf, optional, paragraph, single, someOf, someOfOffice } from "./answer.ts";
import { askedFromTheFirst, personField } from "./person-field.ts";

const everyRole = roles;
/** A storekeeper hands over toolkits and needs no data on a person's health, wishes or helpers. */
const notStorekeeper = ["verifier", "assessor", "trainer", "manager", "auditor"] as const;

const ageBands = ["15-24", "25-34", "35-44", "45-54", "55-64"] as const;
// Ages are data of a programme. A programme may admit people outside `ageBands`, and a report must not lose
// them.
const firstAgeOfBand = (birthDate: Day, day: Day) => Math.floor((ageOn(birthDate, day) - 5) / 10) * 10 + 5;
const ageBandOn = (birthDate: Day, day: Day): string => {
  const first = firstAgeOfBand(birthDate, day);
  return `${first}-${first + 9}`;
};

/** Replaces an erased name. Lists use the language of the office: Indonesian. */
const erasedName = "(dihapus)";

export const personFields = {
  cohortId: personField({
    answer: single("cohort"),
    question: "cohort",
    section: "plans",
    seenBy: everyRole,
    erasure: "keep",
    inReports: false,
    correction: "never",
    before: askedFromTheFirst,
  }),
  skills: personField({
    answer: single("skills"),
    question: "skills",
    section: "plans",
    seenBy: everyRole,
    erasure: "keep",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  fullName: personField({
    answer: line(120),
    question: "name",
    section: "person",
    seenBy: everyRole,
    erasure: { leaves: `"${erasedName}"`, left: () => erasedName },
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  nik: personField({
    answer: single("nik"),
    question: "nik",
    section: "person",
    seenBy: ["verifier", "manager"],
    maskedForOthers: true,
    erasure: "remove",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  birthDate: personField({
    answer: single("day"),
    question: "birth-date",
    section: "person",
    seenBy: everyRole,
    erasure: {
      leaves: "a day that is nobody's own, in the same band of ages",
      left: (birthDate, { appliedOn }) => addMonths(appliedOn, -12 * firstAgeOfBand(birthDate, appliedOn)),
    },
    inReports: {
      column: "ageBand",
      grouping: "ageBand",
      codes: ageBands,
      of: (birthDate: Day, { appliedOn }) => ageBandOn(birthDate, appliedOn),
    },
    correction: "anew",
    before: askedFromTheFirst,
  }),
  sex: personField({
    answer: oneOf(sexes),
    question: "sex",
    section: "person",
    seenBy: everyRole,
    erasure: "keep",
    inReports: { column: "sex", grouping: "sex", codes: sexes, of: (sex: string) => sex },
    correction: "anew",
    before: askedFromTheFirst,
  }),
  phone: personField({
    answer: single("telephone"),
    question: "contact",
    section: "person",
    seenBy: everyRole,
    erasure: "remove",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  phoneOwner: personField({
    answer: oneOf(phoneOwners),
    question: "contact",
    section: "person",
    seenBy: everyRole,
    erasure: "keep",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  email: personField({
    answer: optional(single("email")),
    question: "contact",
    section: "person",
    seenBy: everyRole,
    erasure: "remove",
    inReports: false,
    // Without this, a person who corrects only the telephone number would lose the e-mail address without
    // notice.
    correction: "stays-when-empty",
    before: askedFromTheFirst,
  }),
  address: personField({
    answer: inParts("address", ["regency", "district", "village", "street"]),
    question: "address",
    section: "person",
    seenBy: everyRole,
    erasure: {
      leaves: "the regency",
      left: ({ regency }) => ({ regency, district: "", village: null, street: "" }),
    },
    inReports: {
      column: "regency",
      grouping: "regency",
      codes: regencyCodes,
      of: ({ regency }: { regency: Regency }) => regency,
    },
    correction: "anew",
    before: askedFromTheFirst,
  }),
  functioning: personField({
    answer: inParts("functioning", functioningQuestions),
    question: "functioning",
    section: "needs",
    seenBy: notStorekeeper,
    erasure: "remove",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  disabilities: personField({
    answer: someOf(disabilities, 1),
    question: "disabilities",
    section: "needs",
    seenBy: notStorekeeper,
    erasure: "keep",
    inReports: {
      column: "disabilities",
      grouping: "disability",
      codes: disabilities,
      of: (kinds: readonly string[]) => kinds,
    },
    correction: "anew",
    before: askedFromTheFirst,
  }),
  accommodations: personField({
    answer: someOfOffice(accommodations, 0),
    question: "accommodations",
    section: "needs",
    seenBy: notStorekeeper,
    erasure: "remove",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  employment: personField({
    answer: oneOf(employments),
    question: "employment",
    section: "plans",
    seenBy: everyRole,
    erasure: "keep",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  goal: personField({
    answer: oneOf(goals),
    question: "goal",
    section: "plans",
    seenBy: everyRole,
    erasure: "keep",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  motivation: personField({
    answer: paragraph(2000),
    question: "goal",
    section: "plans",
    seenBy: notStorekeeper,
    erasure: "remove",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  helper: personField({
    answer: optional(inParts("helper", ["name", "phone", "relation"])),
    question: "helper",
    section: "consent",
    seenBy: notStorekeeper,
    erasure: "remove",
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
  consent: personField({
    answer: inParts("consent", ["givenBy", "guardianName"]),
    question: "consent",
    section: "consent",
    seenBy: everyRole,
    erasure: {
      leaves: "its version, and whether a guardian gave it",
      left: ({ version, givenBy }) => ({ version, givenBy, guardianName: undefined }),
    },
    inReports: false,
    correction: "anew",
    before: askedFromTheFirst,
  }),
};
