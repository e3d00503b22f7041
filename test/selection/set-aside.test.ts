/** One record that nobody can move: it is set aside and named, and stops neither the others nor any reader. */
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { redirectLog } from "../../core/http/log.ts";
import { allServices, type Services } from "../../core/services.ts";
import { createHandler as endOverdueOffers } from "../../functions/selection/end-overdue-offers.ts";
import { createHandler as reallocateSeats } from "../../functions/selection/reallocate-seats.ts";
import { createHandler as sealSelection } from "../../functions/selection/seal-selection.ts";
import type { Running } from "../../local/run.ts";
import { faultyDynamoDb, lastingFaults } from "../faults/faulty-client.ts";
import { type Api, createApi } from "../support/api.ts";
import { applyInBulk, type BulkPerson } from "../support/bulk.ts";
import { anEvent, ask, stoppedIn } from "../support/events.ts";
import { aCohort } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { birthDate } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";
import { withoutHistory, withTakenEntry } from "../support/unmovable.ts";

vi.setConfig({ testTimeout: 120_000 });

let running: Running;
let api: Api;
let tables: ReturnType<typeof lookIntoTables>;
let dynamoDb: ReturnType<typeof faultyDynamoDb>;
/** Of the functions that these tests start; those of the running Berdaya hold still. */
let services: Services;
let lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  running = await startLocal({ runsByItself: false });
  api = createApi(running.url);
  tables = lookIntoTables();
  dynamoDb = faultyDynamoDb();
  const brought = { now: running.clock.now, messenger: running.services.messenger };
  services = allServices(brought, { dynamoDb: dynamoDb.client, s3: new S3Client() });
  running.services.outcomes.applyOutcomes = async () => {};
  running.services.seats.passOn = async () => {};
  redirectLog((line) => lines.push(JSON.parse(line)));
});
beforeEach(() => {
  lines = [];
  dynamoDb.start();
  running.clock.set("2026-11-24T02:00:00.000Z");
  api.forgetTokens();
});
afterAll(() => running?.stop());

const seed = "benih yang cukup panjang";
let cohorts = 0;
/** Of one class of sewing; of its people, the earlier the better. */
const openCohort = async (seats: number, people: readonly BulkPerson[], overrides: object = {}) => {
  cohorts += 1;
  const cohortId = `aside-${cohorts}`;
  const classes = [{ ...aCohort().classes[0], seats }];
  const opened = await (await api.as("manager")).post(
    "/api/staff/cohorts",
    aCohort({ cohortId, classes, closesOn: "2026-11-24", ...overrides }),
  );
  expect(opened.status, opened.text).toBe(201);
  const ranked = people.map((person, index) => ({
    scores: { motivation: 90 - index, readiness: 90 - index, need: 90 - index },
    ...person,
  }));
  return { cohortId, references: await applyInBulk(running.services, cohortId, ranked) };
};
const afterIntake = () => {
  running.clock.set("2026-11-25T02:00:00.000Z");
  api.forgetTokens();
};
const seal = (cohortId: string) =>
  ask(
    sealSelection(services),
    anEvent("sealSelection", { params: { cohortId }, role: "manager", body: { seed } }),
  );
/** Sealed, and none of the moves made. */
const sealAlone = async (cohortId: string) => {
  let made = 0;
  dynamoDb.start((_call, command) => {
    if (command === "TransactWriteItemsCommand") made += 1;
    return made > 1 ? lastingFaults["may not do it"] : undefined;
  });
  expect((await seal(cohortId)).status).toBe(500);
  dynamoDb.start();
};
const statusesOf = async (references: readonly string[]) => {
  const all = new Map(
    (await tables.everyApplication()).map((each) => [each.reference as string, each.status]),
  );
  return references.map((reference) => all.get(reference));
};
const failures = () => lines.filter(({ outcome }) => outcome === "failed");
const night = (at = "2026-11-25T16:00:00Z", context = {}) => endOverdueOffers(services)({ at }, context);
const changeOf = (pk: string, sk: string) => ({
  eventName: "INSERT",
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: "1" },
});
const stream = (...Records: ReturnType<typeof changeOf>[]) => reallocateSeats(services)({ Records } as never);

