/**
 * One entry a step: the single source of its function, environment, grant, API route, authorizer, handler types,
 * local route, line in `openapi.json` and typed client.
 */
import * as z from "zod";
import { AppealDecision, AppealForm } from "../domain/appeal.ts";
import { ApplicationForm } from "../domain/application.ts";
import { AssessmentForm } from "../domain/assessment.ts";
import { CohortChange, CohortForm, CohortId } from "../domain/cohort.ts";
import { Day } from "../domain/day.ts";
import { DocumentForm } from "../domain/document-steps.ts";
import { ProgrammeForm, ProgrammeId } from "../domain/programme.ts";
import { RegistryCheckForm } from "../domain/registry-check.ts";
import { Period } from "../domain/report.ts";
import { ReplyForm, StaffReplyForm, StaffWithdrawalForm, WithdrawalForm } from "../domain/seat.ts";
import { PreviewForm, SelectionForm } from "../domain/selection.ts";
import { SkillForm, SkillId } from "../domain/skill.ts";
import { Verification } from "../domain/verification.ts";
import { regencyCodes, roles, statuses } from "../domain/words.ts";
import * as replies from "./replies.ts";
import type { Route } from "./route.ts";

/** As typed: what is no reference is answered like one that nobody has. */
const reference = z.string().max(200);
const Reference = z.strictObject({ reference });
const ReferenceAndDocument = z.strictObject({ reference, documentId: z.string().max(64) });

const CohortNamed = z.strictObject({ cohortId: z.string().max(100) });

const Page = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/, { error: "not-a-limit" })
    .transform(Number)
    .pipe(z.int().min(1, { error: "not-a-limit" }).max(100, { error: "not-a-limit" }))
    .default(25),
  cursor: z.string().max(2000, { error: "not-a-cursor" }).optional(),
};

const inLanguage = { lang: z.string().max(20).optional() };

