import { createHash } from "node:crypto";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { allServices, recordArchive, type Services } from "../../core/services.ts";
import { createStore } from "../../core/storage/dynamodb/store.ts";
import { createSelectionReadModel } from "../../core/storage/repositories/selection-read-model.ts";
import { createSelections } from "../../core/storage/repositories/selections.ts";
import { createHandler as sealSelection } from "../../functions/selection/seal-selection.ts";
import type { Running } from "../../local/run.ts";
import { faultyDynamoDb, lastingFaults } from "../faults/faulty-client.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import { applyInBulk, type BulkPerson } from "../support/bulk.ts";
import { anEvent, ask } from "../support/events.ts";
import { aCohort, aSealing, aSeed } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { assessed, birthDate, verified } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";
import { chanceFrom } from "./occasions.ts";
import {
  digestOf,
  inputDigestOf,
  pseudonymOf,
  repeatFromRecord,
  type SealedRecord,
} from "./reference-implementation.ts";

// Whole ways take long where a machine does much else.
vi.setConfig({ testTimeout: 120_000 });

let running: Running;
let api: Api;
let tables: ReturnType<typeof lookIntoTables>;
let dynamoDb: ReturnType<typeof faultyDynamoDb>;
/** Those of a function that dies where a test says. */
let mortal: Services;
/** What the function of the table's stream does. */
let applyOutcomes: Services["outcomes"]["applyOutcomes"];
const at = "2026-11-24T02:00:00Z";
beforeAll(async () => {
  running = await startLocal({ runsByItself: false });
  api = createApi(running.url);
  tables = lookIntoTables();
  dynamoDb = faultyDynamoDb();
  const brought = { now: running.clock.now, messenger: running.services.messenger };
  mortal = allServices(brought, { dynamoDb: dynamoDb.client, s3: new S3Client() });
  applyOutcomes = running.services.outcomes.applyOutcomes;
});
beforeEach(async () => {
  running.services.outcomes.applyOutcomes = applyOutcomes;
  dynamoDb.start();
  await api.setClock(at);
  api.forgetTokens();
});
afterAll(() => running?.stop());

let cohorts = 0;
const openCohort = async (overrides: object = {}) => {
  cohorts += 1;
  const cohortId = `whole-${cohorts}`;
  const reply = await (await api.as("manager")).post(
    "/api/staff/cohorts",
    aCohort({ cohortId, ...overrides }),
  );
  expect(reply.status, reply.text).toBe(201);
  return cohortId;
};

const somePeople = (assessedOnes: number, others: number, seed = 1): BulkPerson[] => {
  const { upTo, some } = chanceFrom(seed);
  return [
    ...Array.from({ length: assessedOnes }, () => ({
      scores: { motivation: upTo(100), readiness: upTo(100), need: upTo(100) },
      skills: some(["sewing", "ac-repair"]),
    })),
    ...Array.from({ length: others }, () => ({ notAssessed: true as const })),
  ];
};

/** What the sealed record alone says of each, by the reference implementation; and before it was sealed. */
const expectedAfter = async (cohortId: string, references: readonly string[]) => {
  const record: SealedRecord = (
    await (await api.as("auditor")).get(`/api/staff/cohorts/${cohortId}/selection`)
  ).body;
  const results = repeatFromRecord(record);
  return new Map(
    references.map((reference) => [
      reference,
      results.get(pseudonymOf(record.seed, reference))?.state ?? "not-selected",
    ]),
  );
};
const countsOf = (statuses: Iterable<string>) => {
  const counts: Record<string, number> = {};
  for (const status of statuses) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
};
const withoutZeros = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));

/** Each reader in turn: the applicant's page, the staff's. */
const seeEach = async (references: readonly string[]) => {
  const auditor = await api.as("auditor");
  return new Map(
    await Promise.all(
      references.map(async (reference, index) => {
        const { body } =
          index % 4 === 0
            ? await api.post("/api/status", { reference, birthDate })
            : await auditor.get(`/api/staff/applications/${reference}`);
        return [reference, body.status as string] as const;
      }),
    ),
  );
};
const listWhole = async (query: string): Promise<Reply[]> => {
  const auditor = await api.as("auditor");
  const pages: Reply[] = [];
  let cursor = "";
  do {
    const page = await auditor.get(`/api/staff/applications?limit=100&${query}${cursor}`);
    pages.push(page);
    cursor = page.body.cursor ? `&cursor=${page.body.cursor}` : "";
  } while (cursor);
  return pages;
};

