/** Applications: applying, correcting, documents, contact, verification, assessment, appeals, status. */
import * as z from "zod";
import { AppealDecision, AppealForm } from "../../domain/applications/appeal.ts";
import { EnteredForm } from "../../domain/applications/applying.ts";
import { AssessmentForm } from "../../domain/applications/assessment.ts";
import { ContactForm } from "../../domain/applications/contact.ts";
import { CorrectionForm, HeardCorrectionForm } from "../../domain/applications/correction.ts";
import {
  DocumentForm,
  DocumentRemovalForm,
  OfficersDocumentForm,
} from "../../domain/applications/document-steps.ts";
import { ApplicationForm } from "../../domain/applications/fields/application-form.ts";
import { RegistryCheckForm } from "../../domain/applications/registry-check.ts";
import { ReopeningForm } from "../../domain/applications/reopening.ts";
import { Verification } from "../../domain/applications/verification.ts";
import { CohortId } from "../../domain/catalogue/cohort.ts";
import { SkillId } from "../../domain/catalogue/skill.ts";
import { StaffWithdrawalForm, WithdrawalForm } from "../../domain/selection/seat.ts";
import { roles, statuses } from "../../domain/shared/codes.ts";
import { Day } from "../../domain/shared/day.ts";
import { ListedRegency } from "../../domain/shared/regency-code.ts";
import { schema } from "../../domain/shared/schema.ts";
import {
  inLanguage,
  Page,
  Reference,
  ReferenceAndDocument,
  ReferenceAndMessage,
  reference,
} from "../params.ts";
import {
  AppealList,
  ApplicationList,
  ApplicationShown,
  ContactReply,
  Counts,
  DocumentGrant,
  MessageList,
  MessageResent,
  Registered,
  RegistryCheckReply,
  StatusShown,
} from "../replies/applications.ts";
import { Moved } from "../replies/shared.ts";
import type { Route } from "../route.ts";

