/** Progress from `basic` to `proficient`, and the end of a training. */
import * as z from "zod";
import { Day, type Instant } from "../shared/day.ts";
import { schema } from "../shared/schema.ts";
import { Line, Remark } from "../shared/text.ts";

export const levels = ["basic", "capable", "proficient"] as const;

export const ProgressForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    unit: Line(120),
    level: z.enum(levels),
    on: Day,
    note: Remark(1000)
      .nullish()
      .transform((given) => given || undefined),
  }),
);
export type ProgressForm = z.infer<typeof ProgressForm>;
export interface ProgressEntry extends ProgressForm {
  at: Instant;
  by: string;
}

/** A certificate of competence from another body (BNSP, through an LSP), with its own number. */
const IssuedCertificate = /* @__PURE__ */ schema(() =>
  z.strictObject({ number: Line(80), issuer: Line(120) }),
);

export const CompletionForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    on: Day,
    result: z.enum(["completed", "dropped-out"]),
    certificate: IssuedCertificate.nullish().transform((given) => given ?? undefined),
  }),
);
export type CompletionForm = z.infer<typeof CompletionForm>;

export const CertificateForm = /* @__PURE__ */ schema(() => IssuedCertificate.extend({ on: Day }));

interface TrainingEnd {
  on: Day;
  certificate?: { number: string; issuer: string; on?: Day };
  at: Instant;
  by: string;
}

export interface CompletedTraining extends TrainingEnd {
  result: "completed";
  /** The code of the programme's own certificate. The public check page takes this code. */
  code: string;
}
export interface LeftTraining extends TrainingEnd {
  result: "dropped-out";
}
export type Completion = CompletedTraining | LeftTraining;
