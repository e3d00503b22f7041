/**
 * What every step does to tables, buckets and the secret, watched over one whole journey, against what its entry says
 * that it uses: nothing at home refuses what a deployed function may not do.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { S3Client } from "@aws-sdk/client-s3";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Uses } from "../../core/contract/route.ts";
import { everyRoute, type RouteName, routes } from "../../core/contract/routes.ts";
import { everySchedule } from "../../core/contract/schedules.ts";
import type { Role } from "../../core/domain/shared/codes.ts";
import { NotReachable } from "../../core/messaging/messenger.ts";
import { buckets, everyTable } from "../../core/storage/dynamodb/tables.ts";
import { bucketsOf, bucketUses, tableActions, tablesOf } from "../../lib/constructs/grants.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aDelivery, aFollowUp, aHandoverForm, exampleOf } from "../support/examples.ts";
import { aCohort, aForm, aNik, aSealing, aSeed } from "../support/forms.ts";
import { aDrawing } from "../support/papers.ts";
import { applied, assessed, birthDate, verified } from "../support/people.ts";
import { startLocal } from "../support/start-local.ts";

/** Whose work it is that calls a table now, and what was seen of each. */
const watch = vi.hoisted(() => {
  const seen = new Map<string, Set<string>>();
  const current = { during: undefined as unknown };
  return { seen, current };
});
const during = new AsyncLocalStorage<string>();
watch.current.during = during;

const note = (what: string) => {
  const step = during.getStore();
  if (step) watch.seen.set(step, (watch.seen.get(step) ?? new Set()).add(what));
};
const watched =
  <Given extends unknown[], Result>(name: string, run: (...given: Given) => Result) =>
  (...given: Given): Result => {
    if (!watch.seen.has(name)) watch.seen.set(name, new Set());
    return during.run(name, () => run(...given));
  };
const watchedIdentity =
  (run: (...given: unknown[]) => unknown) =>
  (...given: unknown[]) => {
    note("identity");
    return run(...given);
  };

vi.mock("../../local/gateway.ts", async (original) => {
  const { createGateway } = await original<typeof import("../../local/gateway.ts")>();
  return {
    createGateway: ((handlers, verify) =>
      createGateway(
        Object.fromEntries(
          Object.entries(handlers).map(([name, handler]) => [name, watched(name, handler)]),
        ) as typeof handlers,
        verify,
      )) satisfies typeof createGateway,
  };
});
vi.mock("../../core/http/step.ts", async (original) => {
  const { step } = await original<typeof import("../../core/http/step.ts")>();
  return { step: ((name, run) => watched(name, step(name, run))) satisfies typeof step };
});
vi.mock("../../core/storage/items/identity.ts", async (original) => {
  const { createIdentity } = await original<typeof import("../../core/storage/items/identity.ts")>();
  return {
    createIdentity: (...given: Parameters<typeof createIdentity>) =>
      new Proxy(createIdentity(...given), {
        get: (identity, name) => watchedIdentity(Reflect.get(identity, name)),
      }),
  };
});
// Every sealed record stands in the bucket, as a large one does.
vi.mock("../../core/storage/repositories/selections.ts", async (original) => {
  const { createSelections } =
    await original<typeof import("../../core/storage/repositories/selections.ts")>();
  return {
    createSelections: (given: Parameters<typeof createSelections>[0]) =>
      createSelections({ ...given, largestInItemBytes: 0 }),
  };
});
vi.mock("@aws-sdk/s3-presigned-post", async (original) => {
  const { createPresignedPost } = await original<typeof import("@aws-sdk/s3-presigned-post")>();
  return {
    createPresignedPost: (...given: Parameters<typeof createPresignedPost>) => {
      noteFile("PutObject", given[1]);
      return createPresignedPost(...given);
    },
  };
});
vi.mock("@aws-sdk/s3-request-presigner", async (original) => {
  const { getSignedUrl } = await original<typeof import("@aws-sdk/s3-request-presigner")>();
  return {
    getSignedUrl: ((client, command, options) => {
      noteFile(nameOf(command), command.input as { Bucket?: string });
      return getSignedUrl(client, command, options);
    }) satisfies typeof getSignedUrl,
  };
});

