/** An application: what a person asks, and what the office decided and did. */
import type * as z from "zod";
import type { CohortId } from "../catalogue/cohort.ts";
import type { ProgrammeId, ProgrammeRules } from "../catalogue/programme.ts";
import type { SkillId } from "../catalogue/skill.ts";
import type { AuditHead } from "../privacy/audit.ts";
import type { DataRequest } from "../privacy/data-request.ts";
import type { Seat, WaitlistEntry } from "../selection/seat.ts";
import type { DocumentKind, EnteredBy, Language, Status } from "../shared/codes.ts";
import type { Day, Instant } from "../shared/day.ts";
import type { NikFlag } from "../shared/nik.ts";
import type { Reference } from "../shared/reference.ts";
import type { Regency } from "../shared/regencies.ts";
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

/**
 * The NIK in AES-256-GCM, opened only for roles that may see it, with the HMAC that finds the same person.
 */
export type SealedNik = string & z.$brand<"SealedNik">;
export type PersonFingerprint = string & z.$brand<"PersonFingerprint">;

/** The rules and documents of the day of applying. A correction is judged by the same ones. */
export interface JudgedBy {
  cohortVersion: number;
  programmeVersion: number;
  taught: SkillId[];
  regencies: Regency[];
  rules: ProgrammeRules;
  /** Absent in records that are older than this field. */
  requiredDocuments?: DocumentKind[];
}

/** Every field that an application may hold. The status says which fields are sure to be present. */
export interface ApplicationDetails extends Omit<StoredFields, "nik"> {
  reference: Reference;
  programme: ProgrammeId;
  /** Increases by 1 with every change of the record. */
  version: number;
  submittedAt: Instant;
  /** The application is judged by this day: the day of sending, or the day on which the paper arrived. */
  appliedOn: Day;
  language: Language;
  nik: SealedNik;
  person: PersonFingerprint;
  /** Reports tell persons apart by this value after an erasure removed the fingerprint. */
  countedAs?: string;
  flags: NikFlag[];
  history: HistoryEntry[];
  documents: ApplicationDocument[];
  registryChecks: RegistryCheck[];
  /**
   * Present when an officer typed the application: the day of receipt, the way of receipt and the officer.
   */
  entered?: { receivedOn: Day; heardBy: EnteredBy; by: string };
  assessment?: Assessment | undefined;
  /** A seat that is offered or held. The field stays when the seat is given back. */
  seat?: Seat | undefined;
  waitlist?: WaitlistEntry | undefined;
  /**
   * The classes of the cohort that the selection found suitable for the person. An upheld appeal uses them.
   */
  canTake?: string[];
  progress?: ProgressEntry[];
  completion?: Completion | undefined;
  /** Every handover of the application, the voided handovers too. The last handover counts. */
  handovers?: Handover[];
  followUps?: FollowUp[];
  appeals?: Appeal[];
  /** The person asked the office to keep the record and not to use it. */
  restricted?: boolean;
  dataRequests?: DataRequest[];
  /**
   * The time of the erasure of everything that tells who the person is. Reports still count the record; no
   * reference and birth date open it.
   */
  erasedAt?: Instant;
  /** The reasons of the last return or rejection. */
  reasons?: DecisionReason[];
  /**
   * Present when the programme, as on the day of applying, asks for the welfare registry: up to this decile.
   */
  registry?: { highestDecile?: number | undefined };
  judgedBy: JudgedBy;
  /** The latest entry of its audit chain. */
  audit: AuditHead;
}

/**
 * The fields that an application in a status is sure to have. A move must receive what its new status
 * requires. An application may come back to a status with more fields, never with fewer: after an upheld
 * appeal or a reopened decision. A person who waits after an upheld appeal may have no assessment.
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

/** An application in one of these statuses. */
export type ApplicationIn<S extends Status> = S extends Status
  ? Omit<ApplicationDetails, keyof Held[S]> & { status: S } & Held[S]
  : never;

export type Application = ApplicationIn<Status>;

/** The fields of an application in a list. The summary holds no NIK and nothing about a disability. */
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
