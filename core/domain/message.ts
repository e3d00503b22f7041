/** What the applicant is told: one message a change of status, kept with the application until it is sent. */
import type { Application } from "./application.ts";
import type { Instant } from "./day.ts";
import type { Reference } from "./reference.ts";
import type { Language, Status } from "./words.ts";

export type MessageState = "waiting" | "sent" | "failed";

/** After so many tries a message counts as failed: staff see it, and reach the person another way. */
export const mostAttempts = 5;

export interface Message {
  messageId: string;
  reference: Reference;
  at: Instant;
  /** What it is about; its words are made when it is sent. */
  about: Status;
  to: { phone: string; email: string | null };
  language: Language;
  state: MessageState;
  /** How often sending it has failed. */
  attempts?: number;
  channel?: "sms" | "email" | "local";
  text?: string;
}

export const writeMessage = (application: Application, messageId: string, at: Instant): Message => ({
  messageId,
  reference: application.reference,
  at,
  about: application.status,
  to: { phone: application.phone, email: application.email },
  language: application.language,
  state: "waiting",
});