// biome-ignore lint/suspicious/noExplicitAny: a command of any kind, looked into by its name.
type Command = { constructor: { name: string }; input: any };
const nameOf = (command: object) => command.constructor.name.replace(/Command$/, "");

const tableOf = (deployed: string) =>
  everyTable.find(({ variable }) => process.env[variable] === deployed)?.name ?? deployed;
const inTransaction = {
  Put: "PutItem",
  Update: "UpdateItem",
  Delete: "DeleteItem",
  ConditionCheck: "ConditionCheckItem",
};

/** As the policy of a role names what a call of the document client does. */
const noteItems = (command: Command): void => {
  const { input } = command;
  switch (nameOf(command)) {
    case "BatchGet":
      for (const table of Object.keys(input.RequestItems)) note(`BatchGetItem on ${tableOf(table)}`);
      return;
    case "TransactWrite":
      for (const [kind, action] of Object.entries(inTransaction))
        for (const item of input.TransactItems)
          if (item[kind]) note(`${action} on ${tableOf(item[kind].TableName)}`);
      return;
    default:
      note(`${nameOf(command)} on ${tableOf(input.TableName)}`);
  }
};

const fileActions: Record<string, string> = {
  HeadObject: "GetObject",
  ListObjectsV2: "ListBucket",
  CreateMultipartUpload: "PutObject",
  UploadPart: "PutObject",
  CompleteMultipartUpload: "PutObject",
};
function noteFile(operation: string, { Bucket }: { Bucket?: string }): void {
  const [bucket] = Object.entries(buckets).find(([, { variable }]) => process.env[variable] === Bucket) ?? [];
  note(`${fileActions[operation] ?? operation} on ${bucket}`);
}

/** The same names for all that the entry of a step grants. */
const grantedBy = (uses: Uses): string[] => [
  ...tablesOf(uses).flatMap(([table, use]) => tableActions[use].map((action) => `${action} on ${table}`)),
  ...bucketsOf(uses).flatMap(([bucket, use]) => [
    ...bucketUses[use].objects.map((action) => `${action} on ${bucket}`),
    ...(bucketUses[use].lists ? [`ListBucket on ${bucket}`] : []),
  ]),
  ...(uses.identity ? ["identity"] : []),
];

const watchClient = (client: { prototype: { send: unknown } }, take: (command: Command) => void) => {
  const { send } = client.prototype as { send: (...given: unknown[]) => unknown };
  vi.spyOn(client.prototype as { send: typeof send }, "send").mockImplementation(function (
    this: unknown,
    ...given
  ) {
    take(given[0] as Command);
    return send.apply(this, given);
  });
};

let running: Running;
let api: Api;

interface Asked {
  params?: Record<string, string>;
  query?: string;
  body?: object;
}

/** A call of a route by somebody who may make it; a POST with a key, as the pages send it. */
const take = async (name: RouteName, { params = {}, query = "", body }: Asked = {}) => {
  const { method, path, callers } = routes[name];
  const headers: Record<string, string> = { "idempotency-key": crypto.randomUUID() };
  if (callers !== "public") {
    const role: Role = (callers as readonly Role[]).includes("manager") ? "manager" : (callers[0] as Role);
    headers.authorization = `Bearer ${(await api.signIn(role)).accessToken}`;
  }
  const filled = path.replace(/\{(\w+)\}/g, (_braces, param: string) => params[param] ?? "none");
  const reply = await api.send(method, `/api${filled}${query}`, body, headers);
  expect([200, 201], `${name}: ${reply.text}`).toContain(reply.status);
  return reply.body;
};
const setDay = async (at: string) => {
  await api.setClock(at);
  api.forgetTokens();
};
const versionOf = async (reference: string): Promise<number> =>
  (await take("showApplication", { params: { reference } })).version;
const versioned = async (name: RouteName, reference: string, body: object) =>
  take(name, { params: { reference }, body: { ...body, version: await versionOf(reference) } });

