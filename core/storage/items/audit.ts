/** Writes and reads the audit chain of a record. */

import { createHash } from "node:crypto";
import * as z from "zod";
import {
  type AuditEntry,
  type AuditHead,
  type AuditKind,
  appendAudit,
  auditHeadAfter,
  auditKinds,
  checkChain,
} from "../../domain/privacy/audit.ts";
import type { AuditAct } from "../../domain/privacy/audit-act.ts";
import { fields, text, whole } from "../../domain/shared/stored.ts";
import {
  type Condition,
  type Item,
  type Key,
  OptimisticLockError,
  type Store,
  type Write,
} from "../dynamodb/store.ts";
import { declareKind, RecordAtFault } from "./versioned.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const partition = (kind: AuditKind, id: string) => `${kind}#${id}`;

export const auditEntryKind = /* @__PURE__ */ declareKind<AuditEntry>({
  kind: "audit-entry",
  table: "audit",
  pk: /^[a-z]+#/,
  sk: /^\d{10}$/,
  version: 1,
  // No role may change an entry, and the hash covers the entry as it is.
  neverRewritten: true,
  schema: () =>
    fields({
      kind: z.enum([...auditKinds, "officer"]),
      id: text(),
      sequence: whole(),
      at: text(),
      by: text(),
      what: text(),
      details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      previous: text(),
      hash: text(),
    }),
});

const readEntry = (item: Item): AuditEntry => {
  const { kind, id, sequence, at, by, what, details, previous, hash } = auditEntryKind.parse(item);
  return { kind, id, sequence, at, by, what, details, previous, hash };
};

/** The write of the next entry, and the new end of the chain. The record itself stores that end. */
export const auditWrite = (
  head: AuditHead,
  said: Pick<AuditEntry, "kind" | "id" | "at" | "by" | "details"> & { what: AuditAct },
): { write: Write; head: AuditHead } => {
  const entry = appendAudit(head, said, sha256);
  return {
    write: {
      table: "audit",
      pk: partition(said.kind, said.id),
      sk: String(entry.sequence).padStart(10, "0"),
      put: auditEntryKind.write(entry),
      condition: { expression: "attribute_not_exists(pk)" },
      onConditionFailed: () => new OptimisticLockError(),
    },
    head: auditHeadAfter(entry),
  };
};

/**
 * The condition that the chain still ends where it was read. When a version is given, the record must have
 * that version.
 */
export const stillEndsAt = ({ hash }: AuditHead, version?: number): Condition => ({
  expression: version === undefined ? "audit.#hash = :hash" : "version = :seen AND audit.#hash = :hash",
  names: { "#hash": "hash" },
  values: { ":hash": hash, ...(version === undefined ? {} : { ":seen": version }) },
});

/**
 * Writes the new end of the chain into a record. `along` holds other changes of the record in the same write.
 */
export const auditHeadWrite = (
  key: Key,
  { from, to, version, along }: { from: AuditHead; to: AuditHead; version?: number; along?: Condition },
): Write => ({
  ...key,
  update: {
    expression: `SET audit = :audit${along ? `, ${along.expression}` : ""}`,
    ...(along?.names ? { names: along.names } : {}),
    values: { ":audit": to, ...along?.values },
  },
  condition: stillEndsAt(from, version),
  onConditionFailed: () => new OptimisticLockError(),
});

/**
 * All entries of a record, from first to last, and whether they form the complete chain that ends at `head`.
 */
export const readAudit = async (store: Store, kind: AuditKind, id: string, head: AuditHead) => {
  const entries: AuditEntry[] = [];
  let isWhole = true;
  const where = { expression: "pk = :pk", values: { ":pk": partition(kind, id) } };
  for await (const item of store.queryAll({ table: "audit", where }))
    try {
      entries.push(readEntry(item));
    } catch (error) {
      // An item of the chain is not an entry. The reader learns that the chain is broken.
      if (!(error instanceof RecordAtFault)) throw error;
      isWhole = false;
    }
  return { entries, chain: isWhole ? checkChain(entries, head, sha256) : ("broken" as const) };
};