/** Everyone was moved once and told once, and the counts are exact. */
const expectMovedOnce = async (cohortId: string, references: readonly string[]) => {
  const expected = await expectedAfter(cohortId, references);
  const seen = await seeEach(references.filter((_reference, index) => index % 4 === 0));
  for (const [reference, status] of seen) expect(status).toBe(expected.get(reference));
  const messages = countsOf(
    (await tables.everyItem("applications"))
      .filter(({ sk }) => sk.startsWith("MESSAGE#"))
      .map(({ pk }) => pk.slice("APPLICATION#".length)),
  );
  const applications = (await tables.everyApplication()).filter((each) => each.cohortId === cohortId);
  expect(applications).toHaveLength(references.length);
  for (const [index, application] of applications.entries()) {
    expect(application.status).toBe(expected.get(application.reference));
    expect(application.version).toBe(2);
    expect(application.history.map(({ status }) => status)).toEqual([
      "submitted",
      application.assessment ? "assessed" : "verified",
      application.status,
    ]);
    expect(messages[application.reference]).toBe(2);
    if (index % 4 > 0) continue;
    const { chain, entries } = await tables.auditOf(application);
    expect([chain, entries.length]).toEqual(["intact", 2]);
  }
  const { counts } = (await (await api.as("auditor")).get(`/api/staff/counts?cohortId=${cohortId}`)).body;
  expect(withoutZeros(counts)).toEqual(countsOf(expected.values()));
  const offered = await listWhole(`cohortId=${cohortId}&status=offered`);
  expect(offered.flatMap(({ body }) => body.items)).toHaveLength(countsOf(expected.values()).offered ?? 0);
};

/** Lists by any filter and page, and counts, say of everyone what the sealed record says; whatever is made of it yet. */
const expectListedBySeal = async (cohortId: string, references: readonly string[]) => {
  const expected = await expectedAfter(cohortId, references);
  const { body } = await (await api.as("auditor")).get(`/api/staff/counts?cohortId=${cohortId}`);
  expect(withoutZeros(body.counts)).toEqual(countsOf(expected.values()));
  const listOf = async (query: string, role: "auditor" | "trainer" = "auditor") => {
    const items: {
      reference: string;
      cohortId: string;
      status: string;
      version: number;
      classId?: string;
    }[] = [];
    let cursor = "";
    do {
      const page = await (await api.as(role)).get(`/api/staff/applications?${query}${cursor}`);
      expect(page.status, page.text).toBe(200);
      items.push(...page.body.items);
      cursor = page.body.cursor ? `&cursor=${page.body.cursor}` : "";
    } while (cursor);
    const ofCohort = items.filter((each) => each.cohortId === cohortId);
    for (const { status, version, classId } of ofCohort) {
      expect(version).toBe(2);
      expect(classId !== undefined).toBe(status === "offered");
    }
    const statuses = ofCohort.map(({ reference, status }) => [reference, status] as const);
    expect(new Map(statuses).size).toBe(statuses.length);
    return new Map(statuses);
  };
  const ofStatus = (...wanted: string[]) =>
    new Map([...expected].filter(([, status]) => wanted.includes(status)));
  expect(await listOf(`cohortId=${cohortId}&limit=100`)).toEqual(expected);
  expect(await listOf("limit=100")).toEqual(expected);
  expect(await listOf("q=si&limit=100")).toEqual(expected);
  expect(await listOf("limit=100", "trainer")).toEqual(ofStatus("offered"));
  for (const status of ["offered", "waitlisted", "not-selected", "assessed", "verified"])
    for (const query of [`status=${status}&limit=7`, `cohortId=${cohortId}&status=${status}&limit=100`])
      expect([query, await listOf(query)]).toEqual([query, ofStatus(status)]);
  expect(await listOf(`cohortId=${cohortId}&classId=A&limit=100`)).toEqual(
    new Map(
      (await listWhole(`cohortId=${cohortId}&status=offered`))
        .flatMap((page) => page.body.items)
        .filter(({ classId }) => classId === "A")
        .map(({ reference, status }) => [reference, status]),
    ),
  );
};

