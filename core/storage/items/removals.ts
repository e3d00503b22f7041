/** The data that a change leaves to be removed. */
import * as z from "zod";
import type { ApplicationChange } from "../../domain/applications/lifecycle.ts";
import { fields, text, texts } from "../../domain/shared/stored.ts";
import type { Write } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

export const partition = "REMOVALS";

export const removalKind = /* @__PURE__ */ declareKind<{
  reference: string;
  documentIds: string[];
  messages: boolean;
}>({
  kind: "removal",
  table: "applications",
  pk: /^REMOVALS$/,
  sk: /^./,
  version: 1,
  schema: () => fields({ reference: text(), documentIds: texts(), messages: z.boolean() }),
});

/**
 * The removals after a change: the files that the change drops. After an erasure, also all messages to the
 * person.
 */
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
      put: removalKind.write({ reference: after.reference, documentIds, messages }),
    },
  ];
};