const photo = aDrawing();
const sendFile = async (upload: { url: string; fields: Record<string, string> }) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(photo)], { type: "image/png" }));
  expect((await fetch(upload.url, { method: "POST", body: form })).status).toBe(201);
};
const aFile = (kind: string) => ({ kind, contentType: "image/png", bytes: photo.length });

const publicPages = async () => {
  for (const name of [
    "listOpenings",
    "listSkills",
    "listProgrammes",
    "showConsent",
    "showForm",
    "showConfirmation",
    "showOpenapi",
  ] as const)
    await take(name);
};

const catalogue = async () => {
  await take("openCohort", { body: aCohort() });
  const { cohortId, ...rest } = aCohort({ cohortId: "changed" });
  await take("openCohort", { body: { ...rest, cohortId } });
  await take("changeCohort", { params: { cohortId }, body: { ...rest, version: 1 } });
  await take("showCohort", { params: { cohortId } });
  await take("listCohorts");
  await take("changeSkill", { params: { skill: "cooking" }, body: omitVersion(exampleOf("changeSkill")) });
  await take("listSkillVersions", { params: { skill: "cooking" } });
  const programme = omitVersion(exampleOf("changeProgramme"));
  await take("changeProgramme", { params: { programme: "other" }, body: programme });
  await take("listProgrammeVersions", { params: { programme: "other" } });
  await take("changeOfficer", { params: { username: "storekeeper" }, body: exampleOf("changeOfficer") });
  await take("showOfficer", { params: { username: "storekeeper" } });
};
/** Of the messages so far the last fails, as if its provider had refused it. */
const failOneMessage = async (at: { params: { reference: string } }) => {
  const { messenger } = running.services;
  const { send } = messenger;
  await api.get("/local/messages");
  messenger.send = async () => {
    throw new NotReachable("said by a test");
  };
  await versioned("verifyApplication", at.params.reference, { decision: "accept", reasons: [] });
  await api.get("/local/messages");
  messenger.send = send;
  const { messageId } = (await take("listMessages", at)).items[0];
  await take("resendMessage", { params: { ...at.params, messageId }, body: {} });
  await versioned("reopenApplication", at.params.reference, { why: "Salah pilih." });
};
const omitVersion = ({ version: _version, ...body }: Record<string, unknown>) => body;

const staffSteps = async () => {
  const reference = await applied(api);
  const at = { params: { reference } };
  await take("showStatus", { body: { reference, birthDate } });
  expect((await api.post("/api/status", { reference, birthDate: "1990-01-01" })).status).toBe(404);
  const granted = await take("grantDocumentUpload", { ...at, body: { birthDate, ...aFile("ktp") } });
  await sendFile(granted.upload);
  const ofOfficer = await take("grantOfficersUpload", { ...at, body: aFile("visit-photo") });
  await sendFile(ofOfficer.upload);
  const { documentId } = ofOfficer;
  await expect
    .poll(async () =>
      (await take("showApplication", at)).documents.map((each: { state: string }) => each.state),
    )
    .toEqual(["received", "received"]);
  await take("openDocument", { params: { reference, documentId } });
  await take("removeDocument", {
    params: { reference, documentId: granted.documentId },
    body: { birthDate },
  });
  await take("recordRegistryCheck", { ...at, body: exampleOf("recordRegistryCheck") });
  await versioned("changeContact", reference, omitVersion(exampleOf("changeContact")));
  for (const name of ["correctApplication", "recordCorrection"] as const) {
    await versioned("verifyApplication", reference, exampleOf("verifyApplication"));
    // Another number of the same person: one is let go and the other held.
    const changes = { nik: aNik({ serial: name === "recordCorrection" ? 8001 : 8002 }) };
    const who = name === "correctApplication" ? { birthDate } : { heardBy: "phone" };
    await take(name, { ...at, body: { ...who, changes } });
  }
  await versioned("verifyApplication", reference, { decision: "accept", reasons: [] });
  await versioned("reopenApplication", reference, { why: "Salah pilih." });
  await failOneMessage(at);
  const { requestId } = await take("requestData", { ...at, body: { birthDate, kind: "erasure" } });
  await take("listDataRequests");
  const reasons = [{ rule: "other", note: "Tidak cocok." }];
  await versioned("verifyApplication", reference, { decision: "reject", reasons });
  await take("answerDataRequest", { params: { requestId }, body: { note: "Sudah." } });
  const paper = {
    ...aForm({ nik: aNik({ serial: 8003 }) }),
    receivedOn: "2026-11-20",
    heardBy: "paper",
  };
  await take("enterApplication", { body: paper });
  await take("registerApplicant", { body: aForm({ nik: aNik({ serial: 8004 }) }) });
  await take("listApplications");
  for (const query of ["cohortId=2026-1", "status=verified", "cohortId=2026-1&status=verified", "q=siti"])
    await take("listApplications", { query: `?${query}` });
  await take("countApplications", { query: "?cohortId=2026-1" });
};

