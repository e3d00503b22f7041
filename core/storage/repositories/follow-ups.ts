/** The follow-ups that are due: whoever has waited longest comes first. */
import type { Day } from "../../domain/shared/day.ts";
import { refuseField } from "../../domain/shared/domain-error.ts";
import type { Store } from "../dynamodb/store.ts";
import { followUpsPartition } from "../items/applications.ts";

interface FollowUpDue {
  reference: string;
  fullName: string;
  month: number;
  dueOn: Day;
}

const cursorPattern = /^DUE#\d{4}-\d{2}-\d{2}#KT-[0-9A-Z-]{14}#\d{1,2}$/;

export const createFollowUpList = (store: Store) => ({
  async listDue(asked: { dueBy: Day; limit: number; cursor?: string | undefined }) {
    const after =
      asked.cursor === undefined ? undefined : Buffer.from(asked.cursor, "base64url").toString("utf8");
    if (after !== undefined && !cursorPattern.test(after)) throw refuseField("/cursor", "not-a-cursor");
    const from = after ? `${after} ` : "DUE#";
    const to = `DUE#${asked.dueBy}#~`;
    if (from > to) return { items: [] };
    const { items } = await store.query({
      table: "applications",
      where: {
        expression: "pk = :pk AND sk BETWEEN :from AND :to",
        // Everything after the cursor: a sort key is never continued by a blank.
        values: { ":pk": followUpsPartition, ":from": from, ":to": to },
      },
      limit: asked.limit + 1,
    });
    const shown = items.slice(0, asked.limit);
    return {
      items: shown.map(
        ({ reference, fullName, month, dueOn }) => ({ reference, fullName, month, dueOn }) as FollowUpDue,
      ),
      ...(items.length > asked.limit
        ? { cursor: Buffer.from(shown.at(-1)?.sk as string).toString("base64url") }
        : {}),
    };
  },
});
export type FollowUpList = ReturnType<typeof createFollowUpList>;
