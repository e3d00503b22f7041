/** Messages stand beside their application until they are sent, and stay. */

import { type Message, readMessageId } from "../../domain/applications/message.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { type Reference, readReference } from "../../domain/shared/reference.ts";
import { type Item, type Key, OptimisticLockError, type Write } from "../dynamodb/store.ts";

export const messagePrefix = "MESSAGE#";
const resendingPrefix = "RESEND#";

type MessageName = Pick<Message, "reference" | "at" | "messageId">;

export const messageKey = ({ reference, at, messageId }: MessageName): Key => ({
  table: "applications",
  pk: `APPLICATION#${reference}`,
  sk: `${messagePrefix}${at}#${messageId}`,
});

/** The key of what a client names, or none where that can be no message. */
export const messageKeys = (asked: { reference: string; messageId: string }): Key[] => {
  const reference = readReference(asked.reference);
  const named = readMessageId(asked.messageId);
  return reference && named ? [messageKey({ reference, ...named })] : [];
};

export const messageItem = (message: Message): Write => ({
  ...messageKey(message),
  put: { message, messageState: message.state },
});

export const readMessage = (item: Item | undefined): Message | undefined =>
  item?.message as Message | undefined;

/** The message that a key tells of, its own or that of its sending again; undefined where it is no message's. */
export const readMessageKey = (pk: string, sk: string): MessageName | undefined => {
  const [, reference] = /^APPLICATION#(.+)$/.exec(pk) ?? [];
  const [, at, messageId] = /^(?:MESSAGE|RESEND#[^#]+)#([^#]+)#([^#]+)$/.exec(sk) ?? [];
  return reference && at && messageId ? { reference: reference as Reference, at, messageId } : undefined;
};

const keptSeconds = 25 * 60 * 60;

/** A failed message waits again, and a new item tells the stream of it: the stream hands on what is added alone. */
export const resendingWrites = (before: Message, after: Message & { resentAt: Instant }): Write[] => [
  {
    ...messageItem(after),
    condition: { expression: "messageState = :seen", values: { ":seen": before.state } },
    onConditionFailed: () => new OptimisticLockError(),
  },
  {
    ...messageKey(after),
    sk: `${resendingPrefix}${after.resentAt}#${after.at}#${after.messageId}`,
    put: { expiresAt: Math.floor(Date.parse(after.resentAt) / 1000) + keptSeconds },
  },
];