export const routes = {
  // The public.
  listOpenings: {
    method: "GET",
    path: "/openings",
    summary: "Cohorts that are coming, open, or closed in the last 30 days",
    callers: "public",
    replies: { 200: replies.OpeningList },
    uses: { cohorts: "read" },
  },
  listSkills: {
    method: "GET",
    path: "/skills",
    summary: "The skills that are taught, with their demands and the value of their toolkit",
    callers: "public",
    replies: { 200: replies.SkillList },
    uses: { cohorts: "read" },
  },
  listProgrammes: {
    method: "GET",
    path: "/programmes",
    summary: "The programmes, their rules and the documents to bring",
    callers: "public",
    replies: { 200: replies.ProgrammeList },
    uses: { cohorts: "read" },
  },
  registerApplicant: {
    method: "POST",
    path: "/applications",
    summary: "A person applies",
    callers: "public",
    body: ApplicationForm,
    form: true,
    replies: { 201: replies.Registered },
    refusals: ["intake-closed", "already-applied", "not-eligible"],
    uses: { applications: "write", cohorts: "read", audit: "append", identity: true },
  },
  grantDocumentUpload: {
    method: "POST",
    path: "/applications/{reference}/documents",
    summary: "Permission to send one photo or PDF, as a presigned POST",
    callers: "public",
    params: Reference,
    body: DocumentForm,
    form: true,
    replies: { 201: replies.DocumentGrant },
    refusals: ["unknown-reference", "too-many-documents", "too-many-tries"],
    uses: { applications: "write", audit: "append", documents: "receive", identity: true },
  },
  answerOffer: {
    method: "POST",
    path: "/applications/{reference}/reply",
    summary: "An applicant answers an open offer",
    callers: "public",
    params: Reference,
    body: ReplyForm,
    form: true,
    replies: { 200: replies.Moved },
    refusals: ["unknown-reference", "too-many-tries", "no-offer"],
    uses: { applications: "write", cohorts: "read", audit: "append", identity: true },
  },
  withdrawApplication: {
    method: "POST",
    path: "/applications/{reference}/withdrawal",
    summary: "An applicant withdraws, until the cohort starts",
    callers: "public",
    params: Reference,
    body: WithdrawalForm,
    form: true,
    replies: { 200: replies.Moved },
    refusals: ["unknown-reference", "too-many-tries", "training-started", "nothing-to-withdraw"],
    uses: { applications: "write", cohorts: "read", audit: "append", identity: true },
  },
  fileAppeal: {
    method: "POST",
    path: "/applications/{reference}/appeal",
    summary: "An applicant objects to a decision",
    callers: "public",
    params: Reference,
    body: AppealForm,
    form: true,
    replies: { 201: z.object({ appealId: z.string() }) },
    refusals: ["unknown-reference", "too-many-tries", "nothing-to-appeal"],
    uses: { applications: "write", audit: "append", identity: true },
  },
  showStatus: {
    method: "POST",
    path: "/status",
    summary: "How an application stands, for who knows its reference and birth date",
    callers: "public",
    body: z.strictObject({ reference, birthDate: Day }),
    form: true,
    onlyLooks: true,
    replies: { 200: replies.StatusShown },
    refusals: ["unknown-reference", "too-many-tries"],
    uses: { applications: "write", cohorts: "read", reports: "read", identity: true },
  },
  showConsent: {
    method: "GET",
    path: "/consent",
    summary: "The consent that is asked now",
    callers: "public",
    replies: { 200: z.object({ version: z.string(), text: replies.Text }) },
    uses: {},
  },
  showForm: {
    method: "GET",
    path: "/form",
    summary: "The plain form, for browsers without JavaScript",
    callers: "public",
    // Links that people share carry parameters of others: they are passed over.
    query: z.object(inLanguage),
    replies: { 200: "html" },
    uses: { cohorts: "read" },
  },
  showConfirmation: {
    method: "GET",
    path: "/confirmation",
    summary: "The page after the plain form: the reference and what comes next; it looks nothing up",
    callers: "public",
    query: z.object({ ...inLanguage, reference: z.string().max(200).optional() }),
    replies: { 200: "html" },
    uses: {},
  },
  showOpenapi: {
    method: "GET",
    path: "/openapi.json",
    summary: "This description",
    callers: "public",
    replies: { 200: z.record(z.string(), z.unknown()) },
    uses: {},
  },

  // Staff.
  countApplications: {
    method: "GET",
    path: "/staff/counts",
    summary: "How many applications of a cohort are in each state",
    callers: roles,
    query: z.strictObject({ cohortId: CohortId }),
    replies: { 200: replies.Counts },
    uses: { applications: "read" },
  },
  listApplications: {
    method: "GET",
    path: "/staff/applications",
    summary: "Applications, newest first",
    callers: roles,
    query: z.strictObject({
      ...Page,
      cohortId: CohortId.optional(),
      status: z.enum(statuses).optional(),
      regency: z.enum(regencyCodes).optional(),
      skill: SkillId.optional(),
      classId: z.string().max(40).optional(),
      q: z.string().max(120).optional(),
    }),
    replies: { 200: replies.ApplicationList },
    uses: { applications: "read" },
  },
  showApplication: {
    method: "GET",
    path: "/staff/applications/{reference}",
    summary: "One application whole, as far as the caller's role may see it",
    callers: roles,
    params: Reference,
    replies: { 200: replies.ApplicationShown },
    uses: { applications: "read", cohorts: "read", reports: "read", identity: true },
  },
  openDocument: {
    method: "GET",
    path: "/staff/applications/{reference}/documents/{documentId}",
    summary: "A link to a document, good for 5 minutes",
    callers: ["verifier", "assessor", "manager"],
    params: ReferenceAndDocument,
    replies: { 200: z.object({ url: z.string() }) },
    refusals: ["document-not-received"],
    uses: { applications: "read", documents: "open" },
  },
  verifyApplication: {
    method: "POST",
    path: "/staff/applications/{reference}/verification",
    summary: "A verifier accepts, returns or rejects",
    callers: ["verifier"],
    params: Reference,
    body: Verification,
    replies: { 200: replies.Moved },
    refusals: ["not-submitted", "changed-meanwhile", "registry-check-missing", "not-in-registry"],
    possibleIn: ["submitted"],
    uses: { applications: "write", cohorts: "read", audit: "append" },
  },
  recordRegistryCheck: {
    method: "POST",
    path: "/staff/applications/{reference}/registry-check",
    summary: "What a look into DTKS or DTSEN showed",
    callers: ["verifier"],
    params: Reference,
    body: RegistryCheckForm,
    replies: { 201: replies.RegistryCheckReply },
    possibleIn: ["submitted"],
    uses: { applications: "write", audit: "append" },
  },
  assessApplication: {
    method: "POST",
    path: "/staff/applications/{reference}/assessment",
    summary: "An assessor's scores, and which skills fit with what accommodation",
    callers: ["assessor"],
    params: Reference,
    body: AssessmentForm,
    replies: { 200: replies.Moved },
    refusals: ["not-verified", "changed-meanwhile", "already-selected"],
    possibleIn: ["verified"],
    uses: { applications: "write", audit: "append" },
  },
  recordReply: {
    method: "POST",
    path: "/staff/applications/{reference}/reply",
    summary: "An applicant's answer to an offer, heard by telephone or on a visit",
    callers: ["verifier", "manager"],
    params: Reference,
    body: StaffReplyForm,
    replies: { 200: replies.Moved },
    refusals: ["no-offer"],
    possibleIn: ["offered"],
    uses: { applications: "write", cohorts: "read", audit: "append" },
  },
  recordWithdrawal: {
    method: "POST",
    path: "/staff/applications/{reference}/withdrawal",
    summary: "An applicant's withdrawal, heard by telephone or on a visit",
    callers: ["verifier", "manager"],
    params: Reference,
    body: StaffWithdrawalForm,
    replies: { 200: replies.Moved },
    refusals: ["training-started", "nothing-to-withdraw"],
    possibleIn: ["submitted", "returned", "verified", "assessed", "offered", "waitlisted", "enrolled"],
    uses: { applications: "write", cohorts: "read", audit: "append" },
  },
  listAppeals: {
    method: "GET",
    path: "/staff/appeals",
    summary: "Appeals, newest first",
    callers: ["manager", "auditor"],
    query: z.strictObject(Page),
    replies: { 200: replies.AppealList },
    uses: { applications: "read" },
  },
  decideAppeal: {
    method: "POST",
    path: "/staff/applications/{reference}/appeals/{appealId}/decision",
    summary: "A manager upholds or dismisses an appeal",
    callers: ["manager"],
    params: z.strictObject({ reference, appealId: z.string().max(64) }),
    body: AppealDecision,
    replies: { 200: replies.Moved },
    refusals: ["already-answered", "changed-meanwhile", "training-started", "already-applied"],
    uses: { applications: "write", cohorts: "read", audit: "append" },
  },
  previewSelection: {
    method: "POST",
    path: "/staff/cohorts/{cohortId}/selection/preview",
    summary: "What a selection would give now; nothing changes",
    callers: ["manager"],
    params: CohortNamed,
    body: PreviewForm,
    onlyLooks: true,
    replies: { 200: replies.SelectionPreview },
    refusals: ["already-selected"],
    uses: { applications: "read", cohorts: "write", audit: "append" },
  },
  sealSelection: {
    method: "POST",
    path: "/staff/cohorts/{cohortId}/selection",
    summary: "Seals the selection, and offers its seats",
    callers: ["manager"],
    params: CohortNamed,
    body: SelectionForm,
    replies: { 201: replies.SelectionSealed },
    refusals: ["already-selected", "other-seed"],
    uses: { applications: "write", cohorts: "write", audit: "append", reports: "write" },
  },
  showSelection: {
    method: "GET",
    path: "/staff/cohorts/{cohortId}/selection",
    summary: "The sealed record of a selection",
    callers: ["manager", "auditor"],
    params: CohortNamed,
    replies: { 200: replies.SelectionRecordShown },
    uses: { applications: "read", reports: "read" },
  },
  listCohorts: {
    method: "GET",
    path: "/staff/cohorts",
    summary: "Cohorts, newest first",
    callers: roles,
    query: z.strictObject(Page),
    replies: { 200: replies.CohortList },
    uses: { cohorts: "read" },
  },
  openCohort: {
    method: "POST",
    path: "/staff/cohorts",
    summary: "A manager opens a cohort",
    callers: ["manager"],
    body: CohortForm,
    replies: { 201: replies.CohortReply },
    refusals: ["cohort-exists"],
    uses: { cohorts: "write", audit: "append" },
  },
  showCohort: {
    method: "GET",
    path: "/staff/cohorts/{cohortId}",
    summary: "One cohort",
    callers: roles,
    params: CohortNamed,
    replies: { 200: replies.CohortReply },
    uses: { cohorts: "read" },
  },
  changeCohort: {
    method: "PUT",
    path: "/staff/cohorts/{cohortId}",
    summary: "A manager changes a cohort",
    callers: ["manager"],
    params: CohortNamed,
    body: CohortChange,
    replies: { 200: replies.CohortReply },
    refusals: ["changed-meanwhile"],
    uses: { cohorts: "write", audit: "append" },
  },
  changeSkill: {
    method: "PUT",
    path: "/staff/skills/{skill}",
    summary: "A manager adds or changes a skill",
    callers: ["manager"],
    params: z.strictObject({ skill: SkillId }),
    body: SkillForm.extend({ version: z.int().optional() }),
    replies: { 200: replies.SkillReply },
    refusals: ["changed-meanwhile"],
    uses: { cohorts: "write", audit: "append" },
  },
  changeProgramme: {
    method: "PUT",
    path: "/staff/programmes/{programme}",
    summary: "A manager adds or changes a programme",
    callers: ["manager"],
    params: z.strictObject({ programme: ProgrammeId }),
    body: ProgrammeForm.extend({ version: z.int().optional() }),
    replies: { 200: replies.ProgrammeReply },
    refusals: ["changed-meanwhile"],
    uses: { cohorts: "write", audit: "append" },
  },
  listReports: {
    method: "GET",
    path: "/staff/reports",
    summary: "Reports that are written, with links good for 5 minutes",
    callers: ["manager", "auditor"],
    query: z.strictObject(Page),
    replies: { 200: replies.ReportList },
    uses: { reports: "read" },
  },
  writeReport: {
    method: "POST",
    path: "/staff/reports",
    summary: "Writes a report now, as the schedule does",
    callers: ["manager"],
    body: z.strictObject({ programme: ProgrammeId, period: Period }),
    replies: { 201: replies.ReportShown },
    uses: { applications: "read", cohorts: "write", reports: "write" },
  },
} as const satisfies Record<string, Route>;

export type Routes = typeof routes;
export type RouteName = keyof Routes;
/** Each with the shape of a route, for loops over all of them. */
export const everyRoute = Object.entries(routes) as [RouteName, Route][];
