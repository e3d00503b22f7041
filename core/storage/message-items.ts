/** Messages stand beside their application until they are sent, and stay. */
import type { Message } from "../domain/message.ts";
import type { Reference } from "../domain/reference.ts";
import type { Key, Write } from "./store.ts";

export const messagePrefix = "MESSAGE#";

export const messageKey = ({
  reference,
  at,
  messageId,
}: Pick<Message, "reference" | "at" | "messageId">): Key => ({
  table: "applications",
  pk: `APPLICATION#${reference}`,
  sk: `${messagePrefix}${at}#${messageId}`,
});

export const messageItem = (message: Message): Write => ({
  ...messageKey(message),
  put: { message, messageState: message.state },
});

/** The message that a key names, or undefined where it is no message's. */
export const readMessageKey = (pk: string, sk: string) => {
  const [, reference] = /^APPLICATION#(.+)$/.exec(pk) ?? [];
  const [, at, messageId] = /^MESSAGE#([^#]+)#([^#]+)$/.exec(sk) ?? [];
  return reference && at && messageId ? { reference: reference as Reference, at, messageId } : undefined;
};
