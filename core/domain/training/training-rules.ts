/** Rules for progress, completion and the certificate of a training. */

import type * as z from "zod";
import type { Application, ApplicationIn } from "../applications/application.ts";
import { type ApplicationChange, changed, moved } from "../applications/lifecycle.ts";
import { withRoomFor } from "../applications/record-room.ts";
import { isGraduate } from "../applications/statuses.ts";
import type { Programme } from "../catalogue/programme.ts";
import type { Skill } from "../catalogue/skill.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { type Day, dayOf, type Instant } from "../shared/day.ts";
import { DomainError, refuseField } from "../shared/domain-error.ts";
import { attendanceSuffices, type Tally } from "./attendance.ts";
import { type Certificate, type CertificateCode, initialsOf, romanMonthAndYear } from "./certificate.ts";
import { officeOfToday } from "./office-as-printed.ts";
import type { CertificateForm, CompletionForm, ProgressForm } from "./training.ts";

const checkDay = (on: Day, at: Instant) => {
  if (on > dayOf(at)) throw refuseField("/on", "day-to-come");
};

export const recordProgress = (
  application: Application,
  form: ProgressForm,
  meta: CommandMeta,
): ApplicationChange => {
  checkDay(form.on, meta.occurredAt);
  if (application.status !== "enrolled") throw new DomainError("not-enrolled");
  const note = { ...form, at: meta.occurredAt, by: meta.actor };
  const progress = withRoomFor("progress", application.progress, note);
  return changed(application, { progress }, meta, "record-progress", { level: form.level });
};

export interface LoadedForCompletion<A extends Application = Application> {
  application: A;
  tally: Tally;
  skills: readonly Skill[];
  programmes: readonly Programme[];
  /** The last number of a certificate of completion in the same year. */
  lastNumber: number;
}

/** What the office gives to a new paper: its code, the unit in its number, and the site that checks it. */
export interface PaperOfOffice {
  code: CertificateCode;
  unit: string;
  siteUrl: string;
}

const certify = (
  { application, skills, programmes, lastNumber }: LoadedForCompletion<ApplicationIn<"enrolled">>,
  on: Day,
  { code, unit, siteUrl }: PaperOfOffice,
): Certificate => {
  const { skill } = application.seat;
  return {
    code,
    kind: "completion",
    number: `${lastNumber + 1}/SERTIFIKAT/${unit}/${romanMonthAndYear(on)}`,
    holder: initialsOf(application.fullName),
    skill,
    issuedOn: on,
    valid: true,
    reference: application.reference,
    printed: {
      siteUrl,
      skillName: skills.find((each) => each.skill === skill)?.name.id ?? skill,
      programmeName:
        programmes.find(({ programme }) => programme === application.programme)?.name.id ??
        application.programme,
      office: officeOfToday(),
    },
  };
};

export interface TrainingEnded {
  change: ApplicationChange;
  certificate?: Certificate;
}

/**
 * Completed, with a certificate, when attendance reaches the cohort's minimum. Dropped out at any attendance.
 */
export const endTraining = (
  loaded: LoadedForCompletion,
  { on, result, certificate: issued }: CompletionForm,
  paper: PaperOfOffice,
  meta: CommandMeta,
): TrainingEnded => {
  const { application, tally } = loaded;
  checkDay(on, meta.occurredAt);
  if (application.status !== "enrolled") throw new DomainError("not-enrolled");
  const ended = { on, ...(issued ? { certificate: issued } : {}), at: meta.occurredAt, by: meta.actor };
  if (result === "dropped-out") {
    const completion = { ...ended, result };
    return { change: moved(application, "dropOut", { completion }, meta, "drop-out", { on }) };
  }
  if (!attendanceSuffices(tally, application.seat.minimumAttendance))
    throw new DomainError("attendance-too-low");
  const { code } = paper;
  const completion = { ...ended, result, code };
  return {
    change: moved(application, "complete", { completion }, meta, "complete-training", { on, ...tally }),
    certificate: certify({ ...loaded, application }, on, paper),
  };
};

/** The certificate of competence, which comes months after completion. */
export const recordCertificate = (
  application: Application,
  certificate: z.infer<typeof CertificateForm>,
  meta: CommandMeta,
): ApplicationChange => {
  checkDay(certificate.on, meta.occurredAt);
  if (!isGraduate(application)) throw new DomainError("not-completed");
  return changed(
    application,
    { completion: { ...application.completion, certificate } },
    meta,
    "record-certificate",
  );
};
