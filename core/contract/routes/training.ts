/** Training: attendance, progress, completion, certificates. */
import * as z from "zod";
import { ClassId } from "../../domain/catalogue/cohort.ts";
import { roles } from "../../domain/shared/codes.ts";
import { schema } from "../../domain/shared/schema.ts";
import { AttendanceForm } from "../../domain/training/attendance.ts";
import { CertificateForm, CompletionForm, ProgressForm } from "../../domain/training/training.ts";
import { CohortNamed, Page, Reference, Session } from "../params.ts";
import { PaperLink } from "../replies/toolkits.ts";
import {
  AttendanceShown,
  CertificateReply,
  CertificateShown,
  CompletionReply,
  ProgressReply,
  SessionList,
} from "../replies/training.ts";
import type { Route } from "../route.ts";

export const showCertificateRoute = {
  method: "GET",
  path: "/certificates/{code}",
  summary: "Whether a paper is ours and in force, by the code that is printed on it",
  callers: "public",
  params: /* @__PURE__ */ schema(() => z.strictObject({ code: z.string().max(200) })),
  replies: { 200: CertificateShown },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { toolkits: "read" },
} as const satisfies Route;

export const changeAttendanceRoute = {
  method: "PUT",
  path: "/staff/cohorts/{cohortId}/sessions/{date}/attendance",
  summary: "The day's sheet of a class, whole",
  callers: ["trainer"],
  params: Session,
  body: AttendanceForm,
  replies: { 200: AttendanceShown },
  refusals: ["unknown-record", "day-to-come", "changed-meanwhile", "class-too-large"],
  profile: "api",
  uses: { applications: "write", cohorts: "write", audit: "append" },
} as const satisfies Route;

export const listSessionsRoute = {
  method: "GET",
  path: "/staff/cohorts/{cohortId}/sessions",
  summary: "The attendance sheets of a cohort, newest first, with what they count",
  callers: roles,
  params: CohortNamed,
  query: /* @__PURE__ */ schema(() => z.strictObject(Page)),
  replies: { 200: SessionList },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { applications: "read", cohorts: "read" },
} as const satisfies Route;

export const showAttendanceRoute = {
  method: "GET",
  path: "/staff/cohorts/{cohortId}/sessions/{date}/attendance",
  summary: "The sheet of a class on a day",
  callers: roles,
  params: Session,
  query: /* @__PURE__ */ schema(() => z.strictObject({ classId: ClassId })),
  replies: { 200: AttendanceShown },
  refusals: ["unknown-record"],
  profile: "api",
  uses: { applications: "read" },
} as const satisfies Route;

export const recordProgressRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/progress",
  summary: "How far a participant has come in a unit",
  callers: ["trainer"],
  params: Reference,
  body: ProgressForm,
  replies: { 201: ProgressReply },
  refusals: ["not-enrolled", "record-full"],
  allowedInStatuses: ["enrolled"],
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;

export const recordCompletionRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/completion",
  summary: "A participant completes the training, or dropped out",
  callers: ["manager"],
  params: Reference,
  body: CompletionForm,
  replies: { 200: CompletionReply },
  refusals: ["not-enrolled", "attendance-too-low"],
  moves: ["complete", "dropOut"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", toolkits: "write", audit: "append" },
} as const satisfies Route;

export const recordCertificateRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/certificate",
  summary: "Another body's certificate of competence, which comes months after completion",
  callers: ["manager"],
  params: Reference,
  body: CertificateForm,
  replies: { 201: CertificateReply },
  refusals: ["not-completed"],
  allowedInStatuses: ["completed", "equipped"],
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;

export const showCompletionPaperRoute = {
  method: "GET",
  path: "/staff/applications/{reference}/completion.pdf",
  summary: "A link to the certificate of a training, good for 5 minutes",
  callers: ["storekeeper", "manager", "auditor"],
  params: Reference,
  replies: { 200: PaperLink },
  profile: "api",
  uses: { applications: "read", toolkits: "read", documents: "print" },
} as const satisfies Route;