describe("a selection of which two records cannot be moved", () => {
  const twoOfSix = async () => {
    const { cohortId, references } = await openCohort(2, [
      {},
      {},
      {},
      {},
      { notAssessed: true },
      { notAssessed: true },
    ]);
    const conflicting = references[2] as string;
    const broken = references[5] as string;
    const [first, second] = [await withTakenEntry(tables, conflicting), await withoutHistory(tables, broken)];
    const mend = () => Promise.all([first.mend(), second.mend()]);
    return { cohortId, references, unmovable: [conflicting, broken], mend };
  };
  const moved = ["offered", "offered", "waitlisted", "waitlisted", "not-selected", "not-selected"];
  const made = ["offered", "offered", "assessed", "waitlisted", "not-selected", "verified"];

  test("moves all others, names the two, and ends as an error; mended, they are moved in the night", async () => {
    const { cohortId, references, unmovable, mend } = await twoOfSix();
    afterIntake();
    expect((await seal(cohortId)).status).toBe(500);
    expect(await statusesOf(references)).toEqual(made);
    expect(failures().map(({ subject }) => subject)).toEqual(unmovable);
    expect(failures()).toMatchObject([
      { errorName: "OptimisticLockError" },
      {
        errorName: "RecordAtFault",
        record: "application at APPLICATION#… APPLICATION: wrong at /record/history",
      },
    ]);
    expect(lines.at(-1)).toMatchObject({ step: "POST /staff/cohorts/{cohortId}/selection", faults: 1 });

    lines = [];
    await expect(stream(changeOf(`SELECTION#${cohortId}`, "SEALED"))).rejects.toThrow();
    expect(failures().map(({ subject }) => subject)).toEqual(unmovable.map((each) => `${cohortId} ${each}`));
    expect(lines.at(-1)).toMatchObject({ step: "reallocateSeats", outcome: "internal-error", faults: 1 });

    lines = [];
    await expect(night()).rejects.toThrow();
    expect(failures()).toHaveLength(2);

    await mend();
    lines = [];
    await night();
    expect(failures()).toEqual([]);
    expect(await statusesOf(references)).toEqual(moved);
  });

  test("stops no reader, of its own cohort or another: all of them go by the record", async () => {
    const { cohortId, references, mend } = await twoOfSix();
    const other = await openCohort(1, [{}, {}]);
    const uep = await openCohort(1, [{}], { programme: "uep" });
    afterIntake();
    expect((await seal(cohortId)).status).toBe(500);
    const auditor = await api.as("auditor");
    const list = async (query: string) => {
      const { status, body, text } = await auditor.get(`/api/staff/applications?limit=100&${query}`);
      expect(status, text).toBe(200);
      return new Map(
        body.items.map((each: { reference: string; status: string }) => [each.reference, each.status]),
      );
    };
    const bySeal = new Map(references.map((reference, index) => [reference, moved[index]]));
    expect(await list(`cohortId=${cohortId}`)).toEqual(bySeal);
    for (const [query, status] of [
      ["status=waitlisted", "waitlisted"],
      [`cohortId=${cohortId}&status=waitlisted`, "waitlisted"],
      [`cohortId=${cohortId}&status=not-selected`, "not-selected"],
    ] as const)
      for (const [reference, expected] of bySeal)
        expect((await list(query)).get(reference)).toBe(expected === status ? status : undefined);
    expect([...(await list("")).keys()]).toEqual(
      expect.arrayContaining([...references, ...other.references, ...uep.references]),
    );
    expect([...(await list(`cohortId=${cohortId}&status=assessed`))]).toEqual([]);
    expect((await auditor.get(`/api/staff/counts?cohortId=${cohortId}`)).body.counts).toMatchObject({
      offered: 2,
      waitlisted: 2,
      "not-selected": 2,
      assessed: 0,
      verified: 0,
    });
    expect((await auditor.get(`/api/staff/counts?cohortId=${other.cohortId}`)).body.counts).toMatchObject({
      assessed: 2,
    });

    const manager = await api.as("manager");
    for (const programme of ["skills-training", "uep"]) {
      const report = await manager.post("/api/staff/reports", { programme, period: "2026-11" });
      expect(report.status, report.text).toBe(201);
    }
    await mend();
    await night();
  });

  test("keeps no seat of its cohort empty: one that is given back is passed on", async () => {
    const { cohortId, references, mend } = await twoOfSix();
    afterIntake();
    await seal(cohortId);
    const [holder, , , next] = references as [string, string, string, string];
    const declined = await api.post(`/api/applications/${holder}/reply`, { birthDate, answer: "decline" });
    expect(declined.status, declined.text).toBe(200);
    await stream(changeOf(`VACANCIES#${cohortId}`, "VACANCY#"));
    expect(await statusesOf([next])).toEqual(["offered"]);
    await mend();
    await night();
  });
});

test("a report says of a sealed selection what it will say when all moves are made", async () => {
  const { cohortId } = await openCohort(2, [{}, {}, {}, { notAssessed: true }], { programme: "uep" });
  afterIntake();
  const manager = await api.as("manager");
  const write = async () => {
    const report = await manager.post("/api/staff/reports", { programme: "uep", period: "2026-11" });
    expect(report.status, report.text).toBe(201);
    return report.body.files.map(({ name, sha256 }: { name: string; sha256: string }) => [name, sha256]);
  };
  const before = await write();
  await sealAlone(cohortId);
  const sealed = await write();
  expect(sealed).not.toEqual(before);
  await night();
  expect(await write()).toEqual(sealed);
});

