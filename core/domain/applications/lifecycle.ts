/** What a command makes of an application: a change of the record, or a move to another status. */

import type { AuditAct } from "../privacy/audit-act.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { DomainError, type ErrorCode } from "../shared/domain-error.ts";
import type { Application, ApplicationIn, Held, HistoryEntry } from "./application.ts";
import type { MessageTopic } from "./message-topic.ts";
import { canMove, type MoveName, moves } from "./moves.ts";

/**
 * What a command makes of an application: the record as it shall be, one line for the audit, and what the applicant is
 * told. A repository saves all of it in one transaction, on the condition that the record is still `before`.
 */
export interface ApplicationChange<After extends Application = Application> {
  before: Application;
  after: After;
  meta: CommandMeta;
  /** Its name in the audit: what it does, its move tells. */
  what: AuditAct;
  /** Absent where the status stays as it is. */
  move?: MoveName;
  details: Record<string, string | number | boolean>;
  /** Absent where the applicant is told nothing. */
  tells?: MessageTopic;
  /** The rule that is broken where the cohort has started: only the table can tell, when it is saved. */
  unlessStarted?: ErrorCode;
}

/** A change that leaves the status as it is; the applicant is told of it where `tells` names a topic. */
export const changed = <A extends Application>(
  before: A,
  after: Partial<A>,
  meta: CommandMeta,
  what: AuditAct,
  details: ApplicationChange["details"] = {},
  { tells }: Pick<ApplicationChange, "tells"> = {},
): ApplicationChange<A> => ({
  before,
  after: { ...before, ...after, version: before.version + 1 },
  meta,
  what,
  details,
  ...(tells ? { tells } : {}),
});

type Entered<N extends MoveName> = (typeof moves)[N]["to"];
type Left<N extends MoveName> = (typeof moves)[N]["from"][number];

/** What the state that a move enters requires, and one that it leaves need not have. */
type Missing<N extends MoveName> = {
  [K in keyof Held[Entered<N>]]: K extends keyof Held[Left<N>]
    ? Held[Left<N>][K] extends Held[Entered<N>][K]
      ? never
      : K
    : K;
}[keyof Held[Entered<N>]];

/** Of several moves, one of which is made: what any of them requires. */
type Required<N extends MoveName> = (
  N extends MoveName
    ? (each: Pick<Held[Entered<N>], Missing<N>>) => void
    : never
) extends (every: infer Every) => void
  ? Every
  : never;

type Given<N extends MoveName> = Required<N> &
  Partial<Omit<ApplicationIn<Entered<N>>, "status" | "history" | "version">>;

/** A move to another status, told to the applicant; refused by the move's own rule in any other state. */
export const moved = <N extends MoveName>(
  before: Application,
  name: N,
  after: Given<N>,
  meta: CommandMeta,
  what: AuditAct,
  details: ApplicationChange["details"] = {},
  note?: string,
): ApplicationChange<ApplicationIn<Entered<N>>> => {
  const to: Entered<N> = moves[name].to;
  if (!canMove(name, before.status)) throw new DomainError(moves[name].otherwise);
  const entry: HistoryEntry = { at: meta.occurredAt, status: to, ...(note ? { note } : {}) };
  return {
    before,
    // What the new state requires is given, or stood there before: the type of `after` asks for it.
    after: {
      ...before,
      ...after,
      status: to,
      history: [...before.history, entry],
      version: before.version + 1,
    } as ApplicationIn<Entered<N>>,
    meta,
    what,
    move: name,
    details: { ...details, from: before.status, to },
    tells: to,
  };
};
