/** A person applies: from the form to the first record of the application. */
import * as z from "zod";
import { type Cohort, intakeStateOn, skillsTaughtIn } from "../catalogue/cohort.ts";
import type { Programme } from "../catalogue/programme.ts";
import { emptyChain } from "../privacy/audit.ts";
import { consents } from "../privacy/consent.ts";
import { enteredBy, type Language } from "../shared/codes.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { addDays, ageOn, Day, dayOf } from "../shared/day.ts";
import { unlistedIn } from "../shared/districts.ts";
import { DomainError, type FieldRefused, refuseField } from "../shared/domain-error.ts";
import { flagNik } from "../shared/nik.ts";
import type { Reference } from "../shared/reference.ts";
import { schema } from "../shared/schema.ts";
import type { Application, JudgedBy, PersonFingerprint, SealedNik } from "./application.ts";
import { findRulesBroken } from "./eligibility.ts";
import { type ApplicationForm, applicationFields } from "./fields/application-form.ts";
import type { ApplicationChange } from "./lifecycle.ts";

const ageOfConsent = 18;

/**
 * Days after `closesOn` in which officers may type the paper of the last day. Then the intake is closed for
 * paper too.
 */
const typedWithinDays = 14;

/** An application on paper, by telephone or from a visit, as an officer types it. */
export const EnteredForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    ...applicationFields,
    receivedOn: Day,
    heardBy: z.enum(enteredBy),
  }),
);
export type EnteredForm = z.infer<typeof EnteredForm>;

/** The data that judge the form: its cohort and programme, and the person's live applications. */
export interface LoadedForApplying {
  cohort: Cohort | undefined;
  programmes: readonly Programme[];
  /** Nobody can join a cohort after its selection is sealed, even before the last day of intake. */
  isSealed: boolean;
  /** The person's live application in each programme. */
  activeIn: Readonly<Record<string, string>>;
}

interface Sealed {
  reference: Reference;
  nik: SealedNik;
  person: PersonFingerprint;
  language: Language;
}

/** The checks of fields that a schema cannot make. `at` is the place of the form in the body. */
export const checkFields = (
  form: Pick<ApplicationForm, "skills" | "consent" | "birthDate" | "address">,
  { taught }: Pick<JudgedBy, "taught">,
  day: Day,
  at = "",
): void => {
  const fields: FieldRefused[] = unlistedIn(form.address, day).map(({ part, issue }) => ({
    pointer: `${at}/address/${part}`,
    issue,
  }));
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
 * Makes the first record of the application. The contract fixes the order of refusals. Fields come first,
 * then the intake and a live application of the same person, then all rules of eligibility together.
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
