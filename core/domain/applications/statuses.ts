/**
 * What follows from the status of an application: the one table that rules, lists, reports and pages ask. A new status
 * does not compile until each question is answered for it. How one leads to another stands in `moves.ts`.
 */

import type { CountName } from "../reporting/count-names.ts";
import { type Role, roles, type Status, statuses } from "../shared/codes.ts";
import type { MoveFrom } from "./moves.ts";

interface StatusAnswers<S extends Status> {
  /** A person has one active application a programme. */
  isActive: boolean;
  /** How far the person's training has come; a trainer sees those with a seat, whatever became of it. */
  training: "none" | "offered" | "under-way" | "completed" | "left";
  /** Who has to do something next, so that it goes on. */
  actsNext: Role | "applicant" | "selection" | "nobody";
  /** Of its tag in the console: what an officer must act on stands out, what is over is quiet. */
  colour: "blue" | "green" | "grey" | "purple" | "teal" | "yellow";
  /** What a report counts where an application comes to it. */
  countedAs: CountName | undefined;
  /** Whether the person has waited for this: the report's wait for a decision ends with it. */
  endsWait: boolean;
  /** What the sealing of a selection makes of whoever is in it. */
  uponSealing: "ranked" | "passed-over" | "untouched";
  /** The move by which an upheld appeal takes it back; undefined where there is nothing to object to. */
  upheldBy: MoveFrom<S> | undefined;
  /** The move by which a manager takes it one status back. */
  reopenedBy: MoveFrom<S> | undefined;
  /** Applicants take back files of their own until somebody decided on them. */
  documentsRemovable: boolean;
  /** Ended without training: no papers of goods or certificates have to be kept for years. */
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

/** Who completed the training, whatever came after. */
export type GraduateStatus = StatusWith<"training", "completed">;
export const isGraduate = <A extends { status: Status }>(
  application: A,
): application is Extract<A, { status: GraduateStatus }> =>
  statusTable[application.status].training === "completed";

export const isAppealable = (status: Status): boolean => statusTable[status].upheldBy !== undefined;

/** From these a sealed selection takes everyone who was not assessed. */
export type StatusNotAssessed = StatusWith<"uponSealing", "passed-over">;
export const isNotAssessed = (status: Status): status is StatusNotAssessed =>
  statusTable[status].uponSealing === "passed-over";
export const statusesNotAssessed = /* @__PURE__ */ statuses.filter(isNotAssessed);

/** In these the move that a sealed selection holds for somebody may still have to be made. */
export const canBePending = (status: Status): boolean => statusTable[status].uponSealing !== "untouched";
export const pendingStatuses = /* @__PURE__ */ statuses.filter(canBePending);

/** In these an application waits for an officer. */
export type StatusThatWaits = StatusWith<"actsNext", Role>;
const waits = (status: Status): status is StatusThatWaits =>
  (roles as readonly string[]).includes(statusTable[status].actsNext);
export const statusesThatWait = /* @__PURE__ */ statuses.filter(waits);
