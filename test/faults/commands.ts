import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { isCommand } from "../../core/contract/route.ts";
import { everyRoute, type RouteName, routes } from "../../core/contract/routes.ts";
import { functionFileOf } from "../../core/contract/steps.ts";
import { type Message, publicMessageId } from "../../core/domain/applications/message.ts";
import type { Reference } from "../../core/domain/shared/reference.ts";
import { allServices, type Services } from "../../core/services.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { type Asked, anEvent, ask } from "../support/events.ts";
import {
  aDelivery,
  aFollowUp,
  aHandoverForm,
  aProgramme,
  aRegistryCheck,
  aSkill,
  exampleOf,
} from "../support/examples.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { aGraduate, aSeat } from "../support/graduates.ts";
import { type Looked, lookIntoTables } from "../support/look-into-tables.ts";
import { verified } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";
import {
  type Fault,
  faultyDynamoDb,
  lastingFaults,
  passingFaults,
  transactionFaults,
} from "./faulty-client.ts";

/**
 * Every command against every fault of its calls. Thoroughly: more commands, and each fault at each call; else the first
 * way's, each fault at one of the two calls, by turns.
 */
export const testCommands = (thoroughly: boolean): void => {
  let running: Running;
  let api: Api;
  let tables: ReturnType<typeof lookIntoTables>;
  let dynamoDb: ReturnType<typeof faultyDynamoDb>;
  /** Those whose calls fail, and those of the running Berdaya, which do not. */
  let faulty: Services;
  const at = "2026-11-24T02:00:00.000Z";
  beforeAll(async () => {
    running = await startLocal();
    running.clock.set(at);
    api = createApi(running.url);
    tables = lookIntoTables();
    dynamoDb = faultyDynamoDb();
    const brought = { now: running.clock.now, messenger: running.services.messenger };
    faulty = allServices(brought, { dynamoDb: dynamoDb.client, s3: new S3Client() });
    await call("openCohort", { role: "manager", body: aCohort() }, running.services);
  });
  afterAll(() => running?.stop());
  afterEach(() => dynamoDb?.start());

  const call = async (name: RouteName, asked: Asked, services: Services) => {
    const { createHandler } = (await import(
      /* @vite-ignore */ `../../functions/${functionFileOf(name)}.ts`
    )) as {
      createHandler(services: Services): unknown;
    };
    return ask(createHandler(services), anEvent(name, asked));
  };

  let serial = 4000;
  const form = (more: object = {}) => {
    serial += 1;
    return aForm({ nik: aNik({ serial }), ...more });
  };
  const apply = async (): Promise<string> =>
    (await call("registerApplicant", { body: form() }, running.services)).body.reference;

  interface Scenario {
    asked: Asked;
    /** How often it has happened: 0 or 1; anything between is half a command, and refused by the test. */
    happened(): Promise<number>;
  }

  /** People who were put into the store, with the status that they have there: no message told them of it. */
  const putIn = new Set<string>();
  const graduate = async (more: Parameters<typeof aGraduate>[1] = {}) => {
    const { reference } = await aGraduate(running.services, more);
    putIn.add(reference);
    return reference;
  };

  /** One record whole: its version, chain, messages, count and guard agree. */
  const wholeApplication = async (reference: string): Promise<Looked> => {
    const { items } = await tables.store.query({
      table: "applications",
      where: { expression: "pk = :pk", values: { ":pk": `APPLICATION#${reference}` } },
    });
    const record = items.find(({ sk }) => sk === "APPLICATION")?.record;
    const { chain, entries } = await tables.auditOf(record);
    expect(chain).toBe("intact");
    expect(entries).toHaveLength(record.version);
    const told = record.history.length - (putIn.has(reference) ? 1 : 0);
    expect(items.filter(({ sk }) => sk.startsWith("MESSAGE#"))).toHaveLength(told);
    return record;
  };

  const onApplication = async (
    role: Asked["role"] | undefined,
    body: (version: number) => object,
    prepared: Promise<string> = apply(),
    params: (reference: string) => Record<string, string> = (reference) => ({ reference }),
  ): Promise<Scenario> => {
    const reference = await prepared;
    const { version } = await wholeApplication(reference);
    return {
      asked: { params: params(reference), body: body(version), ...(role ? { role } : {}) },
      happened: async () => (await wholeApplication(reference)).version - version,
    };
  };

  const applicationOf = async (nik: string): Promise<string | undefined> => {
    const mark = await running.services.applications.fingerprintOf(nik as never);
    const [item] = await tables.store.read([{ table: "applications", pk: `PERSON#${mark}`, sk: "PERSON" }]);
    return item?.["live:skills-training"];
  };

  const onCatalogue = async (
    kind: "cohort" | "skill" | "programme",
    id: string,
    asked: Asked,
    before = 0,
  ): Promise<Scenario> => ({
    asked: { role: "manager", ...asked },
    happened: async () => {
      const { store } = tables;
      const [item] = await store.read([
        kind === "cohort"
          ? { table: "cohorts", pk: `COHORT#${id}`, sk: "COHORT" }
          : { table: "cohorts", pk: `${kind.toUpperCase()}S`, sk: `${kind.toUpperCase()}S` },
      ]);
      const entry =
        kind === "cohort" ? item && { ...item, ...item.record, audit: item.audit } : item?.[`entry:${id}`];
      const { items } = await store.query({
        table: "audit",
        where: { expression: "pk = :pk", values: { ":pk": `${kind}#${id}` } },
      });
      expect(items).toHaveLength(entry?.version ?? 0);
      if (kind !== "cohort") {
        const former = await store.query({
          table: "cohorts",
          where: { expression: "pk = :pk", values: { ":pk": `${kind.toUpperCase()}#${id}` } },
        });
        expect(former.items).toHaveLength(Math.max(0, (entry?.version ?? 0) - 1));
      }
      expect(items.at(-1)?.hash).toBe(entry?.audit.hash);
      return (entry?.version ?? 0) - before;
    },
  });

  /** A change that ends a chain of its own, or one that others continue. */
  const onChain = async (chain: string, role: Asked["role"], asked: Asked): Promise<Scenario> => {
    const entries = async () => {
      const where = { expression: "pk = :pk", values: { ":pk": chain } };
      return (await tables.store.query({ table: "audit", where })).items.length;
    };
    const before = await entries();
    return { asked: { role, ...asked }, happened: async () => (await entries()) - before };
  };

  const succeeded = (status: number) => status === 200 || status === 201;
  let ids = 0;
  const newId = (start: string) => {
    ids += 1;
    return `${start}-${ids}`;
  };

  const applying = async (more: object = {}, role?: Asked["role"]): Promise<Scenario> => {
    const cohortId = newId("k");
    await call("openCohort", { role: "manager", body: aCohort({ cohortId }) }, running.services);
    const body = form({ cohortId, ...more });
    return {
      asked: { body, sourceIp: `198.51.100.${serial % 250}`, ...(role ? { role } : {}) },
      happened: async () => {
        const reference = await applicationOf(body.nik);
        const counts = await running.services.applications.countByStatus(cohortId);
        if (reference) await wholeApplication(reference);
        expect(counts.submitted).toBe(reference ? 1 : 0);
        const { items } = await running.services.applications.list({ cohortId, limit: 5 } as never);
        expect(items.map((item) => item.reference)).toEqual(reference ? [reference] : []);
        return items.length;
      },
    };
  };

  const birthDate = "1998-07-05";
  const decided = async (decision: "return" | "reject"): Promise<string> => {
    const reference = await apply();
    const body = { decision, reasons: [{ rule: "other", note: "Foto kabur." }], version: 1 };
    await call("verifyApplication", { role: "verifier", params: { reference }, body }, running.services);
    return reference;
  };
  const asked = async (name: RouteName, given: Asked) => {
    const { status, body, text } = await call(name, given, running.services);
    if (!succeeded(status)) throw new Error(`${name} was answered ${status}: ${text}`);
    return body;
  };
  /** A person in a training that has begun, with the seat that a selection would have given. */
  const seated = async (status: "offered" | "enrolled"): Promise<string> => {
    const cohortId = newId("k");
    await asked("openCohort", { role: "manager", body: aCohort({ cohortId }) });
    const days = status === "offered" ? { replyBy: "2026-11-30" } : { startsOn: "2026-11-01" };
    const seat = aSeat({ cohortId, startsOn: "2027-01-10", endsOn: "2027-02-10", ...days });
    return graduate({ cohortId, status, completion: undefined, history: [{ at, status }], seat } as never);
  };
  const delivered = async (): Promise<string> => {
    const serial = newId("T");
    await asked("enterToolkits", { role: "storekeeper", body: aDelivery([serial]) });
    return serial;
  };
  /** A graduate who signed for a toolkit, and the number of the paper. */
  const equipped = async () => {
    const reference = await graduate();
    const body = aHandoverForm(await delivered());
    const { number } = await asked("recordToolkitHandover", {
      role: "storekeeper",
      params: { reference },
      body,
    });
    return { reference, number };
  };
  const further: Partial<Record<RouteName, () => Promise<Scenario>>> = {
    grantOfficersUpload: () =>
      onApplication("verifier", () => ({ kind: "ktp", contentType: "image/png", bytes: 100 })),
    recordCorrection: () =>
      onApplication(
        "verifier",
        () => ({ heardBy: "phone", changes: { fullName: "Siti Lain" } }),
        decided("return"),
      ),
    requestData: () => onApplication(undefined, () => ({ birthDate, kind: "copy" })),
    answerDataRequest: async () => {
      const reference = await apply();
      const body = { birthDate, kind: "copy" };
      const { requestId } = await asked("requestData", { params: { reference }, body });
      return onApplication(
        "manager",
        () => ({ note: "Sudah." }),
        Promise.resolve(reference),
        () => ({
          requestId,
        }),
      );
    },
    decideAppeal: async () => {
      const reference = await decided("reject");
      const body = { birthDate, text: "Mohon ditinjau." };
      const { appealId } = await asked("fileAppeal", { params: { reference }, body });
      return onApplication(
        "manager",
        (version) => ({ decision: "dismissed", note: "Tetap.", version }),
        Promise.resolve(reference),
        () => ({ reference, appealId }),
      );
    },
    removeDocument: async () => {
      const reference = await apply();
      const body = { birthDate, kind: "ktp", contentType: "image/png", bytes: 100 };
      const { documentId } = await asked("grantDocumentUpload", { params: { reference }, body });
      return onApplication(
        undefined,
        () => ({ birthDate }),
        Promise.resolve(reference),
        () => ({
          reference,
          documentId,
        }),
      );
    },
    enterApplication: () => applying({ receivedOn: "2026-11-20", heardBy: "paper" }, "manager"),
    answerOffer: () => onApplication(undefined, () => ({ birthDate, answer: "accept" }), seated("offered")),
    recordReply: () =>
      onApplication("manager", () => ({ heardBy: "phone", answer: "decline" }), seated("offered")),
    recordProgress: () => onApplication("trainer", () => exampleOf("recordProgress"), seated("enrolled")),
    recordCompletion: () =>
      onApplication("manager", () => ({ on: "2026-11-20", result: "dropped-out" }), seated("enrolled")),
    changeAttendance: async () => {
      const cohortId = newId("k");
      const body = aCohort({
        cohortId,
        opensOn: "2026-10-01",
        closesOn: "2026-10-20",
        startsOn: "2026-11-01",
      });
      await asked("openCohort", { role: "manager", body });
      const params = { cohortId, date: "2026-11-23" };
      return onChain(`cohort#${cohortId}`, "trainer", { params, body: { classId: "A", marks: [] } });
    },
    recordCertificate: () => onApplication("manager", () => exampleOf("recordCertificate"), graduate()),
    enterToolkits: async () => {
      const serial = newId("T");
      return onChain(`toolkit#${serial}`, "storekeeper", { body: aDelivery([serial]) });
    },
    writeOffToolkit: async () => {
      const serial = await delivered();
      const body = exampleOf("writeOffToolkit");
      return onChain(`toolkit#${serial}`, "storekeeper", { params: { serial }, body });
    },
    recordToolkitHandover: async () => {
      const serial = await delivered();
      return onApplication("storekeeper", () => aHandoverForm(serial), graduate());
    },
    voidHandover: async () => {
      const { reference, number } = await equipped();
      return onApplication(
        "manager",
        (version) => ({ number, why: "Salah tulis.", toolkit: "in-stock", version }),
        Promise.resolve(reference),
      );
    },
    recordFollowUp: async () =>
      onApplication("assessor", () => aFollowUp(), Promise.resolve((await equipped()).reference)),
    assessApplication: () =>
      onApplication(
        "assessor",
        (version) => ({
          scores: { motivation: 1, readiness: 2, need: 3 },
          suitability: [
            { skill: "sewing", fit: "fits", note: "" },
            { skill: "ac-repair", fit: "fits", note: "" },
          ],
          accommodations: [],
          version,
        }),
        verified(api),
      ),
    withdrawApplication: () => onApplication(undefined, () => ({ birthDate })),
    recordWithdrawal: () => onApplication("manager", () => ({ heardBy: "phone" })),
    fileAppeal: () =>
      onApplication(undefined, () => ({ birthDate, text: "Mohon ditinjau." }), decided("reject")),
    correctApplication: () =>
      onApplication(undefined, () => ({ birthDate, changes: { fullName: "Siti Lain" } }), decided("return")),
    changeContact: () =>
      onApplication("verifier", (version) => ({
        phone: "0812 5555 0102",
        phoneOwner: "family",
        email: null,
        version,
      })),
    resendMessage: async () => {
      const reference = await apply();
      const { store } = tables;
      const of = { expression: "pk = :pk", values: { ":pk": `APPLICATION#${reference}` } };
      const read = async () => (await store.query({ table: "applications", where: of })).items;
      const [stored] = (await read()).filter(({ sk }) => sk.startsWith("MESSAGE#"));
      // Changed, not added: the stream's reader does not come upon it.
      await api.get("/local/messages");
      const message = { ...stored?.message, state: "failed", why: "not-accepted" };
      await store.commit([
        {
          table: "applications",
          pk: stored?.pk,
          sk: stored?.sk,
          put: { message, messageState: "failed" },
        },
      ]);
      const scenario = await onApplication("manager", () => ({}), Promise.resolve(reference));
      const { items } = await running.services.messages.list(reference as Reference, { limit: 1 }, at);
      const messageId = publicMessageId(items[0] as Message);
      return {
        asked: { ...scenario.asked, params: { reference, messageId } },
        happened: async () => {
          const times = await scenario.happened();
          expect((await read()).filter(({ sk }) => sk.startsWith("RESEND#"))).toHaveLength(times);
          return times;
        },
      };
    },
    reopenApplication: () =>
      onApplication("manager", (version) => ({ why: "Salah pilih.", version }), verified(api)),
  };
  const first: Partial<Record<RouteName, () => Promise<Scenario>>> = {
    registerApplicant: () => applying(),
    grantDocumentUpload: () =>
      onApplication(undefined, () => ({ birthDate, kind: "ktp", contentType: "image/png", bytes: 100 })),
    verifyApplication: () =>
      onApplication("verifier", (version) => ({ decision: "accept", reasons: [], version })),
    recordRegistryCheck: () => onApplication("verifier", aRegistryCheck),
    openCohort: async () => {
      const cohortId = newId("c");
      return onCatalogue("cohort", cohortId, { body: aCohort({ cohortId }) });
    },
    changeCohort: async () => {
      const { cohortId, ...cohort } = aCohort({ cohortId: newId("c") });
      await call("openCohort", { role: "manager", body: { ...cohort, cohortId } }, running.services);
      const asked = { params: { cohortId }, body: { ...cohort, name: "Lain", version: 1 } };
      return onCatalogue("cohort", cohortId, asked, 1);
    },
    changeSkill: async () => {
      const skill = newId("s");
      const params = { skill };
      await call("changeSkill", { role: "manager", params, body: aSkill() }, running.services);
      const asked = { params, body: { ...aSkill(), toolkitValue: 1, version: 1 } };
      return onCatalogue("skill", skill, asked, 1);
    },
    changeProgramme: async () => {
      const programme = newId("p");
      return onCatalogue("programme", programme, { params: { programme }, body: aProgramme() });
    },
  };

  const isRetriable = ({ status, headers, body }: Awaited<ReturnType<typeof call>>) => {
    if (status === 503) return Number(headers["retry-after"]) > 0 && body.type === "unavailable";
    return (
      status === 500 &&
      body.type === "internal-error" &&
      typeof body.correlationId === "string" &&
      Object.keys(body).length === 5
    );
  };

  let turn = 0;
  let keys = 0;
  /** A PUT takes no key: sent again it is told that its version is no longer the last. */
  const withKey = (name: RouteName, asked: Asked): Asked => {
    keys += 1;
    return routes[name].method === "POST"
      ? { ...asked, headers: { "idempotency-key": `fault-${keys}` } }
      : asked;
  };
  const scenarios = { ...(thoroughly ? further : {}), ...first };
  /** Routes that write, with the reason why they are no command of one read and one transaction. */
  const apart: Partial<Record<RouteName, string>> = {
    showStatus: "the write remembers an address: see below, where people look",
    previewSelection: "changes nothing, and its audit entry is written again by each try",
    sealSelection: "one put and then many moves: test/selection/all-or-nothing.test.ts",
    changeOfficer: "takes no key and no version: sent again, the same is written again",
    writeReport: "files, and in the table its response alone: test/reporting/report-files.test.ts",
  };
  test("every route that writes is one of these commands, or says why not", () => {
    const writes = everyRoute.flatMap(([name, { method }]) => (method === "GET" ? [] : [name]));
    expect([...Object.keys({ ...first, ...further }), ...Object.keys(apart)].sort()).toEqual(writes.sort());
  });

  describe.each(Object.entries(scenarios) as [RouteName, () => Promise<Scenario>][])(
    "%s",
    (name, prepare) => {
      const failAt = (number: number, fault: Fault) =>
        dynamoDb.start((call) => (call === number ? fault : undefined));

      test("is a command that makes at most two calls: one read and one transaction", async () => {
        expect(isCommand(routes[name])).toBe(true);
        const { asked, happened } = await prepare();
        dynamoDb.start();
        expect(succeeded((await call(name, withKey(name, asked), faulty)).status)).toBe(true);
        expect(dynamoDb.calls()).toEqual([
          expect.stringMatching(/^(BatchGetItem|TransactGetItems|Query)Command$/),
          "TransactWriteItemsCommand",
        ]);
        expect(await happened()).toBe(1);
      });

      test.each(Object.entries({ ...passingFaults, ...transactionFaults }))(
        "is done once where a call %s",
        async (what, fault) => {
          turn += 1;
          const sites =
            what in transactionFaults
              ? [2]
              : thoroughly
                ? [1, 2]
                : fault.when === "after"
                  ? [2]
                  : [1 + (turn % 2)];
          for (const number of sites) {
            const { asked, happened } = await prepare();
            const sent = withKey(name, asked);
            failAt(number, fault);
            const reply = await call(name, sent, faulty);
            expect(succeeded(reply.status), `${number}: ${reply.text}`).toBe(true);
            expect(await happened()).toBe(1);
            dynamoDb.start();
            const again = await call(name, sent, faulty);
            if (routes[name].method === "POST") expect(again.status).toBe(reply.status);
            if (routes[name].method === "POST" && !name.startsWith("grant"))
              expect(again.text).toBe(reply.text);
            expect(await happened()).toBe(1);
          }
        },
      );

      test.each(Object.entries(lastingFaults))(
        "is done or not done where a call %s, and can be sent again",
        async (_what, fault) => {
          for (const number of [1, 2]) {
            const { asked, happened } = await prepare();
            const sent = withKey(name, asked);
            failAt(number, fault);
            const failed = await call(name, sent, faulty);
            expect(isRetriable(failed), failed.text).toBe(true);
            expect(failed.text).not.toMatch(/said by a test|faulty|node_modules/);
            const times = await happened();
            expect(times).toBe(number === 2 && fault.when === "after" ? 1 : 0);
            dynamoDb.start();
            const again = await call(name, sent, faulty);
            if (routes[name].method === "POST" || times === 0)
              expect(succeeded(again.status), again.text).toBe(true);
            else expect([400, 409]).toContain(again.status);
            expect(await happened()).toBe(1);
          }
        },
      );

      test("says that it cannot be done now where the tables stay away, and nothing is half done", async () => {
        const { asked, happened } = await prepare();
        const sent = withKey(name, asked);
        for (const when of ["before", "after"] as const) {
          vi.useFakeTimers({ toFake: ["Date"] });
          const fault: Fault = { ...(passingFaults["loses its reply"] as Fault), when };
          dynamoDb.start((_number, command) => {
            // Patience runs out by the clock.
            vi.setSystemTime(Date.now() + 4000);
            return when === "before" || command.startsWith("Transact") ? fault : undefined;
          });
          const reply = await call(name, sent, faulty);
          vi.useRealTimers();
          expect(reply.status, reply.text).toBe(503);
          expect(isRetriable(reply)).toBe(true);
          expect(await happened()).toBe(when === "before" ? 0 : 1);
        }
        dynamoDb.start();
        const again = await call(name, sent, faulty);
        expect(routes[name].method === "POST" ? [200, 201] : [400, 409]).toContain(again.status);
        expect(await happened()).toBe(1);
      });
    },
  );

  test("a plain form comes back with what was typed where the tables stay away", async () => {
    const fields = new URLSearchParams({
      fullName: "Siti Rahmah",
      motivation: "<b>Menjahit</b>",
      idempotencyKey: "k-1",
    });
    const typed = { "content-type": "application/x-www-form-urlencoded" };
    const nik = aNik({ serial: 9000 });
    const whole = new URLSearchParams({ ...Object.fromEntries(fields), nik });
    dynamoDb.start(() => lastingFaults["may not do it"]);
    const reply = await call("registerApplicant", { body: whole.toString(), headers: typed }, faulty);
    expect(reply.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect([400, 500]).toContain(reply.status);
    expect(reply.text).toContain("&lt;b>Menjahit&lt;/b>");
    expect(reply.text).toContain('value="k-1"');
  });

  describe("looking", () => {
    test("at a status is one read and one write that remembers the address, and shows nothing before that", async () => {
      const reference = await apply();
      const asked = { body: { reference, birthDate }, sourceIp: "203.0.113.50" };
      for (const [number, fault] of [
        [1, passingFaults["is throttled"]],
        [2, passingFaults["loses its reply"]],
      ] as const) {
        dynamoDb.start((call) => (call === number ? fault : undefined));
        expect((await call("showStatus", asked, faulty)).status).toBe(200);
      }
      dynamoDb.start();
      await call("showStatus", asked, faulty);
      expect(dynamoDb.calls().slice(0, 2)).toEqual(["BatchGetItemCommand", "TransactWriteItemsCommand"]);
      expect(dynamoDb.calls().filter((command) => command.startsWith("Transact"))).toHaveLength(1);
      dynamoDb.start((number) => (number === 2 ? lastingFaults["may not do it"] : undefined));
      const failed = await call("showStatus", { ...asked, sourceIp: "203.0.113.51" }, faulty);
      expect(isRetriable(failed)).toBe(true);
    });

    test("a miss is counted once though the reply to its count is lost", async () => {
      const reference = await apply();
      const asked = { body: { reference, birthDate: "1990-01-01" }, sourceIp: "203.0.113.60" };
      for (let count = 0; count < 5; count += 1) {
        dynamoDb.start((number) => (number === 2 ? passingFaults["loses its reply"] : undefined));
        expect((await call("showStatus", asked, faulty)).status).toBe(404);
      }
      expect((await call("showStatus", asked, faulty)).status).toBe(429);
    });

    test("a right guess that was read before five wrong ones were counted is held back like any other", async () => {
      // The address has opened it before, as a mobile network's has for everybody behind it.
      for (const opened of [true, false]) {
        const reference = await apply();
        const from = { sourceIp: `203.0.113.${opened ? 70 : 71}` };
        if (opened) await call("showStatus", { ...from, body: { reference, birthDate } }, running.services);
        let missed = false;
        dynamoDb.start(undefined, async (_number, command) => {
          if (missed || command !== "BatchGetItemCommand") return;
          missed = true;
          for (let count = 0; count < 5; count += 1)
            await call(
              "showStatus",
              { ...from, body: { reference, birthDate: "1990-01-01" } },
              running.services,
            );
        });
        const reply = await call("showStatus", { ...from, body: { reference, birthDate } }, faulty);
        expect(reply.status).toBe(429);
      }
    });

    test.each([
      "listOpenings",
      "listSkills",
      "listProgrammes",
      "showForm",
      "countApplications",
      "listApplications",
      "showApplication",
      "listCohorts",
      "showCohort",
    ] as const)("by %s goes on after a fault that passes, and says when it cannot", async (name) => {
      const params: Record<string, string> = {
        ...(name === "showApplication" ? { reference: await apply() } : {}),
        ...(name === "showCohort" ? { cohortId: "2026-1" } : {}),
      };
      const asked: Asked = {
        role: "manager",
        params,
        query: name === "countApplications" ? { cohortId: "2026-1" } : {},
      };
      dynamoDb.start((number) => (number === 1 ? passingFaults["is throttled"] : undefined));
      expect((await call(name, asked, faulty)).status).toBe(200);
      dynamoDb.start(() => lastingFaults["may not do it"]);
      expect(isRetriable(await call(name, asked, faulty))).toBe(true);
    });
  });

  test("the keys that a batch leaves unread are read again", async () => {
    const { client, start } = faultyDynamoDb();
    let left = 2;
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const reply = await next(args);
        const { RequestItems } = args.input as { RequestItems?: Record<string, { Keys: Looked[] }> };
        if (context.commandName !== "BatchGetItemCommand" || !RequestItems || left === 0) return reply;
        left -= 1;
        Object.assign(reply.output as object, { Responses: {}, UnprocessedKeys: RequestItems });
        return reply;
      },
      { step: "initialize", name: "unread" },
    );
    start();
    const services = allServices(
      { now: running.clock.now, messenger: running.services.messenger },
      { dynamoDb: client, s3: new S3Client() },
    );
    expect(
      (await call("showCohort", { role: "auditor", params: { cohortId: "2026-1" } }, services)).status,
    ).toBe(200);
    expect(left).toBe(0);
  });
};
