import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createMessenger, NotReachable, ProviderBusy } from "../../core/messaging/messenger.ts";

/** Stands for SNS and SES: notes what is asked, and answers as a test says. */
let provider: Server;
let asked: string[] = [];
let answer: { status: number; body: string };
const taken = {
  status: 200,
  body: "<PublishResponse><PublishResult><MessageId>m</MessageId></PublishResult></PublishResponse>",
};
const refusal = (status: number, code: string) => ({
  status,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>said by a test</Message></Error></ErrorResponse>`,
});
const bodyOf = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
};

beforeAll(async () => {
  provider = createServer(async (request, response) => {
    asked.push(await bodyOf(request));
    response.writeHead(answer.status, { "content-type": "text/xml" }).end(answer.body);
  });
  await new Promise<void>((done) => provider.listen(0, "127.0.0.1", done));
  const url = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  vi.stubEnv("AWS_ENDPOINT_URL", url);
  vi.stubEnv("AWS_REGION", "ap-southeast-3");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
});
afterAll(() => {
  vi.unstubAllEnvs();
  provider.close();
});
beforeEach(() => {
  asked = [];
  answer = taken;
});

const to = { phone: "+6281255550101", email: null };

describe("an SMS", () => {
  const sms = () => createMessenger({ MESSAGES: "sms", MESSAGES_SENDER: "DINSOSKT" });

  test("goes out under the sender that the stage names, as one that matters", async () => {
    await sms().send(to, "Berdaya: ada kabar.", "KT-7F3K-9Q2M-4XTD");
    const sent = new URLSearchParams(asked[0]);
    expect(sent.get("PhoneNumber")).toBe(to.phone);
    const attributes = Object.fromEntries(
      [1, 2].map((entry) => [
        sent.get(`MessageAttributes.entry.${entry}.Name`),
        sent.get(`MessageAttributes.entry.${entry}.Value.StringValue`),
      ]),
    );
    expect(attributes).toEqual({
      "AWS.SNS.SMS.SenderID": "DINSOSKT",
      "AWS.SNS.SMS.SMSType": "Transactional",
    });
  });

  test.each([
    [400, "Throttling"],
    [400, "Throttled"],
    [429, "TooManyRequestsException"],
  ])("that meets a busy provider (%i %s) is not refused by it", async (status, code) => {
    answer = refusal(status, code);
    await expect(sms().send(to, "x", "x")).rejects.toThrow(ProviderBusy);
  });

  test("that the provider refuses is refused, by the provider's own name for it", async () => {
    answer = refusal(400, "InvalidParameter");
    const refused = await sms()
      .send(to, "x", "x")
      .catch((error: unknown) => error);
    expect(refused).not.toBeInstanceOf(ProviderBusy);
    expect((refused as Error).name).toMatch(/^InvalidParameter/);
  });

  test("is not sent without a sender", () => {
    expect(createMessenger({ MESSAGES: "sms" }).channel).toBeUndefined();
    expect(createMessenger({ MESSAGES: "off" }).channel).toBeUndefined();
    expect(createMessenger({}).channel).toBeUndefined();
  });
});

describe("an e-mail", () => {
  const email = () => createMessenger({ MESSAGES: "email", MESSAGES_SENDER: "berdaya@dinsos.example" });

  test("cannot reach somebody who has no address", async () => {
    await expect(email().send(to, "x", "x")).rejects.toThrow(NotReachable);
    expect(asked).toEqual([]);
  });

  test("that meets a busy provider is not refused by it", async () => {
    answer = { status: 429, body: JSON.stringify({ __type: "TooManyRequestsException", message: "x" }) };
    const reached = { ...to, email: "siti@contoh.example" };
    await expect(email().send(reached, "x", "x")).rejects.toThrow(ProviderBusy);
  });
});
