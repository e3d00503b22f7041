/** An applicant corrects a returned application. The rules of the day of applying judge the correction. */
import * as z from "zod";
import { heardBy } from "../selection/seat.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { Day } from "../shared/day.ts";
import { DomainError, refuseField } from "../shared/domain-error.ts";
import { flagNik, type Nik } from "../shared/nik.ts";
import { schema } from "../shared/schema.ts";
import type { Application, ApplicationIn, PersonFingerprint, SealedNik } from "./application.ts";
import { checkFields } from "./applying.ts";
import { findRulesBroken } from "./eligibility.ts";
import { Changes } from "./fields/application-form.ts";
import { type ApplicationChange, moved } from "./lifecycle.ts";

export const CorrectionForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ birthDate: Day, changes: Changes }),
);
export const HeardCorrectionForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ heardBy: z.enum(heardBy), changes: Changes }),
);

/** The person that the corrected application names. */
export interface Corrected {
  nik: Nik;
  sealedNik: SealedNik;
  person: PersonFingerprint;
  /** That person's live application in each programme. */
  activeIn: Readonly<Record<string, string>>;
}

export const correctApplication = (
  application: Application,
  { nik: _nik, ...changes }: Changes,
  { nik, sealedNik, person, activeIn }: Corrected,
  meta: CommandMeta,
  heard?: string,
): ApplicationChange => {
  if (application.status !== "returned") throw new DomainError("not-returned");
  const { appliedOn, judgedBy, programme, reference } = application;
  const corrected: ApplicationIn<"returned"> = {
    ...application,
    ...(Object.fromEntries(
      Object.entries(changes).filter(([, given]) => given !== undefined),
    ) as typeof changes),
  };
  if (corrected.birthDate > appliedOn) throw refuseField("/changes/birthDate", "day-to-come");
  checkFields(corrected, judgedBy, appliedOn, "/changes");
  if ((activeIn[programme] ?? reference) !== reference) throw new DomainError("already-applied");
  const reasons = findRulesBroken(corrected, judgedBy, judgedBy, appliedOn);
  if (reasons.length > 0) throw new DomainError("not-eligible", { reasons });
  const fieldsNamed = [...Object.keys(changes), ...(_nik ? ["nik"] : [])].sort().join(" ");
  return moved(
    application,
    "correct",
    { ...corrected, nik: sealedNik, person, flags: flagNik(nik, corrected) },
    meta,
    "correct-application",
    { fields: fieldsNamed, ...(heard ? { heardBy: heard } : {}) },
  );
};
