import { S3Client } from "@aws-sdk/client-s3";
import type { Context } from "aws-lambda";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { listReportsRoute } from "../../core/contract/routes/reporting.ts";
import type { RouteName } from "../../core/contract/routes.ts";
import { http } from "../../core/http/http.ts";
import { redirectLog } from "../../core/http/log.ts";
import { step } from "../../core/http/step.ts";
import { allServices, type Services } from "../../core/services.ts";
import { createHandler as registerApplicant } from "../../functions/applications/register-applicant.ts";
import { createHandler as verifyApplication } from "../../functions/applications/verify-application.ts";
import { createHandler as removeLeftovers } from "../../functions/privacy/remove-leftovers.ts";
import { createHandler as listReports } from "../../functions/reporting/list-reports.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { type Asked, anEvent, ask, stoppedIn } from "../support/events.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { startLocal } from "../support/start-local.ts";
import { type Fault, faultyDynamoDb, injectFaults, overtakenFault, passingFaults } from "./faulty-client.ts";

let running: Running;
let api: Api;
let dynamoDb: ReturnType<typeof faultyDynamoDb>;
let s3: ReturnType<typeof injectFaults<S3Client>>;
let services: Services;
let lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
  dynamoDb = faultyDynamoDb();
  s3 = injectFaults(new S3Client());
  const brought = { now: running.clock.now, messenger: running.services.messenger };
  services = allServices(brought, { dynamoDb: dynamoDb.client, s3: s3.client });
  redirectLog((line) => {
    const said = JSON.parse(line);
    // Of what a test starts by itself: the running Berdaya sends messages meanwhile.
    if (said.step !== "sendMessages") lines.push(said);
  });
});
beforeEach(() => {
  lines = [];
});
afterEach(() => {
  vi.useRealTimers();
  dynamoDb.start();
  s3.start();
});
afterAll(() => running?.stop());

/** What a function has from Lambda where little time is left: enough to answer, none to wait for what never comes. */
const hardlyAnyTime = () => stoppedIn(1020) as Context;
const tenSeconds = () => stoppedIn(10_000) as Context;
const never = () => new Promise<never>(() => {});

let serial = 0;
const someone = () => {
  serial += 1;
  return aForm({ nik: aNik({ serial }) });
};
const apply = async (): Promise<string> => (await api.post("/api/applications", someone())).body.reference;
const call = (
  name: RouteName,
  createHandler: (services: Services) => unknown,
  asked: Asked,
  context: Context,
) => ask(createHandler(services), anEvent(name, asked), context);
const accept = async (context: () => Context) => {
  const asked: Asked = {
    role: "verifier",
    params: { reference: await apply() },
    body: { decision: "accept", reasons: [], version: 1 },
    headers: { "idempotency-key": `deadline-${serial}` },
  };
  return () => call("verifyApplication", verifyApplication, asked, context());
};
const expectUnavailable = (reply: Awaited<ReturnType<typeof ask>>) => {
  expect([reply.status, reply.body?.type], reply.text).toEqual([503, "unavailable"]);
  expect(Number(reply.headers["retry-after"])).toBeGreaterThan(0);
};

describe("before its function is stopped", () => {
  test.each([
    ["read", 1],
    ["transaction", 2],
  ])("a command whose %s nobody answers is answered", async (_what, number) => {
    const send = await accept(hardlyAnyTime);
    dynamoDb.start(undefined, (call) => (call === number ? never() : undefined));
    expectUnavailable(await send());
  });

  test("a page that waits for a file is answered", async () => {
    s3.start(undefined, never);
    expectUnavailable(await call("listReports", listReports, { role: "manager" }, hardlyAnyTime()));
  });

  test("a plain form comes back with what was typed", async () => {
    dynamoDb.start(undefined, never);
    const { nik, birthDate: _birthDate } = someone();
    const typed = new URLSearchParams({ fullName: "Siti Rahmah", nik, motivation: "Menjahit <di> rumah" });
    const reply = await call(
      "registerApplicant",
      registerApplicant,
      { body: typed.toString(), headers: { "content-type": "application/x-www-form-urlencoded" } },
      hardlyAnyTime(),
    );
    expect(reply.text).toContain("Menjahit &lt;di> rumah");
  });

  test("a command that a function has no time left for does nothing", async () => {
    const send = await accept(() => stoppedIn(500) as Context);
    dynamoDb.start();
    expectUnavailable(await send());
    expect(dynamoDb.calls()).toEqual([]);
  });

  test("a job whose call nobody answers ends as an error, so that it is started again", async () => {
    s3.start();
    dynamoDb.start(undefined, never);
    await expect(
      removeLeftovers(services)({ at: "2026-11-24T16:30:00Z" }, hardlyAnyTime()),
    ).rejects.toMatchObject({ code: "unavailable" });
    expect(lines).toMatchObject([
      { step: "removeLeftovers", outcome: "unavailable", errorName: "DeadlineExceeded", faults: 1 },
    ]);
  });
});

