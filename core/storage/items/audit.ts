/** Writing and reading the audit chain of a record. */

import { createHash } from "node:crypto";
import {
  type AuditEntry,
  type AuditHead,
  type AuditKind,
  appendAudit,
  auditHeadAfter,
  checkChain,
} from "../../domain/privacy/audit.ts";
import type { AuditAct } from "../../domain/privacy/audit-act.ts";
import { OptimisticLockError, type Store, type Write } from "../dynamodb/store.ts";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

const partition = (kind: AuditKind, id: string) => `${kind}#${id}`;

/** The next entry as a write, and where the chain ends with it; the record itself stores that end. */
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
      put: { ...entry },
      condition: { expression: "attribute_not_exists(pk)" },
      onConditionFailed: () => new OptimisticLockError(),
    },
    head: auditHeadAfter(entry),
  };
};

/** All entries of a record, first to last, and whether they are the whole chain that ends at `head`. */
export const readAudit = async (store: Store, kind: AuditKind, id: string, head: AuditHead) => {
  const entries: AuditEntry[] = [];
  let from: Awaited<ReturnType<Store["query"]>>["last"];
  do {
    const page = await store.query({
      table: "audit",
      where: { expression: "pk = :pk", values: { ":pk": partition(kind, id) } },
      from,
    });
    entries.push(...page.items.map(({ pk: _pk, sk: _sk, ...entry }) => entry as unknown as AuditEntry));
    from = page.last;
  } while (from);
  return { entries, chain: checkChain(entries, head, sha256) };
};
