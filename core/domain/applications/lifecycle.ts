/** What a command makes of an application: a change of the record, or a move to another status. */

import type { CommandMeta } from "../shared/command-meta.ts";
import { DomainError, type ErrorCode } from "../shared/domain-error.ts";
import type { Application, HistoryEntry } from "./application.ts";
import { type Move, type MoveName, moves } from "./moves.ts";

/**
 * What a command makes of an application: the record as it shall be, one line for the audit, and whether the applicant
 * is told. A repository saves all of it in one transaction, on the condition that the record is still `before`.
 */
export interface ApplicationChange {
  before: Application;
  after: Application;
  meta: CommandMeta;
  /** Its name in the audit: what it does, its move tells. */
  what: string;
  /** Absent where the status stays as it is. */
  move?: MoveName;
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
  what: string,
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
  what: string,
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
    move: name,
    tellsApplicant: true,
  };
};
