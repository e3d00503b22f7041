import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Services } from "../../core/services.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import type { BulkPerson } from "../support/bulk.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { birthDate } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";
import { expectSeatsKept } from "./expect-seats-kept.ts";
import { runRandomHistory, separateServices } from "./random-history.ts";
import { sealedCohort } from "./sealed-cohort.ts";

// Whole ways take long where a machine does much else.
vi.setConfig({ testTimeout: 120_000 });

let running: Running;
let api: Api;
let tables: ReturnType<typeof lookIntoTables>;
let passOn: Services["seats"]["passOn"];
const at = "2026-11-24T02:00:00Z";
beforeAll(async () => {
  running = await startLocal({ runsByItself: false });
  api = createApi(running.url);
  tables = lookIntoTables();
  passOn = running.services.seats.passOn;
});
beforeEach(async () => {
  running.services.seats.passOn = passOn;
  await api.setClock(at);
  api.forgetTokens();
});
afterAll(() => running?.stop());

const sealed = (seats: [number, number], people: readonly BulkPerson[], overrides?: object) =>
  sealedCohort({ api, running }, seats, people, overrides);
const statusOf = async (reference: string) => (await running.services.applications.find(reference))?.status;
const reply = (reference: string, answer: string, key = `${reference}-${answer}`) =>
  api.post(`/api/applications/${reference}/reply`, { birthDate, answer }, { "idempotency-key": key });
const withdraw = (reference: string) => api.post(`/api/applications/${reference}/withdrawal`, { birthDate });
const settled = () => api.get("/local/messages");

test("of acceptance, expiry and withdrawal at once one wins, and the seat goes on once or not at all", async () => {
  const wins: Record<string, number> = {};
  for (let round = 0; round < 4; round += 1) {
    running.clock.set(at);
    api.forgetTokens();
    const { cohortId, references } = await sealed([1, 1], [{}, {}, {}]);
    const [holder, second, third] = references as [string, string, string];
    running.clock.set("2026-11-27T15:59:00Z");
    const [accepted, withdrawn] = await Promise.all([
      reply(holder, "accept"),
      withdraw(holder),
      separateServices(running).seats.endOverdue("2026-11-27T16:00:00.000Z"),
    ]);
    await settled();
    const status = (await statusOf(holder)) as string;
    wins[status] = (wins[status] ?? 0) + 1;
    // Who had accepted may withdraw in the next moment; nobody accepts after a withdrawal or an end.
    if (status === "declined")
      expect([accepted, withdrawn].map(({ body }) => body.type)).toEqual(["no-offer", "nothing-to-withdraw"]);
    if (status === "enrolled") expect([accepted.status, withdrawn.status]).toEqual([200, 409]);
    if (status === "withdrawn") expect(withdrawn.status).toBe(200);
    if (accepted.status !== 200) expect(accepted.body.type).toBe("no-offer");
    const freed = status !== "enrolled";
    expect([await statusOf(second), await statusOf(third)]).toEqual([
      freed ? "offered" : "waitlisted",
      "waitlisted",
    ]);
    await expectSeatsKept(tables, cohortId);
  }
  expect(Object.keys(wins).every((status) => ["declined", "enrolled", "withdrawn"].includes(status))).toBe(
    true,
  );
});

test("acceptances and refusals of one offer at once: one is heard", async () => {
  for (let round = 0; round < 3; round += 1) {
    const { references } = await sealed([1, 1], [{}]);
    const [holder] = references as [string];
    const verifier = await api.as("verifier");
    const byPhone = (answer: string) =>
      verifier.post(`/api/staff/applications/${holder}/reply`, { heardBy: "phone", answer });
    const replies = await Promise.all([
      reply(holder, "accept"),
      reply(holder, "decline"),
      byPhone("accept"),
      byPhone("decline"),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const heard = replies.find(({ status }) => status === 200) as Reply;
    expect(await statusOf(holder)).toBe(heard.body.status);
  }
});

test("a refusal repeated by its key frees the seat once", async () => {
  const { cohortId, references } = await sealed([1, 1], [{}, {}, {}]);
  const [holder] = references as [string];
  const replies = await Promise.all([1, 2, 3].map(() => reply(holder, "decline", "once")));
  replies.push(await reply(holder, "decline", "once"));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
  await settled();
  expect(await tables.recount(cohortId)).toEqual({ declined: 1, offered: 1, waitlisted: 1 });
  await expectSeatsKept(tables, cohortId);
});

test("a seat goes on although who passes it on fails between the refusal and the offer", async () => {
  const { cohortId, references } = await sealed([1, 1], [{}, {}]);
  const [holder, second] = references as [string, string];
  let failures = 0;
  running.services.seats.passOn = async (...asked) => {
    failures += 1;
    if (failures <= 2) throw new Error("fails at first");
    await passOn(...asked);
  };
  expect((await reply(holder, "decline")).status).toBe(200);
  expect(await statusOf(second)).toBe("waitlisted");
  await expect.poll(() => statusOf(second), { timeout: 20_000 }).toBe("offered");
  await expectSeatsKept(tables, cohortId);
});

test("what the stream's function never heard of, the day's sweep passes on", async () => {
  const { cohortId, references } = await sealed([1, 1], [{}, {}]);
  const [holder, second] = references as [string, string];
  running.services.seats.passOn = async () => {};
  expect((await reply(holder, "decline")).status).toBe(200);
  await settled();
  expect(await statusOf(second)).toBe("waitlisted");
  running.services.seats.passOn = passOn;
  await api.setClock("2026-11-24T16:00:01Z");
  expect(await statusOf(second)).toBe("offered");
  await expectSeatsKept(tables, cohortId);
});

test("on the day that a cohort starts nobody accepts, and no seat goes on", async () => {
  const { cohortId, references } = await sealed([1, 1], [{}, {}], {
    closesOn: "2026-11-25",
    startsOn: "2026-11-26",
  });
  const [holder, second] = references as [string, string];
  // Past the start, and the day's sweep is not done yet.
  running.clock.set("2026-11-25T16:00:00Z");
  api.forgetTokens();
  const late = await reply(holder, "accept");
  expect([late.status, late.body.type]).toEqual([409, "no-offer"]);
  await passOn(cohortId, running.clock.now());
  expect(await statusOf(second)).toBe("waitlisted");
  await running.services.seats.endOverdue(running.clock.now());
  await passOn(cohortId, running.clock.now());
  expect(await tables.recount(cohortId)).toEqual({ declined: 1, "not-selected": 1 });
});

test("after random histories no class and no cohort holds more than its seats", async () => {
  for (const seed of [1, 2]) await runRandomHistory({ api, running, tables }, seed);
});

test("two hundred wait for the last seat, five processes pass it on at once, and one person gets it", async () => {
  const people = Array.from({ length: 201 }, () => ({}));
  const selection = await sealed([1, 1], people);
  const { cohortId } = selection;
  const { offered: first, waitlisted: rest } = selection.sealed;
  expect(rest).toHaveLength(200);
  const [{ reference: holder }] = first;
  expect((await reply(holder, "decline")).status).toBe(200);
  const processes = Array.from({ length: 5 }, () => separateServices(running));
  await Promise.all(processes.map(({ seats }) => seats.passOn(cohortId, running.clock.now())));
  await settled();
  const { offered, waitlisted, declined } = await tables.recount(cohortId);
  expect({ offered, waitlisted, declined }).toEqual({ offered: 1, waitlisted: 199, declined: 1 });
  const [next] = rest.filter(({ place }: { place: number }) => place === 1);
  expect(await statusOf(next.reference)).toBe("offered");
  await expectSeatsKept(tables, cohortId);
});
