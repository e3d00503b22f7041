/**
 * The audit of one record is a hash chain: each entry holds the hash of the entry before. So a reader detects
 * a change or a gap. An entry says who did what. An entry holds no NIK and no typed text.
 */
import type { Instant } from "../shared/day.ts";

/** The records whose audit a person can read. */
export const auditKinds = ["application", "cohort", "toolkit", "skill", "programme"] as const;
/** Officers have a chain too, because papers show their names. No page reads that chain. */
export type AuditKind = (typeof auditKinds)[number] | "officer";

/** The end of a chain: the number of the last entry (from 1) and the hash of that entry. */
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
  /** The username of a staff member, `applicant`, or `system`. */
  by: string;
  /** The name of the step, and details for the reader: only codes and versions. */
  what: string;
  details: Record<string, string | number | boolean>;
  previous: string;
  hash: string;
}

/**
 * The digest of a text. The caller passes this function, because hashing differs between a browser and Node.
 */
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

/** Whether the entries, from first to last, form one complete chain that ends at `head`. */
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
