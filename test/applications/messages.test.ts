import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { changed } from "../../core/domain/applications/lifecycle.ts";
import type { MessageTopic } from "../../core/domain/applications/message-topic.ts";
import { messageText } from "../../core/i18n/applications/messages.ts";
import { NotReachable } from "../../core/messaging/messenger.ts";
import { createHandler as createResend } from "../../functions/applications/resend-message.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { countedServices } from "../support/counted-calls.ts";
import { anEvent, ask } from "../support/events.ts";
import { aCohort } from "../support/forms.ts";
import { type Looked, lookIntoTables } from "../support/look-into-tables.ts";
import { applied } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
let send: (to: unknown, text: string) => Promise<void>;
beforeAll(async () => {
  running = await startLocal();
  // Its own way to people, which a test can make fail; the stream's reader goes by it too.
  running.services.messenger.send = (to, text) => send(to, text);
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  expect((await (await api.as("manager")).post("/api/staff/cohorts", aCohort())).status).toBe(201);
});
afterAll(() => running?.stop());

const messagesOf = async (reference: string) =>
  (await (await api.as("auditor")).get(`/api/staff/applications/${reference}/messages`)).body.items;

test("a message that fails is sent again, and shown as sent", async () => {
  let tries = 0;
  send = async () => {
    tries += 1;
    if (tries < 3) throw new Error("the gateway does not answer");
  };
  const reference = await applied(api);
  await expect
    .poll(() => messagesOf(reference), { timeout: 15_000 })
    .toMatchObject([{ state: "sent", channel: "local" }]);
  expect(tries).toBe(3);
});

test("one that fails five times is shown as failed, and holds no other back", async () => {
  send = async () => {
    throw new Error("the gateway does not answer");
  };
  const reference = await applied(api);
  await expect.poll(() => messagesOf(reference), { timeout: 25_000 }).toMatchObject([{ state: "failed" }]);
  send = async () => {};
  const next = await applied(api);
  await expect.poll(() => messagesOf(next), { timeout: 15_000 }).toMatchObject([{ state: "sent" }]);
});

describe("a change that leaves the status as it is", () => {
  /** An officer's change of a submitted application, saved; and what is sent once its stream has been read. */
  const sentAfter = async (options?: { tells: MessageTopic }) => {
    const sent: string[] = [];
    send = async () => {};
    const reference = await applied(api);
    await expect.poll(() => messagesOf(reference), { timeout: 15_000 }).toMatchObject([{ state: "sent" }]);
    send = async (_to, text) => {
      sent.push(text);
    };
    const { applications, now } = running.services;
    const application = await applications.find(reference);
    if (!application) throw new Error(`${reference} is not there`);
    const meta = { actor: "siti", occurredAt: now() };
    await applications.record(changed(application, {}, meta, "change-contact", {}, options));
    // What comes behind it in the stream has been sent: so has the change's own message, if there is one.
    const next = await applied(api);
    await expect.poll(() => messagesOf(next), { timeout: 15_000 }).toMatchObject([{ state: "sent" }]);
    return { reference, status: application.status, texts: sent.filter((text) => text.includes(reference)) };
  };

  test("sends nothing where it tells nothing", async () => {
    const { reference, texts } = await sentAfter();
    expect(texts).toEqual([]);
    expect(await messagesOf(reference)).toHaveLength(1);
  });

  test("sends the topic that it tells, and not the status that the application is in", async () => {
    const { reference, status, texts } = await sentAfter({ tells: "verified" });
    expect(status).toBe("submitted");
    expect(texts).toEqual([messageText("id", reference, "verified")]);
    expect((await messagesOf(reference)).map(({ text }: { text: string }) => text).sort()).toEqual(
      (["submitted", "verified"] as const).map((topic) => messageText("id", reference, topic)).sort(),
    );
  });
});

