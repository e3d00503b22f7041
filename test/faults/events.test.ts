import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { documentKey } from "../../core/domain/applications/document.ts";
import {
  longestWaitHours,
  type Message,
  mostAttempts,
  publicMessageId,
} from "../../core/domain/applications/message.ts";
import { redirectLog } from "../../core/http/log.ts";
import { type Messenger, NotReachable, ProviderBusy } from "../../core/messaging/messenger.ts";
import { allServices, type Services } from "../../core/services.ts";
import { createHandler as createInspect } from "../../functions/applications/inspect-document.ts";
import { createHandler as createSend } from "../../functions/applications/send-messages.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { startLocal } from "../support/start-local.ts";
import { type Fault, faultyDynamoDb, injectFaults, lastingFaults, passingFaults } from "./faulty-client.ts";

let running: Running;
let api: Api;
let tables: ReturnType<typeof lookIntoTables>;
let dynamoDb: ReturnType<typeof faultyDynamoDb>;
let s3: { client: S3Client; start: ReturnType<typeof faultyDynamoDb>["start"] };
let services: Services;
let sent: { phone: string; text: string }[] = [];
let reach: () => void = () => {};
const messenger: Messenger = {
  channel: "sms",
  send: async ({ phone }, text) => {
    reach();
    sent.push({ phone, text });
  },
};
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
  tables = lookIntoTables();
  dynamoDb = faultyDynamoDb();
  s3 = injectFaults(new S3Client());
  services = allServices({ now: running.clock.now, messenger }, { dynamoDb: dynamoDb.client, s3: s3.client });
});
afterAll(() => running?.stop());
afterEach(() => {
  dynamoDb.start();
  s3.start();
  sent = [];
  reach = () => {};
});

const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489", "hex");
let serial = 0;
/** An application with one document that waits; the file goes past the store's events, so that a test tells of it. */
const grantOne = async () => {
  serial += 1;
  const form = aForm({ nik: aNik({ serial }) });
  const { reference } = (await api.post("/api/applications", form)).body;
  const ask = { birthDate: form.birthDate, kind: "ktp", contentType: "image/png", bytes: 5000 };
  const { documentId, upload } = (await api.post(`/api/applications/${reference}/documents`, ask)).body;
  const arrived = { detail: { object: { key: documentKey(reference, documentId) } } };
  const documents = async () => (await running.services.applications.find(reference))?.documents;
  return { reference, documentId, upload, arrived, documents };
};
const put = (key: string, body: Buffer) =>
  new S3Client().send(new PutObjectCommand({ Bucket: process.env.DOCUMENTS_BUCKET, Key: key, Body: body }));

describe("a file that arrived", () => {
  const inspect = (event: unknown) => createInspect(services)(event as never);

  test.each(Object.entries({ ...passingFaults, ...lastingFaults }))(
    "is looked at until that is recorded, and recorded once, where a call %s",
    async (_what, fault: Fault) => {
      for (const [client, number] of [
        [dynamoDb, 1],
        [dynamoDb, 2],
        [s3, 1],
      ] as const) {
        const { reference, arrived, documents } = await grantOne();
        await put(arrived.detail.object.key, png);
        client.start((call) => (call === number ? fault : undefined));
        await inspect(arrived).catch(() => undefined);
        client.start();
        await inspect(arrived);
        await inspect(arrived);
        expect(await documents()).toMatchObject([{ state: "received" }]);
        const record = await running.services.applications.find(reference);
        const { entries, chain } = await tables.auditOf(record as never);
        expect(chain).toBe("intact");
        expect(entries.filter(({ what }) => what === "receive-document")).toHaveLength(1);
      }
    },
  );

  test("counts as nothing where nobody was granted it", async () => {
    const { reference, documents } = await grantOne();
    for (const key of [
      documentKey(reference, "another"),
      "applications/KT-0000-0000-0000/x",
      "x",
      "../x",
      "",
    ])
      await inspect({ detail: { object: { key } } });
    expect(await documents()).toMatchObject([{ state: "waiting" }]);
  });

  test("is looked at again where another takes its place", async () => {
    const { arrived, documents } = await grantOne();
    await put(arrived.detail.object.key, png);
    await inspect(arrived);
    expect(await documents()).toMatchObject([{ state: "received" }]);
    await put(arrived.detail.object.key, Buffer.from("MZ, a programme"));
    await inspect(arrived);
    expect(await documents()).toMatchObject([{ state: "refused", why: "other-type" }]);
    expect((await documents())?.[0]?.receivedAt).toBeUndefined();
    await put(arrived.detail.object.key, png);
    await inspect(arrived);
    expect(await documents()).toMatchObject([{ state: "received" }]);
    expect((await documents())?.[0]?.why).toBeUndefined();
  });

  test("is recorded beside what staff do at the same moment", async () => {
    const { reference, arrived, documents } = await grantOne();
    await put(arrived.detail.object.key, png);
    const verifier = await api.as("verifier");
    const check = { source: "DTKS", registered: false, checkedOn: "2026-11-20", method: "SIKS-NG" };
    await Promise.all([
      inspect(arrived),
      ...Array.from({ length: 4 }, () =>
        verifier.post(`/api/staff/applications/${reference}/registry-check`, check),
      ),
    ]);
    expect(await documents()).toMatchObject([{ state: "received" }]);
    const record = await running.services.applications.find(reference);
    expect(record?.registryChecks).toHaveLength(4);
    expect((await tables.auditOf(record as never)).chain).toBe("intact");
  });

  test("through the browser is held to its type and its bytes", async () => {
    const { upload, arrived } = await grantOne();
    const post = async (change: (form: FormData) => void, file: Blob) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(upload.fields)) form.set(name, value as string);
      change(form);
      form.append("file", file);
      return (await fetch(upload.url, { method: "POST", body: form })).status;
    };
    const good = new Blob([png], { type: "image/png" });
    expect(await post((form) => form.set("Content-Type", "text/html"), good)).toBe(403);
    expect(await post((form) => form.set("key", "applications/KT-0000-0000-0000/x"), good)).toBe(403);
    expect(await post(() => {}, new Blob([Buffer.alloc(5001)]))).toBe(400);
    expect(await post(() => {}, new Blob([]))).toBe(400);
    const { key } = arrived.detail.object;
    await expect(
      new S3Client().send(new GetObjectCommand({ Bucket: process.env.DOCUMENTS_BUCKET, Key: key })),
    ).rejects.toThrow();
    expect(await post(() => {}, good)).toBe(201);
  });
});

