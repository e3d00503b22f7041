/** The outbox: messages that wait beside their application, and what became of them. */

import {
  hasWaited,
  longestWaitHours,
  type Message,
  messageAsOf,
  mostAttempts,
  publicMessageId,
} from "../../domain/applications/message.ts";
import type { Instant } from "../../domain/shared/day.ts";
import type { Reference } from "../../domain/shared/reference.ts";
import { messageText } from "../../i18n/applications/statuses.ts";
import { type Messenger, NotReachable, ProviderBusy } from "../../messaging/messenger.ts";
import { type PageAsked, readNewestFirst } from "../dynamodb/newest-first.ts";
import { OptimisticLockError, type Store } from "../dynamodb/store.ts";
import { applicationKey } from "../items/applications.ts";
import { messageItem, messageKey, messagePrefix, readMessage, readMessageKey } from "../items/messages.ts";

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
      { table, pk, start: messagePrefix, pattern },
      page,
    );
    return {
      items: items.map((item) => {
        const message = messageAsOf(item.message as Message, now);
        const { at, channel, state, why, text = textOf(message) } = message;
        return {
          messageId: publicMessageId(message),
          at,
          ...(channel ? { channel } : {}),
          text,
          state,
          ...(why ? { why } : {}),
        };
      }),
      ...more,
    };
  },

  /** The message as it stands now: a change of the table may be told twice. */
  async find(message: Pick<Message, "reference" | "at" | "messageId">): Promise<Message | undefined> {
    const [item] = await store.read([messageKey(message)]);
    return readMessage(item);
  },
});

const textOf = ({ language, reference, about }: Message): string => messageText(language, reference, about);

/** Keys as a table's stream tells them. */
type StreamKeys = Record<string, { S?: string }> | undefined;

export interface MessageTry {
  messageId: string;
  outcome: "sent" | "off" | "try-failed" | "provider-busy" | "unreachable" | "failed";
  error?: unknown;
}

/** What is tried again later, by the stream. */
export const isStillToSend = ({ outcome }: MessageTry): boolean =>
  outcome === "try-failed" || outcome === "provider-busy";

interface Sending {
  messages: Messages;
  messenger: Messenger;
  now: () => Instant;
}

/** What a failed try makes of a message: only the provider's refusals are counted, not that it was busy. */
const afterFailure = (
  message: Message,
  error: unknown,
  now: Instant,
): Pick<Message, "state" | "why" | "attempts"> & Pick<MessageTry, "outcome"> => {
  if (error instanceof NotReachable) return { state: "failed", why: "no-address", outcome: "unreachable" };
  if (error instanceof ProviderBusy)
    return hasWaited(message, longestWaitHours, now)
      ? { state: "failed", why: "provider-busy", outcome: "failed" }
      : { state: "waiting", outcome: "provider-busy" };
  const attempts = (message.attempts ?? 0) + 1;
  return attempts >= mostAttempts
    ? { attempts, state: "failed", why: "not-accepted", outcome: "failed" }
    : { attempts, state: "waiting", outcome: "try-failed" };
};

/**
 * Sends the message that a change of the table tells of; undefined where none waits there. Sent and then not noted, it
 * goes out twice: better than not at all.
 */
export const sendWaiting = async (
  { messages, messenger, now }: Sending,
  keys: StreamKeys,
): Promise<MessageTry | undefined> => {
  const named = readMessageKey(keys?.pk?.S ?? "", keys?.sk?.S ?? "");
  const message = named && (await messages.find(named));
  if (message?.state !== "waiting") return undefined;
  const messageId = publicMessageId(message);
  const { channel } = messenger;
  if (!channel) {
    // Left waiting it would go out some other day, when it is no longer so, or never.
    await messages.settle(message, { state: "failed", why: "messages-off" });
    return { messageId, outcome: "off" };
  }
  const settled = { channel, text: textOf(message) };
  try {
    await messenger.send(message.to, settled.text, message.reference);
  } catch (error) {
    const { outcome, ...rest } = afterFailure(message, error, now());
    if (outcome !== "provider-busy") await messages.settle(message, { ...settled, ...rest });
    return { messageId, outcome, error };
  }
  await messages.settle(message, { ...settled, state: "sent" });
  return { messageId, outcome: "sent" };
};
