/** The names of accounts for the papers. Any step reads them; a manager writes them. */

import type { Officer } from "../../domain/catalogue/officer.ts";
import { emptyChain } from "../../domain/privacy/audit.ts";
import type { CommandMeta } from "../../domain/shared/command-meta.ts";
import { OptimisticLockError, type Store } from "../dynamodb/store.ts";
import { auditWrite, stillEndsAt } from "../items/audit.ts";
import { officerKey, officerKind, readOfficer } from "../items/officers.ts";

export const createOfficers = (store: Store) => ({
  async find(username: string): Promise<Officer | undefined> {
    return readOfficer((await store.read([officerKey(username)]))[0]);
  },

  /** Saves the officer of an account with an audit entry. Printed papers keep the earlier officer. */
  async change(username: string, officer: Officer, meta: CommandMeta): Promise<void> {
    const [item] = await store.read([officerKey(username)]);
    const seen = officerKind.read(item)?.audit;
    const audit = auditWrite(seen ?? emptyChain, {
      kind: "officer",
      id: username,
      at: meta.occurredAt,
      by: meta.actor,
      what: "change-officer",
      details: {},
    });
    await store.commit([
      {
        ...officerKey(username),
        put: officerKind.write({ officer, audit: audit.head }),
        condition: seen ? stillEndsAt(seen) : { expression: "attribute_not_exists(pk)" },
        onConditionFailed: () => new OptimisticLockError(),
      },
      audit.write,
    ]);
  },
});
