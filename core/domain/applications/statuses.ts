/**
 * What follows from each status of an application. Rules, lists, reports and pages use this one table. A new
 * status does not compile until each question has an answer for that status. `moves.ts` says which status
 * follows which.
 */

import type { CountName } from "../reporting/count-names.ts";
import { type Role, roles, type Status, statuses } from "../shared/codes.ts";
import type { MoveFrom } from "./moves.ts";

interface StatusAnswers<S extends Status> {
  /** A person has at most one active application in each programme. */
  isActive: boolean;
  /** The stage of the person's training. A trainer sees everybody who has or had a seat. */
  training: "none" | "offered" | "under-way" | "completed" | "left";
  /** The role or party that acts next, so that the application goes on. */
  actsNext: Role | "applicant" | "selection" | "nobody";
  /**
   * The colour of the status tag in the console: strong when an officer must act, grey when the application
   * is over.
   */
  colour: "blue" | "green" | "grey" | "purple" | "teal" | "yellow";
  /** What a report counts when an application reaches the status. */
  countedAs: CountName | undefined;
  /** Whether the report's wait for a decision ends with this status. */
  endsWait: boolean;
  /** The effect of a sealed selection on an application in this status. */
  uponSealing: "ranked" | "passed-over" | "untouched";
  /** The move of an upheld appeal from this status. undefined when there is no decision to appeal against. */
  upheldBy: MoveFrom<S> | undefined;
  /** The move by which a manager takes the status one back. */
  reopenedBy: MoveFrom<S> | undefined;
  /** Applicants may take back their own files until somebody decided on the files. */
  documentsRemovable: boolean;
  /**
   * The application ended without training, so no law asks the office to keep handover papers or
   * certificates.
   */
  isErasable: boolean;
}

export const statusTable = {
  submitted: {
    isActive: true,
    training: "none",
    actsNext: "verifier",
    colour: "blue",
    countedAs: undefined,
    endsWait: false,
    uponSealing: "passed-over",
    upheldBy: undefined,
    reopenedBy: undefined,
    documentsRemovable: true,
    isErasable: false,
  },
  returned: {
    isActive: true,
    training: "none",
    actsNext: "applicant",
    colour: "yellow",
    countedAs: undefined,
    endsWait: false,
    uponSealing: "passed-over",
    upheldBy: undefined,
    reopenedBy: undefined,
    documentsRemovable: true,
    isErasable: false,
  },
  verified: {
    isActive: true,
    training: "none",
    actsNext: "assessor",
    colour: "green",
    countedAs: "verified",
    endsWait: false,
    uponSealing: "passed-over",
    upheldBy: undefined,
    reopenedBy: "reopenVerification",
    documentsRemovable: false,
    isErasable: false,
  },
  rejected: {
    isActive: false,
    training: "none",
    actsNext: "nobody",
    colour: "grey",
    countedAs: "rejected",
    endsWait: true,
    uponSealing: "untouched",
    upheldBy: "upholdRejection",
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: true,
  },
  assessed: {
    isActive: true,
    training: "none",
    actsNext: "selection",
    colour: "green",
    countedAs: undefined,
    endsWait: false,
    uponSealing: "ranked",
    upheldBy: undefined,
    reopenedBy: "reopenAssessment",
    documentsRemovable: false,
    isErasable: false,
  },
  offered: {
    isActive: true,
    training: "offered",
    actsNext: "applicant",
    colour: "purple",
    countedAs: "selected",
    endsWait: true,
    uponSealing: "untouched",
    upheldBy: undefined,
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: false,
  },
  waitlisted: {
    isActive: true,
    training: "none",
    actsNext: "selection",
    colour: "yellow",
    countedAs: undefined,
    endsWait: true,
    uponSealing: "untouched",
    upheldBy: undefined,
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: false,
  },
  "not-selected": {
    isActive: false,
    training: "none",
    actsNext: "nobody",
    colour: "grey",
    countedAs: undefined,
    endsWait: true,
    uponSealing: "untouched",
    upheldBy: "upholdSeat",
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: true,
  },
  enrolled: {
    isActive: true,
    training: "under-way",
    actsNext: "trainer",
    colour: "teal",
    countedAs: "enrolled",
    endsWait: false,
    uponSealing: "untouched",
    upheldBy: undefined,
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: false,
  },
  declined: {
    isActive: false,
    training: "none",
    actsNext: "nobody",
    colour: "grey",
    countedAs: undefined,
    endsWait: false,
    uponSealing: "untouched",
    upheldBy: "upholdSeat",
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: true,
  },
  completed: {
    isActive: true,
    training: "completed",
    actsNext: "storekeeper",
    colour: "teal",
    countedAs: "completed",
    endsWait: false,
    uponSealing: "untouched",
    upheldBy: undefined,
    reopenedBy: "reopenCompletion",
    documentsRemovable: false,
    isErasable: false,
  },
  "dropped-out": {
    isActive: false,
    training: "left",
    actsNext: "nobody",
    colour: "grey",
    countedAs: "droppedOut",
    endsWait: false,
    uponSealing: "untouched",
    upheldBy: "upholdDropOut",
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: false,
  },
  equipped: {
    isActive: true,
    training: "completed",
    actsNext: "nobody",
    colour: "teal",
    countedAs: "equipped",
    endsWait: false,
    uponSealing: "untouched",
    upheldBy: undefined,
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: false,
  },
  withdrawn: {
    isActive: false,
    training: "none",
    actsNext: "nobody",
    colour: "grey",
    countedAs: undefined,
    endsWait: false,
    uponSealing: "untouched",
    upheldBy: undefined,
    reopenedBy: undefined,
    documentsRemovable: false,
    isErasable: true,
  },
} as const satisfies { [S in Status]: StatusAnswers<S> };

type StatusTable = typeof statusTable;
type Question = keyof StatusAnswers<Status>;

/** The statuses for which a question has this answer. */
type StatusWith<Q extends Question, Answer> = {
  [S in Status]: StatusTable[S][Q] extends Answer ? S : never;
}[Status];

export const isActive = (status: Status): boolean => statusTable[status].isActive;

export const hasSeat = (status: Status): boolean => statusTable[status].training !== "none";

/** The statuses of everybody who completed the training, including the later statuses. */
export type GraduateStatus = StatusWith<"training", "completed">;
export const isGraduate = <A extends { status: Status }>(
  application: A,
): application is Extract<A, { status: GraduateStatus }> =>
  statusTable[application.status].training === "completed";

export const isAppealable = (status: Status): boolean => statusTable[status].upheldBy !== undefined;

/** A sealed selection rejects everybody in these statuses, because nobody assessed them. */
export type StatusNotAssessed = StatusWith<"uponSealing", "passed-over">;
export const isNotAssessed = (status: Status): status is StatusNotAssessed =>
  statusTable[status].uponSealing === "passed-over";
export const statusesNotAssessed = /* @__PURE__ */ statuses.filter(isNotAssessed);

/** In these statuses, a move of a sealed selection may still be pending. */
export const canBePending = (status: Status): boolean => statusTable[status].uponSealing !== "untouched";
export const pendingStatuses = /* @__PURE__ */ statuses.filter(canBePending);

/** In these statuses an application waits for an officer. */
export type StatusThatWaits = StatusWith<"actsNext", Role>;
const waits = (status: Status): status is StatusThatWaits =>
  (roles as readonly string[]).includes(statusTable[status].actsNext);
export const statusesThatWait = /* @__PURE__ */ statuses.filter(waits);
