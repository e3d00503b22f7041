import { afterAll, beforeAll, expect, test } from "vitest";
import { NotReachable } from "../../core/storage/messenger.ts";
import { createHandler } from "../../functions/send-messages.ts";
import type { Running } from "../../local/run.ts";
import { aCohort } from "../builders/forms.ts";
import { applied } from "../builders/people.ts";
import { type Api, createApi } from "../journey/api.ts";
import { startLocal } from "../journey/start-local.ts";

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

test("a stage that sends nothing leaves its messages waiting", async () => {
  const quiet = createHandler({
    messages: running.services.messages,
    messenger: { channel: undefined, send: async () => {} },
  });
  expect(await quiet({ Records: [] })).toEqual({ batchItemFailures: [] });
});
