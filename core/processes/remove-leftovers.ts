/**
 * The data that the store must remove besides a record: files, and messages that name a telephone. The
 * record's own transaction lists them. A later run that finds the list removes the data, and repeats until
 * that succeeds.
 */
import type { Application } from "../domain/applications/application.ts";
import type { Instant } from "../domain/shared/day.ts";
import type { Item, Store } from "../storage/dynamodb/store.ts";
import type { Documents } from "../storage/files/documents.ts";
import { applicationKey } from "../storage/items/applications.ts";
import { messagePrefix } from "../storage/items/messages.ts";
import { partition, removalKind } from "../storage/items/removals.ts";
import { eachApart } from "./each-separately.ts";

/** The lifetime of a grant to send a file. So a file that arrives after its removal is removed too. */
const graceMilliseconds = 60 * 60 * 1000;

export const createRemovals = ({ store, documents }: { store: Store; documents: Documents }) => {
  const removeMessages = async (reference: string): Promise<void> => {
    const { table, pk } = applicationKey(reference);
    const where = {
      expression: "pk = :pk AND begins_with(sk, :start)",
      values: { ":pk": pk, ":start": messagePrefix },
    };
    for await (const { sk } of store.queryAll({ table, where }))
      await store.commit([{ table, pk, sk: String(sk), remove: true }]);
  };

  /** The data that were released long enough ago. */
  const waiting = (at: Instant): AsyncGenerator<Item> => {
    const until = new Date(Date.parse(at) - graceMilliseconds).toISOString();
    return store.queryAll({
      table: "applications",
      where: { expression: "pk = :pk AND sk < :until", values: { ":pk": partition, ":until": until } },
    });
  };

  return {
    /** Removes files at once, so that nobody opens them. The daily sweep repeats a failed removal. */
    async removeFiles({ reference }: Application, documentIds: readonly string[]): Promise<void> {
      await Promise.allSettled(documentIds.map((documentId) => documents.remove(reference, documentId)));
    },

    /** Removes the data that wait for removal. */
    sweep(at: Instant): Promise<void> {
      return eachApart(
        waiting(at),
        ({ reference }) => String(reference),
        async (item) => {
          const { reference, documentIds, messages } = removalKind.parse(item);
          for (const documentId of documentIds) await documents.remove(reference, documentId);
          if (messages) await removeMessages(reference);
          await store.commit([{ table: "applications", pk: partition, sk: String(item.sk), remove: true }]);
        },
      );
    },
  };
};
