/** The audit of any record. Each read verifies the chain. */
import { type AuditHead, type AuditKind, type auditKinds, emptyChain } from "../../domain/privacy/audit.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { readReference } from "../../domain/shared/reference.ts";
import { cutPage, readCursor } from "../dynamodb/cursor.ts";
import type { PageAsked } from "../dynamodb/newest-first.ts";
import type { Item, Key, Store } from "../dynamodb/store.ts";
import { applicationKey, readApplication } from "../items/applications.ts";
import { readAudit } from "../items/audit.ts";
import {
  cohortKey,
  cohortKind,
  programmesKey,
  programmesKind,
  readEntryAudit,
  readProgrammes,
  readSkills,
  skillsKey,
  skillsKind,
} from "../items/catalogue.ts";
import { toolkitKey, toolkitKind } from "../items/toolkits.ts";

const sequencePattern = /^\d{1,10}$/;

interface Audited {
  id: string;
  key: Key;
  /** The end of the chain of the record. undefined when there is no such record. */
  headIn(item: Item | undefined): AuditHead | undefined;
}

/** An entry of the catalogue that nobody has changed yet exists from the beginning and has no chain. */
const headOfEntry = (head: AuditHead | undefined, id: string, known: readonly string[]) =>
  head ?? (known.includes(id) ? emptyChain : undefined);

const find: Record<(typeof auditKinds)[number], (id: string) => Audited> = {
  application: (typed) => {
    const id = readReference(typed) ?? typed;
    return { id, key: applicationKey(id), headIn: (item) => readApplication(item)?.audit };
  },
  cohort: (id) => ({
    id,
    key: cohortKey(id),
    headIn: (item) => cohortKind.read(item)?.audit,
  }),
  toolkit: (id) => ({
    id,
    key: toolkitKey(id),
    headIn: (item) => toolkitKind.read(item)?.audit,
  }),
  skill: (id) => ({
    id,
    key: skillsKey,
    headIn: (item) =>
      headOfEntry(
        readEntryAudit(skillsKind, item, id),
        id,
        readSkills(item).map(({ skill }) => skill),
      ),
  }),
  programme: (id) => ({
    id,
    key: programmesKey,
    headIn: (item) =>
      headOfEntry(
        readEntryAudit(programmesKind, item, id),
        id,
        readProgrammes(item).map(({ programme }) => programme),
      ),
  }),
};

export const createAudits = (store: Store) => {
  const readHead = async ({ key, headIn }: Audited) => {
    const head = headIn((await store.read([key]))[0]);
    if (!head) throw new DomainError("unknown-record");
    return head;
  };

  /**
   * An entry may be added between the two reads. So a chain is broken only when the break remains while the
   * end stays the same.
   */
  const readWhole = async (kind: AuditKind, audited: Audited) => {
    for (let head = await readHead(audited); ; ) {
      const whole = await readAudit(store, kind, audited.id, head);
      if (whole.chain === "intact") return whole;
      const now = await readHead(audited);
      if (now.hash === head.hash) return whole;
      head = now;
    }
  };

  return {
    /** The entries, newest first. `chain` describes all entries, whichever page is shown. */
    async read(kind: (typeof auditKinds)[number], typed: string, { limit, cursor }: PageAsked) {
      const before = Number(readCursor(cursor, sequencePattern) ?? Number.POSITIVE_INFINITY);
      const { entries, chain } = await readWhole(kind, find[kind](typed));
      const left = entries.filter(({ sequence }) => sequence < before).reverse();
      const page = cutPage(left, limit, ({ sequence }) => String(sequence));
      return {
        ...page,
        items: page.items.map(({ at, by, what, details, sequence, hash, previous }) => ({
          at,
          by,
          what,
          details,
          sequence,
          hash,
          previous,
        })),
        chain,
      };
    },
  };
};
