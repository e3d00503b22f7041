import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHandler as createGrant } from "../../functions/applications/grant-document-upload.ts";
import { createHandler as createRegister } from "../../functions/applications/register-applicant.ts";
import { createHandler as createStatus } from "../../functions/applications/show-status.ts";
import type { Running } from "../../local/run.ts";
import { createApi } from "../support/api.ts";
import { anEvent, ask } from "../support/events.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let now = "2026-11-24T02:00:00.000Z";
let handlers: { status: unknown; grant: unknown; register: unknown };
beforeAll(async () => {
  running = await startLocal();
  const api = createApi(running.url);
  await api.setClock(now);
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
  const services = { ...running.services, now: () => now };
  handlers = {
    status: createStatus(services),
    grant: createGrant(services),
    register: createRegister(services),
  };
});
afterAll(() => running?.stop());

const birthDate = "1998-07-05";
const wrong = "1998-07-06";
const later = (minutes: number) => {
  now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
};

interface From {
  sourceIp?: string;
  headers?: Record<string, string>;
}
const home: From = { sourceIp: "203.0.113.1" };
const guesser: From = { sourceIp: "198.51.100.9" };
const elsewhere = (index: number): From => ({ sourceIp: `10.${index >> 8}.${index & 255}.1` });

let serial = 0;
const applyFrom = async (from: From): Promise<string> => {
  serial += 1;
  const event = anEvent("registerApplicant", { ...from, body: aForm({ nik: aNik({ serial }) }) });
  const { body, text } = await ask(handlers.register, event);
  expect(body?.reference, text).toBeTruthy();
  return body.reference;
};
const look = (from: From, reference: string, born = birthDate) =>
  ask(handlers.status, anEvent("showStatus", { ...from, body: { reference, birthDate: born } }));
const grant = (from: From, reference: string, born = birthDate) =>
  ask(
    handlers.grant,
    anEvent("grantDocumentUpload", {
      ...from,
      params: { reference },
      body: { birthDate: born, kind: "ktp", contentType: "image/png", bytes: 100 },
    }),
  );
const misses = async (times: number, from: From, reference: string) => {
  for (let index = 0; index < times; index += 1)
    expect((await look(from, reference, wrong)).status).toBe(404);
};
const expectHeldBack = (
  { status, headers, body }: Awaited<ReturnType<typeof look>>,
  withinSeconds: number,
) => {
  expect(status).toBe(429);
  expect(body).toMatchObject({ type: "too-many-tries", status: 429 });
  const seconds = Number(headers["retry-after"]);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(withinSeconds);
};