/** A function that dies once so many of its transactions are made. */
const sealAndDie = async (cohortId: string, commits: number, key: string) => {
  let made = 0;
  dynamoDb.start((_call, name) => {
    if (name === "TransactWriteItemsCommand") made += 1;
    return made > commits ? lastingFaults["may not do it"] : undefined;
  });
  const reply = await ask(
    sealSelection(mortal),
    anEvent("sealSelection", {
      params: { cohortId },
      role: "manager",
      body: aSealing(),
      headers: { "idempotency-key": key },
    }),
  );
  dynamoDb.start();
  return reply;
};
const heldBack = () => Promise.reject(new Error("held back by a test"));

describe("a selection of more than a transaction holds", () => {
  test("dies at any point, and every reader sees all of it or nothing; the same key ends it", async () => {
    const cohortId = await openCohort();
    const references = await applyInBulk(running.services, cohortId, somePeople(90, 14));
    running.services.outcomes.applyOutcomes = heldBack;
    const some = references.filter((_reference, index) => index % 5 === 0);
    const before = await seeEach(some);

    expect((await sealAndDie(cohortId, 0, "seal-1")).status).toBe(500);
    expect(await seeEach(some)).toEqual(before);
    expect(withoutZeros((await running.services.applications.countByStatus(cohortId)) as never)).toEqual({
      assessed: 90,
      verified: 14,
    });

    expect((await sealAndDie(cohortId, 1, "seal-1")).status).toBe(500);
    const after = await expectedAfter(cohortId, some);
    expect(await seeEach(some)).toEqual(after);
    for (const furtherMoves of [1, 40]) {
      expect((await sealAndDie(cohortId, furtherMoves, "seal-1")).status).toBe(500);
      expect(await seeEach(some)).toEqual(after);
    }
    // Half of it is made, and nobody is shown the half: lists and counts go by the record too.
    await expectListedBySeal(cohortId, references);

    const ended = await sealAndDie(cohortId, 1000, "seal-1");
    expect(ended.status).toBe(201);
    expect(ended.body.offered).toHaveLength(32);
    expect(
      ended.body.notSelected.filter(({ reason }: { reason: string }) => reason === "not-assessed"),
    ).toHaveLength(14);
    expect((await sealAndDie(cohortId, 1000, "seal-1")).text).toBe(ended.text);
    await expectMovedOnce(cohortId, references);
  });

  test("is ended by the function of the table's stream, which fails at first", async () => {
    const cohortId = await openCohort();
    const references = await applyInBulk(running.services, cohortId, somePeople(30, 6, 2));
    let failures = 0;
    running.services.outcomes.applyOutcomes = async (of) => {
      if (of === cohortId && failures < 2) {
        failures += 1;
        throw new Error("fails at first");
      }
      await applyOutcomes(of);
    };
    expect((await sealAndDie(cohortId, 9, "seal-2")).status).toBe(500);
    const after = await expectedAfter(cohortId, references);
    await expect.poll(() => tables.recount(cohortId), { timeout: 20_000 }).toEqual(countsOf(after.values()));
    expect(failures).toBe(2);
    await expectMovedOnce(cohortId, references);
  });

  test("is ended by the day's sweep where even the stream is dead, and its offers count from the seal", async () => {
    const cohortId = await openCohort();
    const references = await applyInBulk(running.services, cohortId, somePeople(20, 6, 3));
    running.services.outcomes.applyOutcomes = heldBack;
    expect((await sealAndDie(cohortId, 9, "seal-3")).status).toBe(500);
    running.services.outcomes.applyOutcomes = applyOutcomes;
    await api.setClock("2026-11-24T16:00:01Z");
    api.forgetTokens();
    await expectMovedOnce(cohortId, references);
    const [offered] = (await listWhole(`cohortId=${cohortId}&status=offered`))[0]?.body.items ?? [];
    const { seat } = (await (await api.as("auditor")).get(`/api/staff/applications/${offered.reference}`))
      .body;
    expect(seat.replyBy).toBe("2026-11-27");
  });

  test("is torn by no list or count that looks while its moves are made", async () => {
    const cohortId = await openCohort();
    const references = await applyInBulk(running.services, cohortId, somePeople(36, 8, 4));
    const auditor = await api.as("auditor");
    const manager = await api.as("manager");
    const before = { assessed: 36, verified: 8 };
    let isOver = false;
    const seenCounts: Record<string, number>[] = [];
    const seenLists: [string, string][][] = [];
    const readers: [string, (reply: Reply) => unknown][] = [
      [`/api/staff/counts?cohortId=${cohortId}`, ({ body }) => seenCounts.push(withoutZeros(body.counts))],
      ...[`cohortId=${cohortId}&limit=100`, "limit=100", "status=offered&limit=100"].map(
        (query): [string, (reply: Reply) => unknown] => [
          `/api/staff/applications?${query}`,
          ({ body }) =>
            seenLists.push(
              body.items
                .filter((each: { cohortId: string }) => each.cohortId === cohortId)
                .map((each: { reference: string; status: string }) => [each.reference, each.status]),
            ),
        ],
      ),
    ];
    const looking = readers.map(async ([path, read]) => {
      while (!isOver) {
        const reply = await auditor.get(path);
        expect([200, 503], reply.text).toContain(reply.status);
        if (reply.status === 200) read(reply);
      }
    });
    const sealed = await manager.post(`/api/staff/cohorts/${cohortId}/selection`, aSealing());
    isOver = true;
    await Promise.all(looking);
    expect(sealed.status).toBe(201);
    const after = await expectedAfter(cohortId, references);
    for (const counts of seenCounts) expect([before, countsOf(after.values())]).toContainEqual(counts);
    for (const list of seenLists) {
      const moved = list.filter(([reference, status]) => status === after.get(reference));
      expect([0, list.length]).toContain(moved.length);
    }
    await expectMovedOnce(cohortId, references);
  });
});

