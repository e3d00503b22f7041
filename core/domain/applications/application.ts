/** An application: what a person asks, and what became of it. */
import type * as z from "zod";
import type { CohortId } from "../catalogue/cohort.ts";
import type { ProgrammeId, ProgrammeRules } from "../catalogue/programme.ts";
import type { SkillId } from "../catalogue/skill.ts";
import type { AuditHead } from "../privacy/audit.ts";
import type { DataRequest } from "../privacy/data-request.ts";
import type { Seat, WaitlistEntry } from "../selection/seat.ts";
import type { DocumentKind, EnteredBy, Language, Regency, Status } from "../shared/codes.ts";
import type { Day, Instant } from "../shared/day.ts";
import type { NikFlag } from "../shared/nik.ts";
import type { Reference } from "../shared/reference.ts";
import type { FollowUp } from "../toolkits/follow-up.ts";
import type { Handover, HandoversInForce } from "../toolkits/handover.ts";
import type { CompletedTraining, Completion, LeftTraining, ProgressEntry } from "../training/training.ts";
import type { Appeal } from "./appeal.ts";
import type { Assessment } from "./assessment.ts";
import type { ApplicationDocument } from "./document.ts";
import type { StoredFields } from "./fields/declared.ts";
import type { RegistryCheck } from "./registry-check.ts";

export interface HistoryEntry {
  at: Instant;
  status: Status;
  note?: string;
}

export interface DecisionReason {
  rule: string;
  note: string;
}

/** AES-256-GCM of the NIK, to be opened only for those who may see it; and an HMAC by which the same person is found. */
export type SealedNik = string & z.$brand<"SealedNik">;
export type PersonFingerprint = string & z.$brand<"PersonFingerprint">;

/** What an application is judged by, as it was on applying: a correction is judged by the same. */
export interface JudgedBy {
  cohortVersion: number;
  programmeVersion: number;
  taught: SkillId[];
  regencies: Regency[];
  rules: ProgrammeRules;
  /** Absent in records that were made before it was kept. */
  requiredDocuments?: DocumentKind[];
}

/** All that may stand in an application; what is sure to stand there, its status says. */
export interface ApplicationDetails extends Omit<StoredFields, "nik"> {
  reference: Reference;
  programme: ProgrammeId;
  /** Rises by one with every change of the record. */
  version: number;
  submittedAt: Instant;
  /** The day by which it is judged: that of sending, or of the paper's arrival. */
  appliedOn: Day;
  language: Language;
  nik: SealedNik;
  person: PersonFingerprint;
  /** By what reports tell the person from others, where an erasure took the fingerprint away. */
  countedAs?: string;
  flags: NikFlag[];
  history: HistoryEntry[];
  documents: ApplicationDocument[];
  registryChecks: RegistryCheck[];
  /** How it came where it did not come through the form: the day that it is judged by, and who typed it. */
  entered?: { receivedOn: Day; heardBy: EnteredBy; by: string };
  assessment?: Assessment | undefined;
  /** Offered or held; kept when it is given back. */
  seat?: Seat | undefined;
  waitlist?: WaitlistEntry | undefined;
  /** The classes of its cohort that the selection found it can take: an appeal that is upheld goes by them. */
  canTake?: string[];
  progress?: ProgressEntry[];
  completion?: Completion | undefined;
  /** All that were made, the voided ones among them; the last one counts. */
  handovers?: Handover[];
  followUps?: FollowUp[];
  appeals?: Appeal[];
  /** The person asked that it be used for no more than keeping it. */
  restricted?: boolean;
  dataRequests?: DataRequest[];
  /** When everything that tells who the person is was erased; what is left is counted, and opens for no pair. */
  erasedAt?: Instant;
  /** Those of the last return or rejection. */
  reasons?: DecisionReason[];
  /** Present where its programme, as it was on applying, asks for the welfare registry: up to this decile. */
  registry?: { highestDecile?: number | undefined };
  judgedBy: JudgedBy;
  /** The latest entry of its audit chain. */
  audit: AuditHead;
}

/**
 * What an application in a state is sure to have: a move must be given what the state that it enters requires. Someone
 * may come back to a state with more than it says (an appeal that is upheld, a decision that is reopened), never with
 * less; and who waits after an upheld appeal need never have been assessed.
 */
export interface Held {
  submitted: unknown;
  returned: { reasons: DecisionReason[] };
  verified: unknown;
  rejected: { reasons: DecisionReason[] };
  assessed: { assessment: Assessment };
  offered: { seat: Seat };
  waitlisted: { waitlist: WaitlistEntry };
  "not-selected": unknown;
  enrolled: { seat: Seat };
  declined: { seat: Seat };
  completed: { seat: Seat; completion: CompletedTraining };
  "dropped-out": { seat: Seat; completion: LeftTraining };
  equipped: { seat: Seat; completion: CompletedTraining; handovers: HandoversInForce };
  withdrawn: unknown;
}

/** An application in one of these states. */
export type ApplicationIn<S extends Status> = S extends Status
  ? Omit<ApplicationDetails, keyof Held[S]> & { status: S } & Held[S]
  : never;

export type Application = ApplicationIn<Status>;

/** What a list shows of an application: no NIK, nothing of a disability. */
export interface ApplicationSummary {
  reference: Reference;
  fullName: string;
  cohortId: CohortId;
  status: Status;
  regency: string;
  skills: SkillId[];
  submittedAt: Instant;
  version: number;
  classId?: string;
}

export const toApplicationSummary = (application: Application): ApplicationSummary => ({
  reference: application.reference,
  fullName: application.fullName,
  cohortId: application.cohortId,
  status: application.status,
  regency: application.address.regency,
  skills: application.skills,
  submittedAt: application.submittedAt,
  version: application.version,
  ...(application.seat ? { classId: application.seat.classId } : {}),
});
