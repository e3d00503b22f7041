/** The outbox: messages that wait beside their application, and what became of them. */
import { messageText } from "../dictionary/statuses.ts";
import { type Message, mostAttempts } from "../domain/message.ts";
import type { Reference } from "../domain/reference.ts";
import { applicationKey } from "./application-items.ts";
import { messageItem, messageKey, messagePrefix, readMessageKey } from "./message-items.ts";
import { type Messenger, NotReachable } from "./messenger.ts";
import { type PageAsked, readNewestFirst } from "./newest-first.ts";
import { Overtaken, type Store } from "./store.ts";

export type Messages = ReturnType<typeof createMessages>;

export const createMessages = (store: Store) => ({
  /** Notes what became of a waiting message, or that a try failed; one that has ended stays as it is. */
  async settle(
    message: Message,
    settled: Pick<Message, "state" | "channel" | "text" | "attempts">,
  ): Promise<void> {
    const write = messageItem({ ...message, ...settled });
    await store.commit([
      {
        ...write,
        when: { expression: "messageState = :waiting", values: { ":waiting": "waiting" } },
        lost: () => new Overtaken(),
      },
    ]);
  },

  /** What an applicant was told, newest first; what still waits to be sent is not told yet. */
  async list(reference: Reference, page: PageAsked) {
    const { table, pk } = applicationKey(reference);
    const pattern = /^MESSAGE#\d{4}-[\d-]+T[\d:.]+Z#[\w-]+$/;
    const { items, ...more } = await readNewestFirst(
      store,
      { table, pk, start: messagePrefix, pattern },
      page,
    );
    return {
      items: items.flatMap(({ message }) => {
        const { at, channel, text, state } = message as Message;
        return state === "waiting" || !channel ? [] : [{ at, channel, text: text ?? "", state }];
      }),
      ...more,
    };
  },

  /** The message as it stands now: a change of the table may be told twice. */
  async find(message: Pick<Message, "reference" | "at" | "messageId">): Promise<Message | undefined> {
    const [item] = await store.read([messageKey(message)]);
    return item?.message as Message | undefined;
  },
});

/** Keys as a table's stream tells them. */
type StreamKeys = Record<string, { S?: string }> | undefined;

/**
 * Sends the message that a change of the table tells of, if it is one that still waits. False where it must be tried
 * again. Sent and then not noted, it goes out twice: better than not at all.
 */
export const sendWaiting = async (
  { messages, messenger }: { messages: Messages; messenger: Messenger },
  keys: StreamKeys,
): Promise<boolean> => {
  const named = readMessageKey(keys?.pk?.S ?? "", keys?.sk?.S ?? "");
  const message = named && (await messages.find(named));
  if (message?.state !== "waiting" || !messenger.channel) return true;
  const text = messageText(message.language, message.reference, message.about);
  const settled = { channel: messenger.channel, text };
  try {
    await messenger.send(message.to, text, message.reference);
  } catch (error) {
    const attempts = (message.attempts ?? 0) + 1;
    const isOver = error instanceof NotReachable || attempts >= mostAttempts;
    await messages.settle(message, { ...settled, attempts, state: isOver ? "failed" : "waiting" });
    return isOver;
  }
  await messages.settle(message, { ...settled, state: "sent" });
  return true;
};
