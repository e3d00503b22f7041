/** What the applicant is told: one message a topic that a change tells of, kept with the application, sent or not. */

import type { Language } from "../shared/codes.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import type { Instant } from "../shared/day.ts";
import { DomainError } from "../shared/domain-error.ts";
import type { Reference } from "../shared/reference.ts";
import type { Application } from "./application.ts";
import { type ApplicationChange, changed } from "./lifecycle.ts";
import type { MessageTopic } from "./message-topic.ts";

export const messageStates = ["waiting", "sent", "failed"] as const;
type MessageState = (typeof messageStates)[number];

export const messageChannels = ["sms", "email", "local"] as const;
export type MessageChannel = (typeof messageChannels)[number];

/**
 * Why nobody was told: the person has no address of the stage's channel; the provider took it at no try; it was busy all
 * the time; the stage sends nothing; or nobody tried it in time.
 */
export const reasonsNotSent = [
  "no-address",
  "not-accepted",
  "provider-busy",
  "messages-off",
  "given-up",
] as const;
type ReasonNotSent = (typeof reasonsNotSent)[number];

/** After so many failed tries a message counts as failed: staff see it, and reach the person another way. */
export const mostAttempts = 5;

/** A busy provider is no failed try; a message that has waited this long for it counts as failed all the same. */
export const longestWaitHours = 5;

/** The stream hands on nothing that is six hours old: what still waits then, nothing will send. */
export const givenUpAfterHours = 7;

export interface Message {
  messageId: string;
  reference: Reference;
  at: Instant;
  /** What it is about; its words are made when it is sent. */
  about: MessageTopic;
  to: { phone: string; email: string | null };
  language: Language;
  state: MessageState;
  /** How often sending it has failed, since an officer last sent it again. */
  attempts?: number | undefined;
  why?: ReasonNotSent | undefined;
  /** When an officer sent it again. */
  resentAt?: Instant;
  channel?: MessageChannel;
  text?: string;
}

export const writeMessage = (
  application: Application,
  about: MessageTopic,
  messageId: string,
  at: Instant,
): Message => ({
  messageId,
  reference: application.reference,
  at,
  about,
  to: { phone: application.phone, email: application.email },
  language: application.language,
  state: "waiting",
});

export const hasWaited = ({ at, resentAt = at }: Message, hours: number, now: Instant): boolean =>
  Date.parse(now) - Date.parse(resentAt) > hours * 3_600_000;

/** As it stands now: what nobody can send any more has failed, whether or not somebody could still note that. */
export const messageAsOf = (message: Message, now: Instant): Message =>
  message.state === "waiting" && hasWaited(message, givenUpAfterHours, now)
    ? { ...message, state: "failed", why: "given-up" }
    : message;

/** How clients and logs name a message: with its instant, so that one read finds it. */
export const publicMessageId = ({ at, messageId }: Pick<Message, "at" | "messageId">): string =>
  `${at.replaceAll(/[-:.]/g, "")}-${messageId}`;

export const readMessageId = (typed: string): Pick<Message, "at" | "messageId"> | undefined => {
  const pattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})?Z-([\w-]{1,64})$/;
  const [, year, month, date, hour, minute, second, milliseconds, messageId] = pattern.exec(typed) ?? [];
  if (!messageId) return undefined;
  // What the clock starts writes whole seconds.
  const fraction = milliseconds ? `.${milliseconds}` : "";
  return { at: `${year}-${month}-${date}T${hour}:${minute}:${second}${fraction}Z`, messageId };
};

/** A failed message goes out again, to where the person is reached now: a wrong number may be why it failed. */
export const resend = (
  application: Application,
  message: Message | undefined,
  meta: CommandMeta,
): { before: Message; after: Message & { resentAt: Instant }; change: ApplicationChange } => {
  if (!message) throw new DomainError("unknown-record");
  if (messageAsOf(message, meta.occurredAt).state !== "failed") throw new DomainError("not-failed");
  return {
    before: message,
    after: {
      ...message,
      to: { phone: application.phone, email: application.email },
      language: application.language,
      state: "waiting",
      attempts: undefined,
      why: undefined,
      resentAt: meta.occurredAt,
    },
    change: changed(application, {}, meta, "resend-message", { messageId: publicMessageId(message) }),
  };
};
