/** A person applies: from the form to the first record of an application. */
import type { Application, ApplicationForm, PersonMark, SealedNik } from "./application.ts";
import { emptyChain } from "./audit.ts";
import { type Cohort, intakeStateOn, skillsTaughtIn } from "./cohort.ts";
import { consents } from "./consent.ts";
import { ageOn, dayOf } from "./day.ts";
import { findRulesBroken } from "./eligibility.ts";
import type { ApplicationChange, Deed } from "./lifecycle.ts";
import { flagNik } from "./nik.ts";
import type { Programme } from "./programme.ts";
import type { Reference } from "./reference.ts";
import { type FieldRefused, RuleBroken, refuseField } from "./rule-broken.ts";
import type { Language } from "./words.ts";

const ageOfConsent = 18;

/** What was found for the form: the cohort and programme it names, and whether the person has a live application. */
export interface FoundForApplying {
  cohort: Cohort | undefined;
  programmes: readonly Programme[];
  /** Once its selection is sealed nobody can join a cohort, whatever its last day of intake. */
  isSealed: boolean;
  /** The live application of this person in each programme. */
  liveIn: Readonly<Record<string, string>>;
}

interface Sealed {
  reference: Reference;
  nik: SealedNik;
  person: PersonMark;
  language: Language;
}

const checkFields = (form: ApplicationForm, cohort: Cohort, age: number) => {
  const fields: FieldRefused[] = [];
  const taught = skillsTaughtIn(cohort);
  form.skills.forEach((skill, index) => {
    if (!taught.includes(skill)) fields.push({ pointer: `/skills/${index}`, issue: "skill-not-taught" });
  });
  if (!consents.some(({ version }) => version === form.consent.version))
    fields.push({ pointer: "/consent/version", issue: "unknown-consent" });
  if (age < ageOfConsent && form.consent.givenBy === "self")
    fields.push({ pointer: "/consent/givenBy", issue: "guardian-needed" });
  if (fields.length > 0) throw new RuleBroken("invalid-request", { fields });
};

/**
 * The application as it is first recorded. Refused in the contract's order: fields, then the intake and a live
 * application of the same person, then every rule of eligibility together.
 */
export const apply = (
  form: ApplicationForm,
  { cohort, programmes, isSealed, liveIn }: FoundForApplying,
  sealed: Sealed,
  deed: Deed,
): ApplicationChange => {
  const today = dayOf(deed.at);
  if (form.birthDate > today) throw refuseField("/birthDate", "day-to-come");
  const programme = programmes.find((each) => each.programme === cohort?.programme);
  if (!cohort || !programme) throw refuseField("/cohortId", "unknown-cohort");
  checkFields(form, cohort, ageOn(form.birthDate, today));
  if (isSealed || intakeStateOn(cohort, today) !== "open") throw new RuleBroken("intake-closed");
  if (liveIn[programme.programme]) throw new RuleBroken("already-applied");
  const reasons = findRulesBroken(form, programme, cohort, today);
  if (reasons.length > 0) throw new RuleBroken("not-eligible", { reasons });
  const application: Application = {
    ...form,
    ...sealed,
    programme: programme.programme,
    status: "submitted",
    version: 1,
    submittedAt: deed.at,
    appliedOn: today,
    flags: flagNik(form.nik, form),
    history: [{ at: deed.at, status: "submitted" }],
    documents: [],
    registryChecks: [],
    ...(programme.rules.mustBeInRegistry
      ? { registry: { highestDecile: programme.rules.highestDecile } }
      : {}),
    judgedBy: { cohortVersion: cohort.version, programmeVersion: programme.version },
    audit: emptyChain,
  };
  return {
    before: { ...application, version: 0 },
    after: application,
    deed,
    what: "register-applicant",
    details: { to: "submitted", ...application.judgedBy, consent: form.consent.version },
    tellsApplicant: true,
  };
};
