/**
 * The moves between the states of an application: the one table that the rules ask, that becomes the condition of the
 * write, and from which the diagram in the documentation is drawn.
 */

import type { AuditAct } from "../privacy/audit-act.ts";
import type { Status } from "../shared/codes.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { DomainError, type ErrorCode } from "../shared/domain-error.ts";
import type { Application, HistoryEntry } from "./application.ts";

export interface Move {
  from: readonly Status[];
  to: Status;
  /** The rule that is broken where the application is in another state. */
  otherwise: ErrorCode;
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
  voidHandover: { from: ["equipped"], to: "completed", otherwise: "not-equipped" },
  reopenVerification: { from: ["verified"], to: "submitted", otherwise: "nothing-to-reopen" },
  reopenAssessment: { from: ["assessed"], to: "verified", otherwise: "nothing-to-reopen" },
  reopenCompletion: { from: ["completed"], to: "enrolled", otherwise: "nothing-to-reopen" },
  upholdRejection: { from: ["rejected"], to: "submitted", otherwise: "nothing-to-appeal" },
  upholdSeat: { from: ["declined", "not-selected"], to: "waitlisted", otherwise: "nothing-to-appeal" },
  upholdDropOut: { from: ["dropped-out"], to: "enrolled", otherwise: "nothing-to-appeal" },
} as const satisfies Record<string, Move>;
export type MoveName = keyof typeof moves;

/** A person has one application a programme that is in none of these. */
export const inactiveStatuses: readonly Status[] = [
  "rejected",
  "not-selected",
  "declined",
  "dropped-out",
  "withdrawn",
];
export const isActive = (status: Status): boolean => !inactiveStatuses.includes(status);

/**
 * What a command makes of an application: the record as it shall be, one line for the audit, and whether the applicant
 * is told. A repository saves all of it in one transaction, on the condition that the record is still `before`.
 */
export interface ApplicationChange {
  before: Application;
  after: Application;
  meta: CommandMeta;
  what: AuditAct;
  details: Record<string, string | number | boolean>;
  tellsApplicant: boolean;
  /** The rule that is broken where the cohort has started: only the table can tell, when it is saved. */
  unlessStarted?: ErrorCode;
}

/** A change that leaves the status as it is. */
export const changed = (
  before: Application,
  after: Partial<Application>,
  meta: CommandMeta,
  what: AuditAct,
  details: ApplicationChange["details"] = {},
): ApplicationChange => ({
  before,
  after: { ...before, ...after, version: before.version + 1 },
  meta,
  what,
  details,
  tellsApplicant: false,
});

/** A move to another status, told to the applicant; refused by the move's own rule in any other state. */
export const moved = (
  before: Application,
  name: MoveName,
  after: Partial<Application>,
  meta: CommandMeta,
  what: AuditAct,
  details: ApplicationChange["details"] = {},
  note?: string,
): ApplicationChange => {
  const move: Move = moves[name];
  if (!move.from.includes(before.status)) throw new DomainError(move.otherwise);
  const entry: HistoryEntry = { at: meta.occurredAt, status: move.to, ...(note ? { note } : {}) };
  return {
    ...changed(before, { ...after, status: move.to, history: [...before.history, entry] }, meta, what, {
      ...details,
      from: before.status,
      to: move.to,
    }),
    tellsApplicant: true,
  };
};