describe("five misses in fifteen minutes", () => {
  test("hold that address back from that reference, whatever the pair, and nobody else", async () => {
    const reference = await applyFrom(home);
    const other = await applyFrom(home);
    await misses(5, guesser, reference);
    expectHeldBack(await look(guesser, reference, wrong), 15 * 60);
    expectHeldBack(await look(guesser, reference), 15 * 60);
    expectHeldBack(await grant(guesser, reference), 15 * 60);
    expect((await look(home, reference)).status).toBe(200);
    expect((await look(elsewhere(1), reference)).status).toBe(200);
    expect((await look(guesser, other)).status).toBe(200);
  });

  test("count on references that nobody has, and on what is no reference, alike", async () => {
    for (const reference of [
      "KT-0000-0000-0000",
      "KT-7F3K-9Q2M-4XTD",
      "bukan nomor",
      "",
      "\0",
      randomUUID(),
    ]) {
      await misses(5, guesser, reference);
      expectHeldBack(await look(guesser, reference), 15 * 60);
    }
  });

  test("count on the spoken and the printed form of a reference together", async () => {
    const reference = await applyFrom(home);
    const forms = [
      reference,
      reference.toLowerCase(),
      reference.replaceAll("-", ""),
      ` ${reference} `,
      reference.slice(3),
    ];
    for (const typed of forms) expect((await look(guesser, typed, wrong)).status).toBe(404);
    expectHeldBack(await look(guesser, reference), 15 * 60);
  });

  test("count together over the routes that take a birth date", async () => {
    const reference = await applyFrom(home);
    await misses(2, guesser, reference);
    for (let index = 0; index < 3; index += 1)
      expect((await grant(guesser, reference, wrong)).status).toBe(404);
    expectHeldBack(await look(guesser, reference), 15 * 60);
    expectHeldBack(await grant(guesser, reference), 15 * 60);
  });

  test("are forgotten one by one as the window moves", async () => {
    const reference = await applyFrom(home);
    for (let index = 0; index < 5; index += 1) {
      await misses(1, guesser, reference);
      later(2);
    }
    // The first was 10 minutes ago.
    const held = await look(guesser, reference);
    expectHeldBack(held, 5 * 60);
    later(Math.ceil(Number(held.headers["retry-after"]) / 60));
    expect((await look(guesser, reference, wrong)).status).toBe(404);
    expectHeldBack(await look(guesser, reference), 2 * 60);
    later(15);
    expect((await look(guesser, reference)).status).toBe(200);
  });

  test("hold back the owner's own address too, until they are over", async () => {
    const reference = await applyFrom(home);
    await misses(5, home, reference);
    expectHeldBack(await look(home, reference), 15 * 60);
    later(16);
    expect((await look(home, reference)).status).toBe(200);
  });

  test("are not counted for a request that could not be read", async () => {
    const reference = await applyFrom(home);
    for (let index = 0; index < 8; index += 1)
      expect((await look(guesser, reference, "31-02-1998")).status).toBe(400);
    expect((await look(guesser, reference)).status).toBe(200);
  });
});

test("a wrong birth date, a reference that nobody has and what is none get the same bytes", async () => {
  const reference = await applyFrom(home);
  const replies = [
    await look(elsewhere(50), reference, wrong),
    await look(elsewhere(50), "KT-0000-0000-0000"),
    await look(elsewhere(50), "KT-0000-0000-0001"),
    await look(elsewhere(50), "bukan nomor"),
    await grant(elsewhere(50), reference, wrong),
    await grant(elsewhere(50), "KT-0000-0000-0000"),
  ];
  for (const { status, text, headers } of replies) {
    expect(status).toBe(404);
    expect({ text, headers }).toEqual({ text: replies[0]?.text, headers: replies[0]?.headers });
  }
  expect(replies[0]?.body.type).toBe("unknown-reference");
});

test("thirty misses from anywhere in a day hold back whoever never opened it, and nobody who did", async () => {
  const reference = await applyFrom(home);
  const friend = elsewhere(100);
  expect((await look(friend, reference)).status).toBe(200);
  for (let index = 0; index < 30; index += 1) {
    await misses(1, elsewhere(200 + index), reference);
    later(1);
  }
  expectHeldBack(await look(elsewhere(300), reference), 24 * 3600);
  expectHeldBack(await look(elsewhere(301), reference, wrong), 24 * 3600);
  expectHeldBack(await grant(elsewhere(302), reference), 24 * 3600);
  // The guessers themselves never opened it either.
  expectHeldBack(await look(elsewhere(200), reference), 24 * 3600);
  // Applying opened it, and so did a look before.
  expect((await look(home, reference)).status).toBe(200);
  expect((await grant(home, reference)).status).toBe(201);
  expect((await look(friend, reference)).status).toBe(200);
  later(24 * 60 - 31);
  expectHeldBack(await look(elsewhere(303), reference), 60);
  later(2);
  expect((await look(elsewhere(303), reference)).status).toBe(200);
});

