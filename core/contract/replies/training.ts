/** Responses of the steps of a training: sheets, progress, completion, certificates. */
import * as z from "zod";
import { schema } from "../../domain/shared/schema.ts";
import { marks } from "../../domain/training/attendance.ts";
import { certificateKinds } from "../../domain/training/certificate.ts";
import { levels } from "../../domain/training/training.ts";
import { Moved } from "./shared.ts";

const counts = /* @__PURE__ */ schema(() => ({
  present: z.int(),
  late: z.int(),
  excused: z.int(),
  absent: z.int(),
}));

export const AttendanceShown = /* @__PURE__ */ schema(() =>
  z.object({
    cohortId: z.string(),
    classId: z.string(),
    date: z.string(),
    version: z.int(),
    marks: z.array(z.object({ reference: z.string(), mark: z.enum(marks), why: z.string().optional() })),
  }),
);

export const SessionList = /* @__PURE__ */ schema(() =>
  z.object({
    items: z.array(z.object({ date: z.string(), classId: z.string(), ...counts })),
    cursor: z.string().optional(),
  }),
);

export const ProgressReply = /* @__PURE__ */ schema(() =>
  z.object({
    reference: z.string(),
    version: z.int(),
    unit: z.string(),
    level: z.enum(levels),
    on: z.string(),
    note: z.string().optional(),
    at: z.string(),
    by: z.string(),
  }),
);

export const CompletionReply = /* @__PURE__ */ schema(() => Moved.extend({ code: z.string().optional() }));

export const CertificateReply = /* @__PURE__ */ schema(() =>
  z.object({
    reference: z.string(),
    version: z.int(),
    number: z.string(),
    issuer: z.string(),
    on: z.string(),
  }),
);

export const CertificateShown = /* @__PURE__ */ schema(() =>
  z.object({
    number: z.string(),
    kind: z.enum(certificateKinds),
    holder: z.string(),
    skill: z.string(),
    issuedOn: z.string(),
    valid: z.boolean(),
  }),
);