describe("once a selection is sealed and its moves are still to be made", () => {
  const half = async () => {
    const cohortId = await openCohort({ classes: [{ ...aCohort().classes[0], seats: 2 }] });
    const references = await applyInBulk(running.services, cohortId, [
      { scores: { motivation: 90, readiness: 90, need: 90 } },
      { scores: { motivation: 80, readiness: 80, need: 80 } },
      { scores: { motivation: 70, readiness: 70, need: 70 } },
      { fits: [] },
      { notAssessed: true },
    ]);
    running.services.outcomes.applyOutcomes = heldBack;
    expect((await sealAndDie(cohortId, 1, `half-${cohortId}`)).status).toBe(500);
    return references as [string, string, string, string, string];
  };

  test("an applicant accepts the offer that the page shows, and objects to what it shows", async () => {
    const [first, second, , unfit, waiting] = await half();
    const shown = await api.post("/api/status", { reference: first, birthDate });
    expect(shown.body).toMatchObject({ status: "offered", offer: { classId: "A", replyBy: "2026-11-27" } });
    const accepted = await api.post(`/api/applications/${first}/reply`, { birthDate, answer: "accept" });
    expect(accepted.body).toMatchObject({ status: "enrolled", version: 3 });
    const heard = { heardBy: "phone", answer: "accept" };
    const byPhone = await (await api.as("verifier")).post(`/api/staff/applications/${second}/reply`, heard);
    expect(byPhone.body).toMatchObject({ status: "enrolled", version: 3 });
    for (const reference of [unfit, waiting]) {
      const filed = await api.post(`/api/applications/${reference}/appeal`, { birthDate, text: "Mohon." });
      expect(filed.status).toBe(201);
    }
    running.services.outcomes.applyOutcomes = applyOutcomes;
  });

  test("a seat that is given back goes to the first of the whole waitlist, not of those already on it", async () => {
    const cohortId = await openCohort({ classes: [{ ...aCohort().classes[0], seats: 1 }] });
    const scoresOf = (score: number) => ({ motivation: score, readiness: score, need: score });
    const references = await applyInBulk(
      running.services,
      cohortId,
      Array.from({ length: 24 }, (_, index) => ({ scores: scoresOf(90 - index) })),
    );
    running.services.outcomes.applyOutcomes = heldBack;
    expect((await sealAndDie(cohortId, 9, "waitlist")).status).toBe(500);
    const [holder, first] = references as [string, string];
    const declined = await api.post(`/api/applications/${holder}/reply`, { birthDate, answer: "decline" });
    expect(declined.status, declined.text).toBe(200);
    await running.services.seats.passOn(cohortId, running.clock.now());
    expect((await tables.recount(cohortId)).offered).toBeUndefined();
    running.services.outcomes.applyOutcomes = applyOutcomes;
    const statusOf = async (reference: string) =>
      (await running.services.applications.find(reference))?.status;
    await expect.poll(() => statusOf(first), { timeout: 20_000 }).toBe("offered");
    expect(await tables.recount(cohortId)).toEqual({ declined: 1, offered: 1, waitlisted: 22 });
  });

  test("a verifier and an assessor come too late", async () => {
    const [, , , , waiting] = await half();
    const path = `/api/staff/applications/${waiting}`;
    const findings = {
      scores: { motivation: 1, readiness: 1, need: 1 },
      suitability: [],
      accommodations: [],
      version: 1,
    };
    const late = await (await api.as("assessor")).post(`${path}/assessment`, findings);
    expect([late.status, late.body.type]).toEqual([409, "already-selected"]);
    const withdrawing = api.post(`/api/applications/${waiting}/withdrawal`, { birthDate });
    running.services.outcomes.applyOutcomes = applyOutcomes;
    const withdrawn = await withdrawing;
    expect([withdrawn.status, withdrawn.body.type]).toEqual([409, "nothing-to-withdraw"]);
  });
});