test("who cannot be reached by the channel is not tried again", async () => {
  let tries = 0;
  send = async () => {
    tries += 1;
    throw new NotReachable("no address");
  };
  const reference = await applied(api);
  await expect.poll(() => messagesOf(reference), { timeout: 15_000 }).toMatchObject([{ state: "failed" }]);
  expect(tries).toBe(1);
});

describe("a message that failed", () => {
  /** Somebody whose first message failed, and what an officer then does about it. */
  const withFailedMessage = async () => {
    send = async () => {
      throw new NotReachable("no address");
    };
    const reference = await applied(api);
    await expect.poll(() => messagesOf(reference), { timeout: 15_000 }).toMatchObject([{ state: "failed" }]);
    const sent: { phone: string; text: string }[] = [];
    send = async (to, text) => {
      sent.push({ ...(to as { phone: string }), text });
    };
    const { messageId } = (await messagesOf(reference))[0];
    return { reference, messageId, sent };
  };
  const resend = async (reference: string, messageId: string, headers = {}) =>
    (await api.as("verifier")).post(
      `/api/staff/applications/${reference}/messages/${messageId}/resend`,
      {},
      headers,
    );

  test("says why, and goes out again where an officer asks, under the same id", async () => {
    const { reference, messageId, sent } = await withFailedMessage();
    expect(await messagesOf(reference)).toMatchObject([{ messageId, why: "no-address", channel: "local" }]);
    const reply = await resend(reference, messageId);
    expect(reply.status, reply.text).toBe(200);
    expect(reply.body).toEqual({ reference, messageId, state: "waiting", version: 2 });
    await expect.poll(() => messagesOf(reference), { timeout: 15_000 }).toMatchObject([{ state: "sent" }]);
    const [message] = await messagesOf(reference);
    expect(message.messageId).toBe(messageId);
    expect(message).not.toHaveProperty("why");
    expect(sent).toHaveLength(1);
    expect(sent[0]?.text).toBe(message.text);
    const audit = await (await api.as("auditor")).get(`/api/staff/audit/application/${reference}`);
    expect(audit.body).toMatchObject({ chain: "intact", items: [{ what: "resend-message" }, {}] });
    const again = await resend(reference, messageId);
    expect([again.status, again.body.type]).toEqual([409, "not-failed"]);
  });

  test("goes to where the person is reached now: a wrong number may be why it failed", async () => {
    const { reference, messageId, sent } = await withFailedMessage();
    const contact = { phone: "0812 5555 0177", phoneOwner: "family", email: null, version: 1 };
    await (await api.as("verifier")).put(`/api/staff/applications/${reference}/contact`, contact);
    expect((await resend(reference, messageId)).status).toBe(200);
    await expect.poll(() => sent).toMatchObject([{ phone: "+6281255550177" }]);
  });

  test("has its five tries anew, and can fail again", async () => {
    const { reference, messageId } = await withFailedMessage();
    let tries = 0;
    send = async () => {
      tries += 1;
      throw new Error("the gateway does not answer");
    };
    expect((await resend(reference, messageId)).status).toBe(200);
    await expect
      .poll(() => messagesOf(reference), { timeout: 25_000 })
      .toMatchObject([{ state: "failed", why: "not-accepted" }]);
    expect(tries).toBe(5);
    send = async () => {};
    expect((await resend(reference, messageId)).status).toBe(200);
  });

  test("is sent once though the request comes twice under its key", async () => {
    const { reference, messageId, sent } = await withFailedMessage();
    const headers = { "idempotency-key": "resend-twice" };
    const first = await resend(reference, messageId, headers);
    await expect.poll(() => messagesOf(reference), { timeout: 15_000 }).toMatchObject([{ state: "sent" }]);
    const second = await resend(reference, messageId, headers);
    expect([second.status, second.text]).toEqual([200, first.text]);
    await api.get("/local/messages");
    expect(sent).toHaveLength(1);
  });

  test("is sent once where two officers ask at once, and the other is told", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { reference, messageId, sent } = await withFailedMessage();
      const replies = await Promise.all([resend(reference, messageId), resend(reference, messageId)]);
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(replies.find(({ status }) => status === 409)?.body.type).toBe("not-failed");
      await api.get("/local/messages");
      expect(sent).toHaveLength(1);
      expect(await messagesOf(reference)).toMatchObject([{ state: "sent" }]);
    }
  });

  test("is found at its own application alone, by its own id alone", async () => {
    const { reference, messageId } = await withFailedMessage();
    send = async () => {};
    const other = await applied(api);
    for (const [at, id] of [
      [other, messageId],
      [reference, "x"],
      [reference, messageId.replace(/^20/, "19")],
      [reference, `${messageId}0`],
      ["KT-0000-0000-0000", messageId],
    ] as const) {
      const reply = await resend(at, id);
      expect([at, id, reply.status, reply.body.type]).toEqual([at, id, 404, "unknown-record"]);
    }
    const read = reference.toLowerCase().replaceAll("-", "");
    expect((await resend(read, messageId)).status).toBe(200);
  });

  test("is sent again in one read and one transaction", async () => {
    const { reference, messageId } = await withFailedMessage();
    const counted = countedServices(running);
    const event = anEvent("resendMessage", { role: "manager", params: { reference, messageId }, body: {} });
    const { calls, result } = await counted.callsOf(() => ask(createResend(counted.services), event));
    expect(result.status).toBe(200);
    expect(calls).toEqual(["BatchGetItemCommand", "TransactWriteItemsCommand"]);
  });
});