test("a cohort that fails keeps no other from its moves and seats", async () => {
  const failing = await openCohort(1, [{}]);
  const other = await openCohort(1, [{}, {}]);
  afterIntake();
  await sealAlone(failing.cohortId);
  await sealAlone(other.cohortId);
  const { applyOutcomes } = services.outcomes;
  services.outcomes.applyOutcomes = (cohortId, ...more) =>
    cohortId === failing.cohortId ? Promise.reject(new Error("fails")) : applyOutcomes(cohortId, ...more);
  const told = [failing, other].map(({ cohortId }) => changeOf(`SELECTION#${cohortId}`, "SEALED"));
  await expect(stream(...told)).rejects.toThrow();
  services.outcomes.applyOutcomes = applyOutcomes;
  expect(failures().map(({ subject }) => subject)).toEqual([failing.cohortId]);
  expect(await statusesOf(other.references)).toEqual(["offered", "waitlisted"]);
  await night();
});

test("who waits first and cannot be moved is named, and the seat goes to the next", async () => {
  const { cohortId, references } = await openCohort(1, [{}, {}, {}]);
  const other = await openCohort(1, [{}, {}]);
  afterIntake();
  const [holder, unmovable, next] = references as [string, string, string];
  for (const each of [cohortId, other.cohortId]) expect((await seal(each)).status).toBe(201);
  const { mend } = await withTakenEntry(tables, unmovable);
  for (const reference of [holder, other.references[0]]) {
    const declined = await api.post(`/api/applications/${reference}/reply`, { birthDate, answer: "decline" });
    expect(declined.status, declined.text).toBe(200);
  }
  const told = [cohortId, other.cohortId].map((each) => changeOf(`VACANCIES#${each}`, "VACANCY#"));
  await expect(stream(...told)).rejects.toThrow();
  expect(failures()).toMatchObject([
    { subject: `${cohortId} ${unmovable}`, errorName: "OptimisticLockError" },
  ]);
  expect(await statusesOf([unmovable, next, other.references[1] as string])).toEqual([
    "waitlisted",
    "offered",
    "offered",
  ]);
  await mend();
});

describe("an offer that is overdue", () => {
  test("and cannot be ended is named, and all others end", async () => {
    const { cohortId, references } = await openCohort(3, [{}, {}, {}]);
    afterIntake();
    expect((await seal(cohortId)).status).toBe(201);
    const { mend } = await withTakenEntry(tables, references[1] as string);
    lines = [];
    await expect(night("2026-11-28T16:00:00Z")).rejects.toThrow();
    expect(failures().map(({ subject }) => subject)).toEqual([references[1]]);
    expect(await statusesOf(references)).toEqual(["declined", "offered", "declined"]);
    await mend();
    await night("2026-11-28T16:00:00Z");
    expect(await statusesOf([references[1] as string])).toEqual(["declined"]);
  });

  test("is found without reading the others", async () => {
    const costs: number[] = [];
    for (const others of [0, 12]) {
      const early = await openCohort(2, [{}, {}], { replyDays: 1 });
      const open = await openCohort(
        12,
        Array.from({ length: others }, () => ({})),
        { replyDays: 30 },
      );
      afterIntake();
      for (const { cohortId } of [early, open]) expect((await seal(cohortId)).status).toBe(201);
      dynamoDb.start();
      await night("2026-11-26T16:00:00Z");
      expect(await statusesOf(early.references)).toEqual(["declined", "declined"]);
      costs.push(
        dynamoDb.calls().filter((command) => command === "TransactWriteItemsCommand").length,
        dynamoDb.calls().filter((command) => command === "BatchGetItemCommand").length,
      );
      running.clock.set("2026-11-24T02:00:00.000Z");
      api.forgetTokens();
    }
    expect(costs[2]).toBe(costs[0]);
    // Each further cohort is looked at, none of the offers in it.
    expect((costs[3] as number) - (costs[1] as number)).toBeLessThan(12);
  });

  test("comes first where the time does not suffice for all", async () => {
    const before = await openCohort(2, [{}, {}], { replyDays: 2 });
    const longest = await openCohort(1, [{}], { replyDays: 1 });
    const after = await openCohort(2, [{}, {}], { replyDays: 2 });
    const late = [...before.references, ...after.references];
    afterIntake();
    for (const { cohortId } of [before, longest, after]) expect((await seal(cohortId)).status).toBe(201);
    let ended = 0;
    vi.useFakeTimers({ toFake: ["Date"] });
    dynamoDb.start((_call, command) => {
      // After the first transaction the time of the function is over.
      if (command === "TransactWriteItemsCommand" && ++ended === 1) vi.setSystemTime(Date.now() + 900_000);
      return undefined;
    });
    await expect(night("2026-11-29T16:00:00Z", stoppedIn(900_000))).rejects.toThrow();
    vi.useRealTimers();
    expect(await statusesOf(longest.references)).toEqual(["declined"]);
    expect(await statusesOf(late)).toEqual(Array(4).fill("offered"));
    dynamoDb.start();
    await night("2026-11-29T16:00:00Z", stoppedIn(900_000));
    expect(await statusesOf(late)).toEqual(Array(4).fill("declined"));
  });
});