describe("raced", () => {
  test("two selections: one is sealed, the other is told", async () => {
    for (let round = 0; round < 3; round += 1) {
      const cohortId = await openCohort();
      const references = await applyInBulk(running.services, cohortId, somePeople(6, 2, round));
      const manager = await api.as("manager");
      const replies = await Promise.all(
        ["undian-rapat-kesatu", "undian-rapat-kedua", "undian-rapat-ketiga"].map((seed) =>
          manager.post(`/api/staff/cohorts/${cohortId}/selection`, aSealing({ seed }), {
            "idempotency-key": seed,
          }),
        ),
      );
      expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
      for (const { status, body } of replies) if (status === 409) expect(body.type).toBe("already-selected");
      const won = replies.find(({ status }) => status === 201) as Reply;
      const record = (await manager.get(`/api/staff/cohorts/${cohortId}/selection`)).body as SealedRecord;
      expect(record.digest).toBe(won.body.digest);
      await expectMovedOnce(cohortId, references);
    }
  });

  test("one key sent three times at once seals once and is answered alike", async () => {
    const cohortId = await openCohort();
    const references = await applyInBulk(running.services, cohortId, somePeople(10, 2));
    const manager = await api.as("manager");
    const replies = await Promise.all(
      [1, 2, 3].map(() =>
        manager.post(`/api/staff/cohorts/${cohortId}/selection`, aSealing(), { "idempotency-key": "thrice" }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
    await expectMovedOnce(cohortId, references);
  });

  test("assessments against the seal: each is a candidate of the record, or is told that it came too late", async () => {
    for (let round = 0; round < 2; round += 1) {
      const cohortId = await openCohort();
      const references = await Promise.all([1, 2, 3, 4, 5, 6].map(() => verified(api, { cohortId })));
      await applyInBulk(running.services, cohortId, somePeople(2, 0, round));
      const assessor = await api.as("assessor");
      const manager = await api.as("manager");
      const [sealed, ...assessments] = await Promise.all([
        manager.post(`/api/staff/cohorts/${cohortId}/selection`, aSealing()),
        ...references.map((reference) =>
          assessor.post(`/api/staff/applications/${reference}/assessment`, {
            scores: { motivation: 50, readiness: 50, need: 50 },
            suitability: [{ skill: "sewing", fit: "fits", note: "" }],
            accommodations: [],
            version: 2,
          }),
        ),
      ]);
      expect(sealed.status, sealed.text).toBe(201);
      const record = (await manager.get(`/api/staff/cohorts/${cohortId}/selection`)).body as SealedRecord;
      const rows = new Set(record.rows.map(({ pseudonym }) => pseudonym));
      const late: string[] = [];
      for (const [index, reply] of assessments.entries()) {
        const reference = references[index] as string;
        const isCandidate = rows.has(pseudonymOf(aSeed, reference));
        if (isCandidate) expect(reply.status, reply.text).toBe(200);
        else {
          expect([reply.status, reply.body.type]).toEqual([409, "already-selected"]);
          late.push(reference);
        }
        const { status } = (await manager.get(`/api/staff/applications/${reference}`)).body;
        expect(status === "not-selected").toBe(!isCandidate);
      }
      expect(
        sealed.body.notSelected
          .filter(({ reason }: { reason: string }) => reason === "not-assessed")
          .map(({ reference }: { reference: string }) => reference)
          .sort(),
      ).toEqual(late.sort());
    }
  });

  test("verifications and withdrawals against the seal leave everyone where the record says", async () => {
    const cohortId = await openCohort();
    const waiting = await Promise.all([1, 2, 3, 4].map(() => verified(api, { cohortId })));
    const candidates = await Promise.all([1, 2, 3, 4].map(() => assessed(api, {}, { cohortId })));
    const manager = await api.as("manager");
    const [sealed, ...withdrawals] = await Promise.all([
      manager.post(`/api/staff/cohorts/${cohortId}/selection`, aSealing()),
      ...[...waiting, ...candidates].map((reference) =>
        api.post(`/api/applications/${reference}/withdrawal`, { birthDate }),
      ),
    ]);
    expect(sealed.status, sealed.text).toBe(201);
    for (const [index, reference] of [...waiting, ...candidates].entries()) {
      const reply = withdrawals[index] as Reply;
      const { status } = (await manager.get(`/api/staff/applications/${reference}`)).body;
      if (reply.status === 200) expect(status).toBe("withdrawn");
      else expect([reply.body.type, status]).toEqual(["nothing-to-withdraw", "not-selected"]);
    }
    const { counts } = (await manager.get(`/api/staff/counts?cohortId=${cohortId}`)).body;
    expect(withoutZeros(counts)).toEqual(await tables.recount(cohortId));
  });
});

test("a cohort that announced its seed's hash is selected with that seed and no other", async () => {
  const seedHash = createHash("sha256").update("benih yang diumumkan").digest("hex");
  const cohortId = await openCohort({ seedHash });
  await applyInBulk(running.services, cohortId, somePeople(3, 0));
  const { items } = (await api.get("/api/openings")).body;
  expect(items.find((each: { cohortId: string }) => each.cohortId === cohortId).seedHash).toBe(seedHash);
  const manager = await api.as("manager");
  const seal = (seed: string) => manager.post(`/api/staff/cohorts/${cohortId}/selection`, aSealing({ seed }));
  const other = await seal(aSeed);
  expect([other.status, other.body.type]).toEqual([409, "other-seed"]);
  expect((await seal("benih yang diumumkan")).status).toBe(201);
});

test("a record larger than an item stands in the bucket, and every reader goes by it there", async () => {
  const cohortId = await openCohort();
  const references = await applyInBulk(running.services, cohortId, somePeople(12, 3, 9));
  const store = createStore(new DynamoDBClient(), process.env);
  const parts = { store, archive: recordArchive() };
  const selections = createSelections({
    ...parts,
    applications: running.services.applications,
    largestInItemBytes: 100,
  });
  const reply = await ask(
    sealSelection({ ...running.services, selections }),
    anEvent("sealSelection", { params: { cohortId }, role: "manager", body: aSealing() }),
  );
  expect(reply.status).toBe(201);
  const [item] = await tables.store.read([
    { table: "applications", pk: `SELECTION#${cohortId}`, sk: "SELECTION" },
  ]);
  expect(item?.record).toBeUndefined();
  expect(item?.recordKey).toBe(`selections/${cohortId}/${reply.body.digest}.json`);
  const record = (await (await api.as("auditor")).get(`/api/staff/cohorts/${cohortId}/selection`))
    .body as SealedRecord;
  expect([inputDigestOf(record), digestOf(record)]).toEqual([reply.body.inputDigest, reply.body.digest]);
  const [first] = references;
  const application = await running.services.applications.find(first as string);
  expect(await createSelectionReadModel(parts).withPendingOutcome(application as never)).toMatchObject({
    status: application?.status,
  });
  await expectMovedOnce(cohortId, references);
});
