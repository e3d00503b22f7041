/** Messages are beside their application, before and after they are sent. */

import * as z from "zod";
import {
  type Message,
  messageChannels,
  messageStates,
  readMessageId,
  reasonsNotSent,
} from "../../domain/applications/message.ts";
import { messageTopics } from "../../domain/applications/message-topic.ts";
import { languages } from "../../domain/shared/codes.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { type Reference, readReference } from "../../domain/shared/reference.ts";
import { fields, text, whole } from "../../domain/shared/stored.ts";
import { type Item, type Key, OptimisticLockError, type Write } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

export const messagePrefix = "MESSAGE#";
const resendingPrefix = "RESEND#";

const storedMessage = (): z.ZodType<Message> =>
  fields({
    messageId: text(),
    reference: text<Reference>(),
    at: text(),
    about: z.enum(messageTopics),
    to: fields({ phone: text(), email: text().nullable() }),
    language: z.enum(languages),
    state: z.enum(messageStates),
    attempts: whole().optional(),
    why: z.enum(reasonsNotSent).optional(),
    resentAt: text().optional(),
    channel: z.enum(messageChannels).optional(),
    text: text().optional(),
  });

export const messageKind = /* @__PURE__ */ declareKind<{ message: Message; messageState: string }>({
  kind: "message",
  table: "applications",
  pk: /^APPLICATION#/,
  sk: /^MESSAGE#/,
  version: 1,
  schema: () => fields({ message: storedMessage(), messageState: text() }),
});

/** The new item tells the stream that a message waits again. */
export const resendingKind = /* @__PURE__ */ declareKind<{ expiresAt: number }>({
  kind: "resending",
  table: "applications",
  pk: /^APPLICATION#/,
  sk: /^RESEND#/,
  version: 1,
  schema: () => fields({ expiresAt: whole() }),
});

type MessageName = Pick<Message, "reference" | "at" | "messageId">;

export const messageKey = ({ reference, at, messageId }: MessageName): Key => ({
  table: "applications",
  pk: `APPLICATION#${reference}`,
  sk: `${messagePrefix}${at}#${messageId}`,
});

/** The key of the message that a client names. undefined when the id cannot be a message's id. */
export const messageKeys = (asked: { reference: string; messageId: string }): Key[] => {
  const reference = readReference(asked.reference);
  const named = readMessageId(asked.messageId);
  return reference && named ? [messageKey({ reference, ...named })] : [];
};

export const messageItem = (message: Message): Write => ({
  ...messageKey(message),
  put: messageKind.write({ message, messageState: message.state }),
});

export const readMessage = (item: Item | undefined): Message | undefined => messageKind.read(item)?.message;

/**
 * The message that a key belongs to: the key of the message, or of its resending. undefined for other keys.
 */
export const readMessageKey = (pk: string, sk: string): MessageName | undefined => {
  const [, reference] = /^APPLICATION#(.+)$/.exec(pk) ?? [];
  const [, at, messageId] = /^(?:MESSAGE|RESEND#[^#]+)#([^#]+)#([^#]+)$/.exec(sk) ?? [];
  return reference && at && messageId ? { reference: reference as Reference, at, messageId } : undefined;
};

const keptSeconds = 25 * 60 * 60;

/** A failed message waits again. A new item tells the stream, because the stream passes on only new items. */
export const resendingWrites = (before: Message, after: Message & { resentAt: Instant }): Write[] => [
  {
    ...messageItem(after),
    condition: { expression: "messageState = :seen", values: { ":seen": before.state } },
    onConditionFailed: () => new OptimisticLockError(),
  },
  {
    ...messageKey(after),
    sk: `${resendingPrefix}${after.resentAt}#${after.at}#${after.messageId}`,
    put: resendingKind.write({ expiresAt: Math.floor(Date.parse(after.resentAt) / 1000) + keptSeconds }),
  },
];
