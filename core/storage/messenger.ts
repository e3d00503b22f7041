/** How a message reaches a person: by SMS, by e-mail, or not at all, as the stage says. */
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import type { Message } from "../domain/message.ts";

export interface Messenger {
  /** What it sends by; undefined where the stage sends nothing. */
  channel: "sms" | "email" | "local" | undefined;
  send(to: Message["to"], text: string, reference: string): Promise<void>;
}

/** The person cannot be reached by this channel: trying again changes nothing. */
export class NotReachable extends Error {}

const sms = (): Messenger => {
  const client = new SNSClient();
  return {
    channel: "sms",
    send: async ({ phone }, text) => {
      await client.send(new PublishCommand({ PhoneNumber: phone, Message: text }));
    },
  };
};

const email = (sender: string | undefined): Messenger => {
  const client = new SESv2Client();
  return {
    channel: "email",
    send: async (to, text, reference) => {
      if (!to.email) throw new NotReachable("no e-mail address");
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: sender,
          Destination: { ToAddresses: [to.email] },
          Content: {
            Simple: { Subject: { Data: `Berdaya ${reference}` }, Body: { Text: { Data: text } } },
          },
        }),
      );
    },
  };
};

export const createMessenger = (environment: Record<string, string | undefined>): Messenger => {
  if (environment.MESSAGES === "sms") return sms();
  if (environment.MESSAGES === "email") return email(environment.MESSAGES_SENDER);
  return { channel: undefined, send: async () => {} };
};
