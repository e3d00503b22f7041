/** The outbox: messages beside their application, waiting or with their result. */

import { type Message, messageAsOf } from "../../domain/applications/message.ts";
import type { Instant } from "../../domain/shared/day.ts";
import type { Reference } from "../../domain/shared/reference.ts";
import { type PageAsked, readNewestFirst } from "../dynamodb/newest-first.ts";
import { OptimisticLockError, type Store } from "../dynamodb/store.ts";
import { applicationKey } from "../items/applications.ts";
import { messageItem, messageKey, messageKind, messagePrefix, readMessage } from "../items/messages.ts";
import { readable } from "../readable.ts";

export type Messages = ReturnType<typeof createMessages>;

export const createMessages = (store: Store) => ({
  /**
   * Records the result of a waiting message, or a failed try. A message with a final result does not change.
   */
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

  /** The messages to an applicant, sent or waiting, newest first. */
  async list(reference: Reference, page: PageAsked, now: Instant) {
    const { table, pk } = applicationKey(reference);
    const pattern = /^MESSAGE#\d{4}-[\d-]+T[\d:.]+Z#[\w-]+$/;
    const { items, ...more } = await readNewestFirst(
      store,
      { table, value: pk, start: messagePrefix, pattern },
      page,
    );
    return { items: readable(items, (item) => messageAsOf(messageKind.parse(item).message, now)), ...more };
  },

  /** The message in its current state: the stream may report a change twice. */
  async find(message: Pick<Message, "reference" | "at" | "messageId">): Promise<Message | undefined> {
    const [item] = await store.read([messageKey(message)]);
    return readMessage(item);
  },
});