export const registerApplicantRoute = {
  method: "POST",
  path: "/applications",
  summary: "A person applies",
  callers: "public",
  body: ApplicationForm,
  form: true,
  replies: { 201: Registered },
  refusals: ["intake-closed", "already-applied", "not-eligible"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", audit: "append", identity: true },
} as const satisfies Route;

export const grantDocumentUploadRoute = {
  method: "POST",
  path: "/applications/{reference}/documents",
  summary: "Permission to send one photo or PDF, as a presigned POST",
  callers: "public",
  params: Reference,
  body: DocumentForm,
  form: true,
  replies: { 201: DocumentGrant },
  refusals: ["unknown-reference", "too-many-documents", "too-many-tries"],
  profile: "api",
  uses: { applications: "write", audit: "append", documents: "receive", identity: true },
} as const satisfies Route;

export const withdrawApplicationRoute = {
  method: "POST",
  path: "/applications/{reference}/withdrawal",
  summary: "An applicant withdraws, until the cohort starts",
  callers: "public",
  params: Reference,
  body: WithdrawalForm,
  form: true,
  replies: { 200: Moved },
  refusals: ["unknown-reference", "too-many-tries", "training-started", "nothing-to-withdraw"],
  moves: ["withdraw"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", audit: "append", identity: true },
} as const satisfies Route;

export const fileAppealRoute = {
  method: "POST",
  path: "/applications/{reference}/appeal",
  summary: "An applicant objects to a decision",
  callers: "public",
  params: Reference,
  body: AppealForm,
  form: true,
  replies: { 201: /* @__PURE__ */ schema(() => z.object({ appealId: z.string() })) },
  refusals: ["unknown-reference", "too-many-tries", "nothing-to-appeal", "record-full"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", audit: "append", reports: "read", identity: true },
} as const satisfies Route;

export const correctApplicationRoute = {
  method: "POST",
  path: "/applications/{reference}/correction",
  summary: "An applicant corrects what was returned, and sends it again",
  callers: "public",
  params: Reference,
  body: CorrectionForm,
  form: true,
  replies: { 200: Moved },
  refusals: ["unknown-reference", "too-many-tries", "not-returned", "already-applied", "not-eligible"],
  moves: ["correct"],
  profile: "api",
  uses: { applications: "write", audit: "append", identity: true },
} as const satisfies Route;

export const removeDocumentRoute = {
  method: "POST",
  path: "/applications/{reference}/documents/{documentId}/removal",
  summary: "An applicant takes back a file of their own",
  callers: "public",
  params: ReferenceAndDocument,
  body: DocumentRemovalForm,
  form: true,
  replies: { 200: Moved },
  refusals: ["unknown-reference", "too-many-tries", "unknown-record", "not-removable"],
  profile: "api",
  uses: { applications: "write", audit: "append", documents: "remove", identity: true },
} as const satisfies Route;

export const showStatusRoute = {
  method: "POST",
  path: "/status",
  summary: "How an application stands, for who knows its reference and birth date",
  callers: "public",
  body: /* @__PURE__ */ schema(() => z.strictObject({ reference, birthDate: Day })),
  form: true,
  onlyLooks: true,
  replies: { 200: StatusShown },
  refusals: ["unknown-reference", "too-many-tries"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", reports: "read", identity: true },
} as const satisfies Route;

export const showFormRoute = {
  method: "GET",
  path: "/form",
  summary: "The plain form, for browsers without JavaScript",
  callers: "public",
  // Shared links carry parameters of other sites. The schema ignores them.
  query: /* @__PURE__ */ schema(() =>
    z.object({
      ...inLanguage,
      /** Asked first where a province has many districts. */
      regency: z.string().max(20).optional(),
    }),
  ),
  replies: { 200: "html" },
  profile: "api",
  uses: { cohorts: "read" },
} as const satisfies Route;

export const showConfirmationRoute = {
  method: "GET",
  path: "/confirmation",
  summary: "The page after the plain form: the reference and what comes next; it looks nothing up",
  callers: "public",
  query: /* @__PURE__ */ schema(() =>
    z.object({
      ...inLanguage,
      reference: z.string().max(200).optional(),
      about: z.string().max(20).optional(),
    }),
  ),
  replies: { 200: "html" },
  profile: "api",
  uses: {},
} as const satisfies Route;

export const enterApplicationRoute = {
  method: "POST",
  path: "/staff/applications",
  summary: "An officer types what came on paper, by telephone or on a visit",
  callers: ["verifier", "manager"],
  body: EnteredForm,
  replies: { 201: Moved },
  refusals: ["intake-closed", "already-applied", "not-eligible"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", audit: "append", identity: true },
} as const satisfies Route;

export const countApplicationsRoute = {
  method: "GET",
  path: "/staff/counts",
  summary: "How many applications of a cohort are in each state",
  callers: roles,
  query: /* @__PURE__ */ schema(() => z.strictObject({ cohortId: CohortId })),
  replies: { 200: Counts },
  profile: "api",
  uses: { applications: "read", reports: "read" },
} as const satisfies Route;

export const listApplicationsRoute = {
  method: "GET",
  path: "/staff/applications",
  summary: "Applications, newest or oldest first",
  callers: roles,
  query: /* @__PURE__ */ schema(() =>
    z.strictObject({
      ...Page,
      cohortId: CohortId.optional(),
      status: z.enum(statuses).optional(),
      regency: ListedRegency.optional(),
      skill: SkillId.optional(),
      classId: z.string().max(40).optional(),
      q: z.string().max(120).optional(),
      order: z.enum(["newest", "oldest"]).optional(),
    }),
  ),
  replies: { 200: ApplicationList },
  profile: "api",
  uses: { applications: "read", reports: "read" },
} as const satisfies Route;

export const showApplicationRoute = {
  method: "GET",
  path: "/staff/applications/{reference}",
  summary: "One application whole, as far as the caller's role may see it",
  callers: roles,
  params: Reference,
  replies: { 200: ApplicationShown },
  profile: "api",
  uses: { applications: "read", cohorts: "read", reports: "read", identity: true },
} as const satisfies Route;

export const openDocumentRoute = {
  method: "GET",
  path: "/staff/applications/{reference}/documents/{documentId}",
  summary: "A link to a document, good for 5 minutes",
  callers: ["verifier", "assessor", "manager"],
  params: ReferenceAndDocument,
  replies: { 200: /* @__PURE__ */ schema(() => z.object({ url: z.string() })) },
  refusals: ["document-not-received"],
  profile: "api",
  uses: { applications: "read", documents: "open" },
} as const satisfies Route;

export const grantOfficersUploadRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/documents",
  summary: "Permission for an officer to send one photo or PDF, as a presigned POST",
  callers: ["verifier", "assessor", "storekeeper"],
  params: Reference,
  body: OfficersDocumentForm,
  replies: { 201: DocumentGrant },
  refusals: ["too-many-documents"],
  allowedInStatuses: statuses,
  profile: "api",
  uses: { applications: "write", audit: "append", documents: "receive" },
} as const satisfies Route;

export const changeContactRoute = {
  method: "PUT",
  path: "/staff/applications/{reference}/contact",
  summary: "How a person is reached",
  callers: ["verifier", "assessor", "manager"],
  params: Reference,
  body: ContactForm,
  replies: { 200: ContactReply },
  refusals: ["changed-meanwhile"],
  allowedInStatuses: statuses,
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;

export const listMessagesRoute = {
  method: "GET",
  path: "/staff/applications/{reference}/messages",
  summary: "What an applicant was told, newest first",
  callers: roles,
  params: Reference,
  query: /* @__PURE__ */ schema(() => z.strictObject(Page)),
  replies: { 200: MessageList },
  profile: "api",
  uses: { applications: "read" },
} as const satisfies Route;

export const resendMessageRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/messages/{messageId}/resend",
  summary: "A message that failed goes out again, to where the person is reached now",
  callers: ["verifier", "manager"],
  params: ReferenceAndMessage,
  body: /* @__PURE__ */ schema(() => z.strictObject({})),
  replies: { 200: MessageResent },
  refusals: ["not-failed"],
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;

export const recordCorrectionRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/correction",
  summary: "An applicant's correction, heard by telephone or on a visit",
  callers: ["verifier", "manager"],
  params: Reference,
  body: HeardCorrectionForm,
  replies: { 200: Moved },
  refusals: ["not-returned", "already-applied", "not-eligible"],
  moves: ["correct"],
  profile: "api",
  uses: { applications: "write", audit: "append", identity: true },
} as const satisfies Route;

export const reopenApplicationRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/reopening",
  summary: "A manager takes a decision one status back",
  callers: ["manager"],
  params: Reference,
  body: ReopeningForm,
  replies: { 200: Moved },
  refusals: ["nothing-to-reopen", "changed-meanwhile"],
  moves: ["reopenVerification", "reopenAssessment", "reopenCompletion"],
  profile: "api",
  uses: { applications: "write", toolkits: "write", audit: "append" },
} as const satisfies Route;

export const verifyApplicationRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/verification",
  summary: "A verifier accepts, returns or rejects",
  callers: ["verifier"],
  params: Reference,
  body: Verification,
  replies: { 200: Moved },
  refusals: ["not-submitted", "changed-meanwhile", "registry-check-missing", "not-in-registry"],
  moves: ["accept", "return", "reject"],
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;

export const recordRegistryCheckRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/registry-check",
  summary: "What a look into DTKS or DTSEN showed",
  callers: ["verifier"],
  params: Reference,
  body: RegistryCheckForm,
  replies: { 201: RegistryCheckReply },
  allowedInStatuses: ["submitted"],
  allowedWhen: "asksForRegistry",
  refusals: ["record-full"],
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;

export const assessApplicationRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/assessment",
  summary: "An assessor's scores, and which skills fit with what accommodation",
  callers: ["assessor"],
  params: Reference,
  body: AssessmentForm,
  replies: { 200: Moved },
  refusals: ["not-verified", "changed-meanwhile", "already-selected"],
  moves: ["assess"],
  profile: "api",
  uses: { applications: "write", audit: "append" },
} as const satisfies Route;

export const recordWithdrawalRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/withdrawal",
  summary: "An applicant's withdrawal, heard by telephone or on a visit",
  callers: ["verifier", "manager"],
  params: Reference,
  body: StaffWithdrawalForm,
  replies: { 200: Moved },
  refusals: ["training-started", "nothing-to-withdraw"],
  moves: ["withdraw"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", audit: "append" },
} as const satisfies Route;

export const listAppealsRoute = {
  method: "GET",
  path: "/staff/appeals",
  summary: "Appeals, newest first",
  callers: ["manager", "auditor"],
  query: /* @__PURE__ */ schema(() => z.strictObject(Page)),
  replies: { 200: AppealList },
  profile: "api",
  uses: { applications: "read" },
} as const satisfies Route;

export const decideAppealRoute = {
  method: "POST",
  path: "/staff/applications/{reference}/appeals/{appealId}/decision",
  summary: "A manager upholds or dismisses an appeal",
  callers: ["manager"],
  params: /* @__PURE__ */ schema(() => z.strictObject({ reference, appealId: z.string().max(64) })),
  body: AppealDecision,
  replies: { 200: Moved },
  refusals: ["already-answered", "changed-meanwhile", "training-started", "already-applied"],
  moves: ["upholdRejection", "upholdSeat", "upholdDropOut"],
  profile: "api",
  uses: { applications: "write", cohorts: "read", audit: "append" },
} as const satisfies Route;
