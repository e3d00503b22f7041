/** The follow-ups that are due. The person who has waited longest comes first. */

import type { Day } from "../../domain/shared/day.ts";
import { cutPage, readCursor } from "../dynamodb/cursor.ts";
import type { Store } from "../dynamodb/store.ts";
import { followUpDueKind, followUpsPartition } from "../items/office-lists.ts";
import { readable } from "../readable.ts";

const cursorPattern = /^DUE#\d{4}-\d{2}-\d{2}#[A-Z]{2}-[0-9A-Z-]{14}#\d{1,2}$/;

export const createFollowUpList = (store: Store) => ({
  async listDue(asked: { dueBy: Day; limit: number; cursor?: string | undefined }) {
    const after = readCursor(asked.cursor, cursorPattern);
    const from = after ? `${after} ` : "DUE#";
    const to = `DUE#${asked.dueBy}#~`;
    if (from > to) return { items: [] };
    const { items } = await store.query({
      table: "applications",
      where: {
        expression: "pk = :pk AND sk BETWEEN :from AND :to",
        // Everything after the cursor: no sort key continues with a blank.
        values: { ":pk": followUpsPartition, ":from": from, ":to": to },
      },
      limit: asked.limit + 1,
    });
    const page = cutPage(items, asked.limit, ({ sk }) => String(sk));
    return {
      ...page,
      items: readable(page.items, followUpDueKind.parse).map(({ reference, fullName, month, dueOn }) => ({
        reference,
        fullName,
        month,
        dueOn,
      })),
    };
  },
});
