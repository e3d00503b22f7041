/**
 * The moves between the states of an application: the one table that the rules ask, that becomes the condition of the
 * write, from which routes say in which states a step is allowed, and from which the diagram in the documentation is
 * drawn.
 */

import type { Status } from "../shared/codes.ts";
import type { ErrorCode } from "../shared/domain-error.ts";

export interface Move {
  from: readonly Status[];
  to: Status;
  /** The rule that is broken where the application is in another state. */
  otherwise: ErrorCode;
  /** Puts a mistake right: what it takes back did not happen, and no report counts it. */
  corrects?: true;
}

export const moves = {
  accept: { from: ["submitted"], to: "verified", otherwise: "not-submitted" },
  return: { from: ["submitted"], to: "returned", otherwise: "not-submitted" },
  reject: { from: ["submitted"], to: "rejected", otherwise: "not-submitted" },
  correct: { from: ["returned"], to: "submitted", otherwise: "not-returned" },
  assess: { from: ["verified"], to: "assessed", otherwise: "not-verified" },
  offerSeat: { from: ["assessed"], to: "offered", otherwise: "already-selected" },
  waitlist: { from: ["assessed"], to: "waitlisted", otherwise: "already-selected" },
  rejectUnselected: {
    from: ["submitted", "returned", "verified", "assessed"],
    to: "not-selected",
    otherwise: "already-selected",
  },
  offerFreedSeat: { from: ["waitlisted"], to: "offered", otherwise: "already-selected" },
  endWaiting: { from: ["waitlisted"], to: "not-selected", otherwise: "already-selected" },
  takeSeat: { from: ["offered"], to: "enrolled", otherwise: "no-offer" },
  declineSeat: { from: ["offered"], to: "declined", otherwise: "no-offer" },
  withdraw: {
    from: ["submitted", "returned", "verified", "assessed", "offered", "waitlisted", "enrolled"],
    to: "withdrawn",
    otherwise: "nothing-to-withdraw",
  },
  complete: { from: ["enrolled"], to: "completed", otherwise: "not-enrolled" },
  dropOut: { from: ["enrolled"], to: "dropped-out", otherwise: "not-enrolled" },
  equip: { from: ["completed"], to: "equipped", otherwise: "not-completed" },
  voidHandover: { from: ["equipped"], to: "completed", otherwise: "not-equipped", corrects: true },
  reopenVerification: { from: ["verified"], to: "submitted", otherwise: "nothing-to-reopen", corrects: true },
  reopenAssessment: { from: ["assessed"], to: "verified", otherwise: "nothing-to-reopen", corrects: true },
  reopenCompletion: { from: ["completed"], to: "enrolled", otherwise: "nothing-to-reopen", corrects: true },
  upholdRejection: { from: ["rejected"], to: "submitted", otherwise: "nothing-to-appeal" },
  upholdSeat: { from: ["declined", "not-selected"], to: "waitlisted", otherwise: "nothing-to-appeal" },
  upholdDropOut: { from: ["dropped-out"], to: "enrolled", otherwise: "nothing-to-appeal" },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof moves;
export const moveNames = /* @__PURE__ */ Object.keys(moves) as MoveName[];

type Moves = typeof moves;
/** The moves that leave a state. */
export type MoveFrom<S extends Status> = {
  [N in MoveName]: S extends Moves[N]["from"][number] ? N : never;
}[MoveName];

/** The states that one of the moves leaves, in the order in which the moves name them. */
export const statusesLeftBy = (names: readonly MoveName[]): Status[] => [
  ...new Set(names.flatMap((name): readonly Status[] => moves[name].from)),
];

export const canMove = (name: MoveName, status: Status): boolean =>
  (moves[name].from as readonly Status[]).includes(status);

/** The move that leads from one state to another: there is at most one, and a test asks for that. */
export const moveBetween = (from: Status, to: Status): MoveName | undefined =>
  moveNames.find((name) => moves[name].to === to && canMove(name, from));

/** Whether it puts a mistake right. */
export const isCorrection = (name: MoveName): boolean => "corrects" in moves[name];