test("a message that nothing sent within hours has failed, and can be sent again", async () => {
  send = async () => {};
  const reference = await applied(api);
  await expect.poll(() => messagesOf(reference), { timeout: 15_000 }).toMatchObject([{ state: "sent" }]);
  // As if the stream had let go of it: it is changed here, not added, so the stream's reader does not come upon it.
  const tables = lookIntoTables();
  const items = await tables.everyItem("applications");
  const {
    pk,
    sk,
    message: told,
  } = items.find((item) => item.pk.endsWith(reference) && item.sk.startsWith("MESSAGE#")) as Looked;
  const { channel: _channel, text: _text, ...message } = told;
  await tables.store.commit([
    {
      table: "applications",
      pk,
      sk,
      put: { message: { ...message, state: "waiting" }, messageState: "waiting" },
    },
  ]);
  const [waiting] = await messagesOf(reference);
  expect(waiting).toMatchObject({ state: "waiting", text: expect.stringContaining(reference) });
  const path = `/api/staff/applications/${reference}/messages/${waiting.messageId}/resend`;
  expect((await (await api.as("manager")).post(path, {})).body.type).toBe("not-failed");
  await api.setClock("2026-11-24T10:00:00Z");
  // Tokens follow the clock.
  api = createApi(running.url);
  expect(await messagesOf(reference)).toMatchObject([{ state: "failed", why: "given-up" }]);
  const replies = await Promise.all([1, 2].map(async () => (await api.as("manager")).post(path, {})));
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  await expect.poll(() => messagesOf(reference), { timeout: 15_000 }).toMatchObject([{ state: "sent" }]);
});

test("a stage that sends nothing shows its messages as not sent, and why", async () => {
  const { messenger } = running.services;
  const { channel } = messenger;
  messenger.channel = undefined;
  const reference = await applied(api);
  await expect
    .poll(() => messagesOf(reference), { timeout: 15_000 })
    .toMatchObject([{ state: "failed", why: "messages-off" }]);
  messenger.channel = channel;
  send = async () => {};
  const [{ messageId, ...message }] = await messagesOf(reference);
  expect(message).not.toHaveProperty("channel");
  // Once they are on, an officer sends those that still matter.
  const path = `/api/staff/applications/${reference}/messages/${messageId}/resend`;
  expect((await (await api.as("manager")).post(path, {})).status).toBe(200);
  await expect
    .poll(() => messagesOf(reference), { timeout: 15_000 })
    .toMatchObject([{ state: "sent", channel: "local" }]);
});