describe("of guesses made at once", () => {
  const judged = (replies: Awaited<ReturnType<typeof look>>[]) => {
    // Whoever waited its turn for too long is told to come again.
    for (const { status } of replies) expect([200, 404, 429, 503]).toContain(status);
    return replies.filter(({ status }) => status === 404 || status === 200).length;
  };

  test("a hundred from one address get no more than five judged", async () => {
    const reference = await applyFrom(home);
    const years = Array.from({ length: 100 }, (_, index) => `19${String(index).padStart(2, "0")}-01-01`);
    const replies = await Promise.all(years.map((born) => look(guesser, reference, born)));
    const times = judged(replies);
    expect(times).toBeLessThanOrEqual(5);
    await misses(5 - times, guesser, reference);
    expectHeldBack(await look(guesser, reference), 15 * 60);
  });

  test("no more than five are judged where the address has opened it before", async () => {
    // A mobile network's address is shared: its owner's having opened it lets no neighbour in.
    const reference = await applyFrom(guesser);
    const guesses = Array.from({ length: 40 }, (_, index) =>
      look(guesser, reference, index === 39 ? birthDate : wrong),
    );
    const replies = await Promise.all(guesses);
    judged(replies);
    const missed = replies.filter(({ status }) => status === 404).length;
    expect(missed).toBeLessThanOrEqual(5);
    await misses(5 - missed, guesser, reference);
    expectHeldBack(await look(guesser, reference), 15 * 60);
  });

  test("fifty from fifty addresses get no more than thirty judged", async () => {
    const reference = await applyFrom(home);
    const guesses = Array.from({ length: 50 }, (_, index) =>
      look(elsewhere(1000 + index), reference, index === 49 ? birthDate : wrong),
    );
    expect(judged(await Promise.all(guesses))).toBeLessThanOrEqual(31);
  });
});

describe("an address", () => {
  test("of IPv6 is its network of 64 bits", async () => {
    const reference = await applyFrom(home);
    const typed = [
      "2001:db8:0:1::1",
      "2001:db8:0:1:ffff::2",
      "2001:0db8:0000:0001::3",
      "2001:DB8:0:1:a:b:c:d",
      "2001:db8:0:1::",
    ];
    for (const sourceIp of typed) expect((await look({ sourceIp }, reference, wrong)).status).toBe(404);
    expectHeldBack(await look({ sourceIp: "2001:db8:0:1:9:9:9:9" }, reference), 15 * 60);
    expect((await look({ sourceIp: "2001:db8:0:2::1" }, reference)).status).toBe(200);
  });

  test("of IPv4 is the same when it is written as IPv6", async () => {
    const reference = await applyFrom(home);
    await misses(3, { sourceIp: "198.51.100.77" }, reference);
    await misses(2, { sourceIp: "::ffff:198.51.100.77" }, reference);
    expectHeldBack(await look({ sourceIp: "198.51.100.77" }, reference), 15 * 60);
    expect((await look({ sourceIp: "198.51.100.78" }, reference)).status).toBe(200);
  });

  test("is believed of the edge alone, which knows the secret", async () => {
    const reference = await applyFrom(home);
    const claims = (viewer: string, secret?: string): From => ({
      sourceIp: "192.0.2.200",
      headers: { "x-viewer-address": viewer, ...(secret ? { "x-berdaya-edge": secret } : {}) },
    });
    process.env.EDGE_SECRET = "the edge's own secret";
    try {
      // Claimed without the secret, or with another: the gateway's own view counts, and it is one address.
      for (let index = 0; index < 3; index += 1) await misses(1, claims(`198.18.0.${index}`), reference);
      for (let index = 0; index < 2; index += 1)
        await misses(1, claims(`198.18.1.${index}`, "guessed"), reference);
      expectHeldBack(await look(claims("198.18.2.1"), reference), 15 * 60);
      // With it, each viewer is one of its own.
      for (let index = 0; index < 6; index += 1)
        await misses(1, claims(`198.18.3.${index}`, process.env.EDGE_SECRET), reference);
      expect((await look(claims("198.18.4.1", process.env.EDGE_SECRET), reference)).status).toBe(200);
    } finally {
      delete process.env.EDGE_SECRET;
    }
    // Without a secret of its own nobody's claim is believed.
    for (let index = 0; index < 3; index += 1)
      expect((await look(claims(`198.18.5.${index}`, ""), reference)).status).toBe(429);
  });
});
