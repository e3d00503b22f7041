/** What a change leaves to be removed. */
import type { ApplicationChange } from "../../domain/applications/lifecycle.ts";
import type { Write } from "../dynamodb/store.ts";

/** What a change leaves to be removed: the files that it drops, and all messages where it erases who they went to. */
export const removalWrites = ({ before, after, meta }: ApplicationChange): Write[] => {
  const documentIds = before.documents
    .filter(({ documentId }) => !after.documents.some((each) => each.documentId === documentId))
    .map(({ documentId }) => documentId);
  const messages = after.erasedAt !== undefined && before.erasedAt === undefined;
  if (documentIds.length === 0 && !messages) return [];
  return [
    {
      table: "applications",
      pk: partition,
      sk: `${meta.occurredAt}#${after.reference}#${after.version}`,
      put: { reference: after.reference, documentIds, messages },
    },
  ];
};

export const partition = "REMOVALS";