describe("what no call of a service holds up, and still does not end", () => {
  test("is answered before its function is stopped, and counted as a fault", async () => {
    const waitsForever = () => http(listReportsRoute).handler(never);
    expectUnavailable(
      await call("listReports", waitsForever, { role: "manager" }, stoppedIn(600) as Context),
    );
    expect(lines).toMatchObject([
      { outcome: "unavailable", status: 503, errorName: "DeadlineExceeded", faults: 1 },
    ]);
  });

  test("ends as an error where it is a job, with its line of log", async () => {
    await expect(step("removeLeftovers", never)({}, stoppedIn(600))).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(lines).toMatchObject([
      { step: "removeLeftovers", outcome: "unavailable", errorName: "DeadlineExceeded", faults: 1 },
    ]);
  });
});

describe("read, transaction and every retry share one time", () => {
  /** Every call takes a second of the clock that is held. */
  const eachTakesASecond = (fails: (call: number, command: string) => boolean, fault: Fault) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    dynamoDb.start((number, command) => {
      vi.setSystemTime(Date.now() + 1000);
      return fails(number, command) ? fault : undefined;
    });
    return Date.now();
  };
  const throttled = passingFaults["is throttled"] as Fault;

  test("where the read succeeds late and the transaction never", async () => {
    const send = await accept(tenSeconds);
    const start = eachTakesASecond((call, command) => call < 4 || command.startsWith("Transact"), throttled);
    expectUnavailable(await send());
    expect(Date.now() - start).toBeLessThan(10_000);
  });

  test("where another writer comes first, again and again", async () => {
    const send = await accept(tenSeconds);
    const start = eachTakesASecond((_call, command) => command.startsWith("Transact"), overtakenFault);
    expectUnavailable(await send());
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

describe("what made a step unavailable", () => {
  const giveUp = async (fault: Fault) => {
    const send = await accept(tenSeconds);
    vi.useFakeTimers({ toFake: ["Date"] });
    dynamoDb.start(() => {
      vi.setSystemTime(Date.now() + 4000);
      return fault;
    });
    lines = [];
    expectUnavailable(await send());
    return lines;
  };

  test.each([
    ["is throttled", "ProvisionedThroughputExceededException"],
    ["finds the service broken", "InternalServerError"],
    ["loses its reply", "TimeoutError"],
  ])("is logged by its class, and counted as a fault, where a call %s", async (what, errorName) => {
    const said = await giveUp(passingFaults[what] as Fault);
    expect(said).toMatchObject([{ outcome: "unavailable", status: 503, errorName, faults: 1 }]);
    expect(JSON.stringify(said)).not.toContain("said by a test");
  });

  test("is not said of a refusal by a rule, which is no fault", async () => {
    const reply = await call(
      "verifyApplication",
      verifyApplication,
      {
        role: "verifier",
        params: { reference: await apply() },
        body: { decision: "accept", reasons: [], version: 7 },
      },
      tenSeconds(),
    );
    expect(reply.status).toBe(409);
    const { outcome, faults, errorName } = lines.at(-1) ?? {};
    expect([outcome, faults, errorName]).toEqual(["changed-meanwhile", 0, undefined]);
  });
});