describe("a message", () => {
  const aMessage = async () => {
    const { reference } = await grantOne();
    await api.get("/local/messages");
    const { items } = await tables.store.query({
      table: "applications",
      where: {
        expression: "pk = :pk AND begins_with(sk, :m)",
        values: { ":pk": `APPLICATION#${reference}`, ":m": "MESSAGE#" },
      },
    });
    const [item] = items;
    // As it was before the local run sent it.
    await tables.store.commit([
      {
        table: "applications",
        pk: item?.pk,
        sk: item?.sk,
        put: { message: { ...item?.message, state: "waiting" }, messageState: "waiting" },
      },
    ]);
    const keys = { pk: { S: item?.pk }, sk: { S: item?.sk } };
    const told = { Records: [{ eventName: "INSERT", dynamodb: { Keys: keys, SequenceNumber: "1" } }] };
    const message = async (): Promise<Message> =>
      (await tables.store.read([{ table: "applications", pk: item?.pk, sk: item?.sk }]))[0]?.message;
    const state = async () => (await message()).state;
    return { told, message, state, reference };
  };
  /** One batch of them all, numbered in their order. */
  const batch = (...each: { told: Awaited<ReturnType<typeof aMessage>>["told"] }[]) => ({
    Records: each
      .flatMap(({ told }) => told.Records)
      .map(({ dynamodb, ...record }, index) => ({
        ...record,
        dynamodb: { ...dynamodb, SequenceNumber: String(index + 1) },
      })),
  });
  const handedBack = (...numbers: string[]) => ({
    batchItemFailures: numbers.map((itemIdentifier) => ({ itemIdentifier })),
  });
  /** The lines of the log that tell of tries, made while `run` runs. */
  const logged = async (run: () => Promise<unknown>): Promise<Record<string, unknown>[]> => {
    const lines: string[] = [];
    redirectLog((line) => lines.push(line));
    await run();
    redirectLog(() => {});
    return lines.map((line) => JSON.parse(line)).filter(({ messageId }) => messageId);
  };
  const send = (event: unknown) => createSend(services)(event as never);
  const done = { batchItemFailures: [] };
  const again = { batchItemFailures: [{ itemIdentifier: "1" }] };

  test("is sent once though the table tells of it twice", async () => {
    const { told, state } = await aMessage();
    expect(await send({ Records: [...told.Records, ...told.Records] })).toEqual(done);
    expect(await send(told)).toEqual(done);
    expect(sent).toHaveLength(1);
    expect(await state()).toBe("sent");
  });

  test("that did not go out is handed on again", async () => {
    const { told, state } = await aMessage();
    reach = () => {
      throw new Error("the network is down");
    };
    expect(await send(told)).toEqual(again);
    expect(await state()).toBe("waiting");
    reach = () => {};
    expect(await send(told)).toEqual(done);
    expect(sent).toHaveLength(1);
  });

  test("to someone whom the channel cannot reach has failed, and holds up nobody", async () => {
    const { told, state } = await aMessage();
    reach = () => {
      throw new NotReachable("no address");
    };
    expect(await send(told)).toEqual(done);
    expect(await state()).toBe("failed");
  });

  test("that fails holds back what the same person is told later, and nobody else", async () => {
    const [one, other] = [await aMessage(), await aMessage()];
    let tries = 0;
    reach = () => {
      tries += 1;
      if (tries === 1) throw new Error("the network is down");
    };
    expect(await send(batch(one, one, other))).toEqual(handedBack("1", "2"));
    expect(tries).toBe(2);
    expect([await one.state(), await other.state()]).toEqual(["waiting", "sent"]);
  });

  test("whose provider is busy waits for it, however often, and that counts as no try", async () => {
    const [one, other] = [await aMessage(), await aMessage()];
    let tries = 0;
    reach = () => {
      tries += 1;
      throw new ProviderBusy("slower");
    };
    for (let round = 0; round < 2 * mostAttempts; round += 1)
      // The provider is let alone: what comes behind is not tried.
      expect(await send(batch(one, other))).toEqual(handedBack("1"));
    expect(tries).toBe(2 * mostAttempts);
    expect(await one.message()).toMatchObject({ state: "waiting" });
    expect((await one.message()).attempts).toBeUndefined();
    reach = () => {};
    expect(await send(batch(one, other))).toEqual(done);
    expect([await one.state(), await other.state()]).toEqual(["sent", "sent"]);
  });

  test("that a provider was too busy for until its day is nearly over has failed, and the alarm hears of it", async () => {
    const { told, message } = await aMessage();
    reach = () => {
      throw new ProviderBusy("slower");
    };
    const later = (hours: number) => () =>
      new Date(Date.parse(running.clock.now()) + hours * 3_600_000).toISOString();
    const sendAt = (hours: number) => createSend({ ...services, now: later(hours) })(told as never);
    expect(await sendAt(longestWaitHours - 1)).toEqual(again);
    const lines = await logged(async () => expect(await sendAt(longestWaitHours + 1)).toEqual(done));
    expect(await message()).toMatchObject({ state: "failed", why: "provider-busy" });
    expect(lines).toMatchObject([{ outcome: "failed", failedMessages: 1 }]);
  });

  test("that fails is in the log at each try, by its id and the error's class, and nothing of the person", async () => {
    const { told, message, reference } = await aMessage();
    reach = () => {
      throw Object.assign(new Error(`+6281255550101 is not valid for ${reference}`), {
        name: "InvalidParameterException",
      });
    };
    const lines = await logged(async () => {
      for (let tries = 1; tries < mostAttempts; tries += 1) expect(await send(told)).toEqual(again);
      expect(await send(told)).toEqual(done);
    });
    const failed = await message();
    expect(failed).toMatchObject({ state: "failed", why: "not-accepted", attempts: mostAttempts });
    expect(lines).toHaveLength(mostAttempts);
    const [first, last] = [lines[0], lines.at(-1)];
    const metrics = { Namespace: "Berdaya", Dimensions: [["stage", "step"]] };
    for (const line of lines)
      expect(line).toMatchObject({
        _aws: { CloudWatchMetrics: [metrics] },
        step: "sendMessages",
        messageId: publicMessageId(failed),
        errorName: "InvalidParameterException",
        failedTries: 1,
      });
    expect(first).toMatchObject({ outcome: "try-failed", failedMessages: 0 });
    expect(last).toMatchObject({ outcome: "failed", failedMessages: 1 });
    expect(JSON.stringify(lines)).not.toMatch(/62812|not valid|KT-|Pendaftaran/);
  });

  test("to someone without an address is in the log, and wakes nobody: their officer is told to call", async () => {
    const { told, message } = await aMessage();
    reach = () => {
      throw new NotReachable("no address");
    };
    const lines = await logged(() => send(told));
    expect(lines).toMatchObject([{ outcome: "unreachable", failedTries: 0, failedMessages: 0 }]);
    expect(await message()).toMatchObject({ state: "failed", why: "no-address" });
  });

  test("of a stage that sends nothing has failed at once and says why: it is neither sent nor about to be", async () => {
    const { told, message } = await aMessage();
    const silent = { channel: undefined, send: messenger.send };
    const lines = await logged(async () =>
      expect(await createSend({ ...services, messenger: silent })(told as never)).toEqual(done),
    );
    expect(sent).toEqual([]);
    expect(await message()).toMatchObject({ state: "failed", why: "messages-off" });
    expect(lines).toMatchObject([{ outcome: "off", failedMessages: 0 }]);
  });

  test("goes out at most once more where its end could not be noted", async () => {
    const { told, state } = await aMessage();
    dynamoDb.start((number) => (number === 2 ? lastingFaults["may not do it"] : undefined));
    await expect(send(told)).rejects.toThrow();
    dynamoDb.start();
    expect(await send(told)).toEqual(done);
    expect(await send(told)).toEqual(done);
    expect(sent).toHaveLength(2);
    expect(await state()).toBe("sent");
  });
});