/** Two who hold their seats when the training starts. */
const selection = async (): Promise<[string, string]> => {
  const cohortId = "seats";
  const opened = aCohort({ cohortId, closesOn: "2026-11-30", startsOn: "2026-12-01", endsOn: "2026-12-02" });
  for (const each of opened.classes) each.seats = 2;
  await take("openCohort", { body: opened });
  const people: string[] = [];
  for (let score = 90; score > 40; score -= 10) {
    const scores = { motivation: score, readiness: score, need: score };
    people.push(await assessed(api, { scores }, { cohortId, skills: ["sewing"] }));
  }
  await verified(api, { cohortId });
  const [trained, dropsOut, waits, gone] = people as [string, string, string, string];
  const at = { params: { cohortId } };
  await take("previewSelection", { ...at, body: { seed: aSeed } });
  await take("sealSelection", { ...at, body: aSealing() });
  await take("showSelection", at);
  await take("answerOffer", { params: { reference: trained }, body: { birthDate, answer: "accept" } });
  const offered = async (reference: string) =>
    expect
      .poll(async () => (await take("showApplication", { params: { reference } })).status, {
        timeout: 10_000,
      })
      .toBe("offered");
  await take("recordReply", {
    params: { reference: dropsOut },
    body: { heardBy: "phone", answer: "decline" },
  });
  await offered(waits);
  const { appealId } = await take("fileAppeal", {
    params: { reference: dropsOut },
    body: { birthDate, text: "Saya keliru." },
  });
  await take("listAppeals");
  const decision = { decision: "upheld", note: "Diterima.", version: await versionOf(dropsOut) };
  await take("decideAppeal", { params: { reference: dropsOut, appealId }, body: decision });
  await take("withdrawApplication", { params: { reference: waits }, body: { birthDate } });
  await offered(dropsOut);
  await take("answerOffer", { params: { reference: dropsOut }, body: { birthDate, answer: "accept" } });
  await take("recordWithdrawal", { params: { reference: gone }, body: { heardBy: "visit" } });
  return [trained, dropsOut];
};

const training = async ([trained, dropsOut]: [string, string]) => {
  const cohortId = "seats";
  const day = { params: { cohortId, date: "2026-12-01" } };
  const marks = [trained, dropsOut].map((reference) => ({ reference, mark: "present" }));
  await take("changeAttendance", { ...day, body: { classId: "A", marks } });
  await take("showAttendance", { ...day, query: "?classId=A" });
  await take("listSessions", day);
  const at = { params: { reference: trained } };
  await take("recordProgress", { ...at, body: exampleOf("recordProgress") });
  await take("recordCompletion", {
    params: { reference: dropsOut },
    body: { on: "2026-12-02", result: "dropped-out" },
  });
  const completed = { on: "2026-12-02", result: "completed" };
  await take("recordCompletion", { ...at, body: completed });
  await versioned("reopenApplication", trained, { why: "Salah tanggal." });
  const { completion } = await take("recordCompletion", { ...at, body: completed }).then(() =>
    take("showApplication", at),
  );
  await take("showCertificate", { params: { code: completion.code } });
  await take("showCompletionPaper", at);
  await take("recordCertificate", { ...at, body: { ...exampleOf("recordCertificate"), on: "2026-12-02" } });
};

