/** A person applies: from the form to the first record of an application. */
import * as z from "zod";
import { type Cohort, intakeStateOn, skillsTaughtIn } from "../catalogue/cohort.ts";
import type { Programme } from "../catalogue/programme.ts";
import { emptyChain } from "../privacy/audit.ts";
import { consents } from "../privacy/consent.ts";
import { enteredBy, type Language } from "../shared/codes.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { addDays, ageOn, Day, dayOf } from "../shared/day.ts";
import { DomainError, type FieldRefused, refuseField } from "../shared/domain-error.ts";
import { flagNik } from "../shared/nik.ts";
import type { Reference } from "../shared/reference.ts";
import { schema } from "../shared/schema.ts";
import type { Application, JudgedBy, PersonFingerprint, SealedNik } from "./application.ts";
import { findRulesBroken } from "./eligibility.ts";
import { type ApplicationForm, applicationFields } from "./fields/application-form.ts";
import type { ApplicationChange } from "./lifecycle.ts";

const ageOfConsent = 18;

/** Paper of the last day still has to be typed; so many days after it the intake is over for it too. */
const typedWithinDays = 14;

/** What came on paper, by telephone or on a visit, as an officer types it. */
export const EnteredForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    ...applicationFields,
    receivedOn: Day,
    heardBy: z.enum(enteredBy),
  }),
);
export type EnteredForm = z.infer<typeof EnteredForm>;

/** What was found for the form: the cohort and programme it names, and whether the person has a live application. */
export interface LoadedForApplying {
  cohort: Cohort | undefined;
  programmes: readonly Programme[];
  /** Once its selection is sealed nobody can join a cohort, whatever its last day of intake. */
  isSealed: boolean;
  /** The live application of this person in each programme. */
  activeIn: Readonly<Record<string, string>>;
}

interface Sealed {
  reference: Reference;
  nik: SealedNik;
  person: PersonFingerprint;
  language: Language;
}

/** What a form's schema cannot know of its fields; `at` is where the form stands in the body. */
export const checkFields = (
  form: Pick<ApplicationForm, "skills" | "consent" | "birthDate">,
  { taught }: Pick<JudgedBy, "taught">,
  day: Day,
  at = "",
): void => {
  const fields: FieldRefused[] = [];
  form.skills.forEach((skill, index) => {
    if (!taught.includes(skill)) fields.push({ pointer: `${at}/skills/${index}`, issue: "skill-not-taught" });
  });
  if (!consents.some(({ version }) => version === form.consent.version))
    fields.push({ pointer: `${at}/consent/version`, issue: "unknown-consent" });
  if (ageOn(form.birthDate, day) < ageOfConsent && form.consent.givenBy === "self")
    fields.push({ pointer: `${at}/consent/givenBy`, issue: "guardian-needed" });
  if (fields.length > 0) throw new DomainError("invalid-request", { fields });
};

const isOpen = (cohort: Cohort, receivedOn: Day, today: Day): boolean =>
  intakeStateOn(cohort, receivedOn) === "open" && today <= addDays(cohort.closesOn, typedWithinDays);

/**
 * The application as it is first recorded. Refused in the contract's order: fields, then the intake and a live
 * application of the same person, then every rule of eligibility together.
 */
export const apply = (
  form: ApplicationForm,
  { cohort, programmes, isSealed, activeIn }: LoadedForApplying,
  sealed: Sealed,
  meta: CommandMeta,
  entered?: Pick<EnteredForm, "receivedOn" | "heardBy">,
): ApplicationChange => {
  const today = dayOf(meta.occurredAt);
  const day = entered?.receivedOn ?? today;
  if (day > today) throw refuseField("/receivedOn", "day-to-come");
  if (form.birthDate > day) throw refuseField("/birthDate", "day-to-come");
  const programme = programmes.find((each) => each.programme === cohort?.programme);
  if (!cohort || !programme) throw refuseField("/cohortId", "unknown-cohort");
  const judgedBy: JudgedBy = {
    cohortVersion: cohort.version,
    programmeVersion: programme.version,
    taught: skillsTaughtIn(cohort),
    regencies: cohort.regencies,
    rules: programme.rules,
    requiredDocuments: programme.requiredDocuments,
  };
  checkFields(form, judgedBy, day);
  if (isSealed || !isOpen(cohort, day, today)) throw new DomainError("intake-closed");
  if (activeIn[programme.programme]) throw new DomainError("already-applied");
  const reasons = findRulesBroken(form, judgedBy, judgedBy, day);
  if (reasons.length > 0) throw new DomainError("not-eligible", { reasons });
  const application: Application = {
    ...form,
    ...sealed,
    programme: programme.programme,
    status: "submitted",
    version: 1,
    submittedAt: meta.occurredAt,
    appliedOn: day,
    flags: flagNik(form.nik, form),
    history: [{ at: meta.occurredAt, status: "submitted" }],
    documents: [],
    registryChecks: [],
    ...(programme.rules.mustBeInRegistry
      ? { registry: { highestDecile: programme.rules.highestDecile } }
      : {}),
    ...(entered ? { entered: { ...entered, by: meta.actor } } : {}),
    judgedBy,
    audit: emptyChain,
  };
  return {
    before: { ...application, version: 0 },
    after: application,
    meta,
    what: "register-applicant",
    details: {
      to: "submitted",
      cohortVersion: cohort.version,
      programmeVersion: programme.version,
      consent: form.consent.version,
      ...entered,
    },
    tells: "submitted",
  };
};
