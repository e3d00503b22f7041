/** How a message reaches a person: by SMS, by e-mail, or not at all. The stage decides. */
import { SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";
import { PublishCommand, SNSClient } from "@aws-sdk/client-sns";
import type { Message, MessageChannel } from "../domain/applications/message.ts";

export interface Messenger {
  /** The channel that the messenger sends by. undefined when the stage sends nothing. */
  channel: MessageChannel | undefined;
  send(to: Message["to"], text: string, reference: string): Promise<void>;
}

/** This channel cannot reach the person. Another try changes nothing. */
export class NotReachable extends Error {
  override name = "NotReachable";
}

/** The provider accepts no message from anybody at the moment. */
export class ProviderBusy extends Error {
  override name = "ProviderBusy";
}

const busy = new Set([
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "TooManyRequestsException",
  "LimitExceededException",
  "RequestLimitExceeded",
]);

const isBusy = (error: unknown): boolean => {
  const { name, $metadata } = error as Error & { $metadata?: { httpStatusCode?: number } };
  return busy.has(name) || $metadata?.httpStatusCode === 429;
};

const sayingWhenBusy =
  (send: Messenger["send"]): Messenger["send"] =>
  async (...message) => {
    try {
      await send(...message);
    } catch (error) {
      throw isBusy(error) ? new ProviderBusy("the provider is busy", { cause: error }) : error;
    }
  };

// A try fails when the provider does not answer. Without these limits Lambda would stop the function before
// the failure is counted.
const requestHandler = { connectionTimeout: 1000, requestTimeout: 5000, throwOnRequestTimeout: true };
const text = (value: string) => ({ DataType: "String", StringValue: value });

const sms = (senderId: string): Messenger => {
  const client = new SNSClient({ requestHandler });
  const attributes = {
    "AWS.SNS.SMS.SenderID": text(senderId),
    "AWS.SNS.SMS.SMSType": text("Transactional"),
  };
  return {
    channel: "sms",
    send: sayingWhenBusy(async ({ phone }, words) => {
      await client.send(
        new PublishCommand({ PhoneNumber: phone, Message: words, MessageAttributes: attributes }),
      );
    }),
  };
};

const email = (sender: string): Messenger => {
  const client = new SESv2Client({ requestHandler });
  return {
    channel: "email",
    send: sayingWhenBusy(async (to, words, reference) => {
      if (!to.email) throw new NotReachable("no e-mail address");
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: sender,
          Destination: { ToAddresses: [to.email] },
          Content: {
            Simple: { Subject: { Data: `Berdaya ${reference}` }, Body: { Text: { Data: words } } },
          },
        }),
      );
    }),
  };
};

/** Sends nothing without a sender name. A stage may send only by a name that the office registered. */
export const createMessenger = (environment: Record<string, string | undefined>): Messenger => {
  const { MESSAGES: channel, MESSAGES_SENDER: sender } = environment;
  if (sender && channel === "sms") return sms(sender);
  if (sender && channel === "email") return email(sender);
  return { channel: undefined, send: async () => {} };
};