const handover = async (reference: string) => {
  const at = { params: { reference } };
  await take("enterToolkits", { body: aDelivery(["U-1", "U-2", "U-3"]) });
  await take("listToolkits");
  await take("writeOffToolkit", { params: { serial: "U-3" }, body: exampleOf("writeOffToolkit") });
  const { documentId, upload } = await take("grantOfficersUpload", { ...at, body: aFile("signature") });
  await sendFile(upload);
  await expect.poll(async () => (await take("showApplication", at)).documents.at(-1).state).toBe("received");
  const signature = { method: "drawn", documentId };
  const { number } = await take("recordToolkitHandover", {
    ...at,
    body: aHandoverForm("U-1", { signature }),
  });
  await versioned("voidHandover", reference, { number, why: "Salah tulis.", toolkit: "in-stock" });
  await take("recordToolkitHandover", { ...at, body: aHandoverForm("U-2", { signature }) });
  await take("showHandoverPaper", at);
  await take("listFollowUps", { query: "?dueBy=2028-01-01" });
  await take("recordFollowUp", { ...at, body: aFollowUp({ on: "2026-12-02" }) });
  await take("writeReport", { body: { programme: "skills-training", period: "2026-12" } });
  await take("listReports");
  for (const [kind, id] of [
    ["application", reference],
    ["cohort", "seats"],
    ["toolkit", "U-1"],
    ["skill", "cooking"],
    ["programme", "other"],
  ] as const)
    await take("showAudit", { params: { kind, id } });
};

beforeAll(async () => {
  watchClient(DynamoDBDocumentClient as never, noteItems);
  watchClient(S3Client as never, (command) => noteFile(nameOf(command), command.input));
  running = await startLocal();
  api = createApi(running.url);
});
afterAll(() => running?.stop());

test("one whole journey takes every step", { timeout: 180_000 }, async () => {
  await setDay("2026-11-30T02:00:00Z");
  await publicPages();
  await catalogue();
  await staffSteps();
  const people = await selection();
  await setDay("2026-12-02T02:00:00Z");
  await training(people);
  await handover(people[0]);
  await api.get("/local/messages");
  const taken = [...watch.seen.keys()];
  expect(everyStep.map(([name]) => name).filter((name) => !taken.includes(name))).toEqual([]);
});

/** What they use only of someone whose move a sealed selection holds, in the moment before it is made. */
const whileMovesAreMade: Partial<Record<RouteName, readonly string[]>> = {
  answerOffer: ["reports: read"],
  recordReply: ["reports: read"],
  fileAppeal: ["cohorts: read", "reports: read"],
  showStatus: ["reports: read"],
  showApplication: ["reports: read"],
  listApplications: ["reports: read"],
  countApplications: ["reports: read"],
};

const everyStep = [...everyRoute, ...everySchedule].map(([name, { uses }]) => [name, uses as Uses] as const);

describe("what a step does is what its entry says that it uses", () => {
  test.each(everyStep)("%s does nothing that it is not granted", (name, uses) => {
    const seen = [...(watch.seen.get(name) ?? [])];
    expect(seen.filter((each) => !grantedBy(uses).includes(each))).toEqual([]);
  });

  test.each(everyStep)("%s is granted no use that it has none of", (name, uses) => {
    const seen = [...(watch.seen.get(name) ?? [])];
    const changes = /^(Put|Update|Delete)(Item|Object) /;
    const did = (place: string, kind: "any" | "change") =>
      seen.some((each) => each.endsWith(` on ${place}`) && (kind === "any" || changes.test(each)));
    const needless = [...tablesOf(uses), ...bucketsOf(uses)]
      .filter(([place, use]) => !did(place, use === "write" || use === "append" ? "change" : "any"))
      .map(([place, use]) => `${place}: ${use}`);
    if (uses.identity && !seen.includes("identity")) needless.push("identity");
    const rare = whileMovesAreMade[name as RouteName] ?? [];
    expect(needless.filter((each) => !rare.includes(each))).toEqual([]);
  });
});
