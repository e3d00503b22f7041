/**
 * The moves between the statuses of an application. The rules and the condition of each write use this table.
 * Routes use it to say in which statuses a step is allowed. The diagram in the documentation is drawn from
 * it.
 */

import type { Status } from "../shared/codes.ts";
import type { ErrorCode } from "../shared/domain-error.ts";

export interface Move {
  from: readonly Status[];
  to: Status;
  /** The rule that a command breaks when the application has another status. */
  otherwise: ErrorCode;
  /** The move corrects a mistake: reports do not count the status that the move takes back. */
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
/** The moves that leave a status. */
export type MoveFrom<S extends Status> = {
  [N in MoveName]: S extends Moves[N]["from"][number] ? N : never;
}[MoveName];

/** The statuses that the named moves leave, in the order of the moves. */
export const statusesLeftBy = (names: readonly MoveName[]): Status[] => [
  ...new Set(names.flatMap((name): readonly Status[] => moves[name].from)),
];

export const canMove = (name: MoveName, status: Status): boolean =>
  (moves[name].from as readonly Status[]).includes(status);

/** The move from one status to another. A test checks that there is at most one. */
export const moveBetween = (from: Status, to: Status): MoveName | undefined =>
  moveNames.find((name) => moves[name].to === to && canMove(name, from));

/** Whether the move corrects a mistake. */
export const isCorrection = (name: MoveName): boolean => "corrects" in moves[name];
