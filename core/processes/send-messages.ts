/** Sending the messages that wait in the outbox. */

import {
  hasWaited,
  longestWaitHours,
  type Message,
  mostAttempts,
  publicMessageId,
} from "../domain/applications/message.ts";
import type { Instant } from "../domain/shared/day.ts";
import { messageText } from "../i18n/applications/messages.ts";
import { type Messenger, NotReachable, ProviderBusy } from "../messaging/messenger.ts";
import { readMessageKey } from "../storage/items/messages.ts";
import type { Messages } from "../storage/repositories/messages.ts";

/** Keys in the form of a table's stream. */
type StreamKeys = Record<string, { S?: string }> | undefined;

export interface MessageTry {
  messageId: string;
  outcome: "sent" | "off" | "try-failed" | "provider-busy" | "unreachable" | "failed";
  error?: unknown;
}

/** The stream tries this message again later. */
export const isStillToSend = ({ outcome }: MessageTry): boolean =>
  outcome === "try-failed" || outcome === "provider-busy";

interface Sending {
  messages: Messages;
  messenger: Messenger;
  now: () => Instant;
}

/** The effect of a failed try on a message. Only refusals of the provider count, not a busy provider. */
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
 * Sends the message that a change of the table names. Returns undefined when no message waits there. A
 * message that is sent and not recorded goes out twice. That is better than no message.
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
    // A message that keeps waiting would go out on a later day, when its text is no longer true, or never.
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

const textOf = ({ language, reference, about }: Message): string => messageText(language, reference, about);
