/** Progress from basic to proficient, and the end of a training. */
import * as z from "zod";
import type { Application } from "./application.ts";
import { attendanceSuffices, type Tally } from "./attendance.ts";
import { Day, dayOf, type Instant } from "./day.ts";
import { type ApplicationChange, changed, type Deed, moved } from "./lifecycle.ts";
import { RuleBroken, refuseField } from "./rule-broken.ts";
import { Line, Remark } from "./text.ts";

export const levels = ["basic", "capable", "proficient"] as const;

export const ProgressForm = z.strictObject({
  unit: Line(120),
  level: z.enum(levels),
  on: Day,
  note: Remark(1000)
    .nullish()
    .transform((given) => given || undefined),
});
export type ProgressForm = z.infer<typeof ProgressForm>;
export interface ProgressEntry extends ProgressForm {
  at: Instant;
  by: string;
}

/** Another body's certificate of competence (BNSP, through an LSP), with its own number. */
export const IssuedCertificate = z.strictObject({ number: Line(80), issuer: Line(120) });

export const CompletionForm = z.strictObject({
  on: Day,
  result: z.enum(["completed", "dropped-out"]),
  certificate: IssuedCertificate.nullish().transform((given) => given ?? undefined),
});
export type CompletionForm = z.infer<typeof CompletionForm>;

export const CertificateForm = IssuedCertificate.extend({ on: Day });

export interface Completion {
  on: Day;
  result: "completed" | "dropped-out";
  /** Of the programme's own certificate: what the public check page is asked by. */
  code?: string;
  certificate?: { number: string; issuer: string; on?: Day };
  at: Instant;
  by: string;
}

const checkDay = (on: Day, at: Instant) => {
  if (on > dayOf(at)) throw refuseField("/on", "day-to-come");
};

export const recordProgress = (
  application: Application,
  form: ProgressForm,
  deed: Deed,
): ApplicationChange => {
  if (application.status !== "enrolled") throw new RuleBroken("not-enrolled");
  checkDay(form.on, deed.at);
  const progress = [...(application.progress ?? []), { ...form, ...deed }];
  return changed(application, { progress }, deed, "record-progress", { level: form.level });
};

/** Completed where attendance reaches the cohort's minimum; dropped out at any attendance. */
export const completeTraining = (
  application: Application,
  { on, result, certificate }: CompletionForm,
  tally: Tally,
  code: string,
  deed: Deed,
): ApplicationChange => {
  if (application.status !== "enrolled") throw new RuleBroken("not-enrolled");
  checkDay(on, deed.at);
  if (result === "dropped-out")
    return moved(application, "dropOut", { completion: { on, result, ...deed } }, deed, "drop-out", { on });
  if (!attendanceSuffices(tally, application.seat?.minimumAttendance ?? 0))
    throw new RuleBroken("attendance-too-low");
  const completion = { on, result, code, ...(certificate ? { certificate } : {}), ...deed };
  return moved(application, "complete", { completion }, deed, "complete-training", { on, ...tally });
};

/** The certificate of competence that comes months after completion. */
export const recordCertificate = (
  application: Application,
  certificate: z.infer<typeof CertificateForm>,
  deed: Deed,
): ApplicationChange => {
  const { completion } = application;
  if (completion?.result !== "completed" || !["completed", "equipped"].includes(application.status))
    throw new RuleBroken("not-completed");
  checkDay(certificate.on, deed.at);
  return changed(application, { completion: { ...completion, certificate } }, deed, "record-certificate");
};
