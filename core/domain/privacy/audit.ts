/**
 * The audit trail of one record: a chain in which each entry holds the hash of the one before, so that a change or a
 * gap shows when it is read. An entry says who did what, never a NIK and no typed text.
 */
import type { Instant } from "../shared/day.ts";

/** The records whose audit can be read. */
export const auditKinds = ["application", "cohort", "toolkit", "skill", "programme"] as const;
/** Officers have a chain too, which nobody asks for: their names stand on papers. */
export type AuditKind = (typeof auditKinds)[number] | "officer";

/** Where a chain ends: the number of its last entry (from 1) and that entry's hash. */
export interface AuditHead {
  sequence: number;
  hash: string;
}

export const emptyChain: AuditHead = { sequence: 0, hash: "0".repeat(64) };

export interface AuditEntry {
  kind: AuditKind;
  id: string;
  sequence: number;
  at: Instant;
  /** A staff member's username, `applicant`, or `system`. */
  by: string;
  /** The name of the step, and what a reader needs of it: codes and versions only. */
  what: string;
  details: Record<string, string | number | boolean>;
  previous: string;
  hash: string;
}

/** The digest of text, injected: hashing differs between a browser and Node. */
export type Digest = (text: string) => string;

const hashEntry = (entry: Omit<AuditEntry, "hash">, digest: Digest) =>
  digest(
    JSON.stringify([
      entry.kind,
      entry.id,
      entry.sequence,
      entry.at,
      entry.by,
      entry.what,
      Object.entries(entry.details).sort(([a], [b]) => (a < b ? -1 : 1)),
      entry.previous,
    ]),
  );

export const appendAudit = (
  head: AuditHead,
  said: Pick<AuditEntry, "kind" | "id" | "at" | "by" | "what" | "details">,
  digest: Digest,
): AuditEntry => {
  const entry = { ...said, sequence: head.sequence + 1, previous: head.hash };
  return { ...entry, hash: hashEntry(entry, digest) };
};

export const auditHeadAfter = ({ sequence, hash }: AuditEntry): AuditHead => ({ sequence, hash });

/** Whether the entries, first to last, form one whole chain that ends at `head`. */
export const checkChain = (
  entries: readonly AuditEntry[],
  head: AuditHead,
  digest: Digest,
): "intact" | "broken" => {
  let expected = emptyChain;
  for (const entry of entries) {
    const { hash, ...said } = entry;
    if (entry.sequence !== expected.sequence + 1 || entry.previous !== expected.hash) return "broken";
    if (hash !== hashEntry(said, digest)) return "broken";
    expected = auditHeadAfter(entry);
  }
  return expected.sequence === head.sequence && expected.hash === head.hash ? "intact" : "broken";
};
