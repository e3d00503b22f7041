/** The outbox: messages that wait beside their application, and what became of them. */

import { type Message, messageAsOf } from "../../domain/applications/message.ts";
import type { Instant } from "../../domain/shared/day.ts";
import type { Reference } from "../../domain/shared/reference.ts";
import { type PageAsked, readNewestFirst } from "../dynamodb/newest-first.ts";
import { OptimisticLockError, type Store } from "../dynamodb/store.ts";
import { applicationKey } from "../items/applications.ts";
import { messageItem, messageKey, messageKind, messagePrefix, readMessage } from "../items/messages.ts";

export type Messages = ReturnType<typeof createMessages>;

export const createMessages = (store: Store) => ({
  /** Notes what became of a waiting message, or that a try failed; one that has ended stays as it is. */
  async settle(
    message: Message,
    settled: Pick<Message, "state" | "channel" | "text" | "attempts" | "why">,
  ): Promise<void> {
    const write = messageItem({ ...message, ...settled });
    await store.commit([
      {
        ...write,
        condition: { expression: "messageState = :waiting", values: { ":waiting": "waiting" } },
        onConditionFailed: () => new OptimisticLockError(),
      },
    ]);
  },

  /** What an applicant was told or is to be told, newest first. */
  async list(reference: Reference, page: PageAsked, now: Instant) {
    const { table, pk } = applicationKey(reference);
    const pattern = /^MESSAGE#\d{4}-[\d-]+T[\d:.]+Z#[\w-]+$/;
    const { items, ...more } = await readNewestFirst(
      store,
      { table, value: pk, start: messagePrefix, pattern },
      page,
    );
    return { items: items.map((item) => messageAsOf(messageKind.parse(item).message, now)), ...more };
  },

  /** The message as it stands now: a change of the table may be told twice. */
  async find(message: Pick<Message, "reference" | "at" | "messageId">): Promise<Message | undefined> {
    const [item] = await store.read([messageKey(message)]);
    return readMessage(item);
  },
});
