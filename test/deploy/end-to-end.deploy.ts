/** The real stacks, deployed by the real CDK to an emulator, and the whole way through them over HTTP. */
import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CloudFormationClient, ListStackResourcesCommand } from "@aws-sdk/client-cloudformation";
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { GetObjectCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import {
  GetSecretValueCommand,
  ListSecretsCommand,
  SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { currentConsent } from "../../core/domain/privacy/consent.ts";
import { stageNamed } from "../../lib/stages.ts";
import { aDelivery } from "../support/examples.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { callAws } from "./call-aws.ts";
import { type Emulator, startEmulator } from "./emulator.ts";
import { type StaffTokens, signInAs } from "./staff-accounts.ts";

const stage = stageNamed("dev");
const root = join(import.meta.dirname, "../..");
const minute = 60_000;
const dayMilliseconds = 24 * 60 * minute;
/** Asia/Makassar is eight hours ahead, all year. */
const witaNow = () => new Date(Date.now() + 8 * 60 * minute);
const dayFromNow = (days: number) =>
  new Date(witaNow().getTime() + days * dayMilliseconds).toISOString().slice(0, 10);

let emulator: Emulator;
let outputs: Record<string, string>;
let verifier: StaffTokens;
let assessor: StaffTokens;
let manager: StaffTokens;
let auditor: StaffTokens;
let storekeeper: StaffTokens;
let edgeSecret: string;

const runHere = (command: string, args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    env: emulator.environment,
    encoding: "utf8",
    timeout: 9 * minute,
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")}\n${stdout.slice(-4000)}\n${stderr.slice(-6000)}`);
  return stdout;
};

const clientSettings = () => ({
  endpoint: emulator.endpoint,
  region: stage.region,
  credentials: { accessKeyId: "test", secretAccessKey: "test" },
});
const s3 = () => new S3Client({ ...clientSettings(), forcePathStyle: true });

const output = (name: string): string => {
  const value = outputs[name];
  if (!value) throw new Error(`No output ${name} among ${Object.keys(outputs).join(", ")}`);
  return value;
};

interface Asked {
  body?: unknown;
  token?: string;
  key?: string;
  headers?: Record<string, string>;
}

/** A call through the deployed gateway. */
const call = async (method: string, path: string, { body, token, key, headers = {} }: Asked = {}) => {
  const apiId = new URL(output("ApiUrl")).host.split(".")[0];
  const response = await fetch(`${emulator.endpoint}/_aws/execute-api/${apiId}/$default/api${path}`, {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(key ? { "idempotency-key": key } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  // biome-ignore lint/suspicious/noExplicitAny: replies are judged field by field.
  return { status: response.status, text, json: JSON.parse(text || "null") as any };
};

const cohort = {
  cohortId: "uji-1",
  programme: "skills-training",
  name: "Angkatan uji",
  quota: 32,
  regencies: ["64.72", "64.71"],
  opensOn: dayFromNow(-1),
  closesOn: dayFromNow(20),
  startsOn: dayFromNow(40),
  endsOn: dayFromNow(70),
  venue: "BLKI Balikpapan",
  classes: [
    {
      classId: "jahit-1",
      skill: "sewing",
      partner: { name: "LPK Contoh", kind: "lpk", recommendation: "BNSP" },
      seats: 16,
    },
  ],
  rules: { weights: { motivation: 0.3, readiness: 0.3, need: 0.4 }, reserved: [] },
  replyDays: 7,
  minimumAttendance: 0.8,
};

const birthDate = "1998-07-05";
const application = aForm({
  cohortId: cohort.cohortId,
  nik: "6472014507980003",
  birthDate,
  skills: ["sewing"],
  consent: { version: currentConsent.version, givenBy: "self" },
});

/** One pixel. */
const photo = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

beforeAll(async () => {
  emulator = await startEmulator(stage.region);
  Object.assign(process.env, emulator.environment);
  runHere("cdk", ["bootstrap", `aws://000000000000/${stage.region}`]);
  runHere("cdk", ["deploy", "--all", "-c", "stage=dev", "--require-approval", "never", "--concurrency", "2"]);
  const { readOutputs } = await import("../../scripts/stack-outputs.ts");
  outputs = await readOutputs(stage);
}, 20 * minute);

afterAll(async () => {
  await emulator?.stop();
});

describe("What is deployed", () => {
  test("says where everything is", () => {
    for (const name of [
      "SiteUrl",
      "ApiUrl",
      "UserPoolId",
      "UserPoolClientId",
      "DocumentsBucket",
      "ReportsBucket",
    ])
      expect(output(name)).not.toBe("");
  });

  test("has keys of 64 hexadecimal digits, made when it was deployed", async () => {
    const client = new SecretsManagerClient(clientSettings());
    const { SecretList = [] } = await client.send(new ListSecretsCommand());
    const keys = new Map<string, string>();
    for (const { ARN, Description = "" } of SecretList) {
      const { SecretString = "{}" } = await client.send(new GetSecretValueCommand({ SecretId: ARN }));
      keys.set(Description, JSON.parse(SecretString).key);
    }
    expect(keys.size).toBe(2);
    for (const key of keys.values()) expect(key).toMatch(/^[0-9a-f]{64}$/);
    edgeSecret = [...keys].find(([description]) => description.includes("CloudFront"))?.[1] ?? "";
    expect(edgeSecret).not.toBe("");
  });

  test("signs officers in by their group", async () => {
    const at = {
      endpoint: emulator.endpoint,
      region: stage.region,
      userPoolId: output("UserPoolId"),
      clientId: output("UserPoolClientId"),
    };
    verifier = await signInAs("verifier", at);
    assessor = await signInAs("assessor", at);
    manager = await signInAs("manager", at);
    auditor = await signInAs("auditor", at);
    storekeeper = await signInAs("storekeeper", at);
    expect(verifier.accessToken.split(".")).toHaveLength(3);
  });
});

describe("The whole way", () => {
  let reference: string;
  let version: number;

  test("begins with no opening", async () => {
    const { status, json } = await call("GET", "/openings");
    expect([status, json]).toEqual([200, { items: [] }]);
  });

  test("is closed to whoever has no token, an ID token, or another role", async () => {
    const open = (token?: string) =>
      call("POST", "/staff/cohorts", { body: cohort, ...(token ? { token } : {}) });
    expect((await open()).status).toBe(401);
    expect((await open("no.token.atall")).status).toBe(401);
    expect((await open(manager.idToken)).status).toBe(401);
    expect((await open(verifier.accessToken)).status).toBe(403);
  });

  test("a manager opens a cohort, and people see it", async () => {
    const opened = await call("POST", "/staff/cohorts", {
      body: cohort,
      token: manager.accessToken,
      key: randomUUID(),
    });
    expect([opened.status, opened.text]).toEqual([201, expect.stringContaining(cohort.cohortId)]);
    const { json } = await call("GET", "/openings");
    expect(json.items).toMatchObject([{ cohortId: cohort.cohortId, state: "open" }]);
  });

  test("a person applies, and applies once however often the form is sent", async () => {
    const key = randomUUID();
    const first = await call("POST", "/applications", { body: application, key });
    expect([first.status, first.text]).toEqual([201, expect.stringContaining("KT-")]);
    const again = await call("POST", "/applications", { body: application, key });
    expect(again).toEqual(first);
    const another = await call("POST", "/applications", { body: application, key: randomUUID() });
    expect([another.status, another.json.type]).toEqual([409, expect.stringContaining("already-applied")]);
    reference = first.json.reference;
  });

  test("where the browser is, is believed only with the secret of the site's own edge", async () => {
    const apply = async (nik: string, secret: string) => {
      const headers = { "x-berdaya-edge": secret, "x-viewer-host": "berdaya.example" };
      const { json } = await call("POST", "/applications", { body: { ...application, nik }, headers });
      return json.statusUrl;
    };
    expect(await apply("6472014507980011", edgeSecret)).toMatch(/^https:\/\/berdaya\.example\//);
    expect(await apply("6472014507980012", "guessed")).toMatch(/^https:\/\/(?!berdaya\.example)/);
  });

  test("a document is received once its file has arrived and was looked at", async () => {
    const granted = await call("POST", `/applications/${reference}/documents`, {
      body: { birthDate, kind: "photo", contentType: "image/png", bytes: photo.length },
      key: randomUUID(),
    });
    expect([granted.status, granted.text]).toEqual([201, expect.stringContaining("documentId")]);
    const form = new FormData();
    for (const [name, value] of Object.entries<string>(granted.json.upload.fields)) form.append(name, value);
    form.append("file", new Blob([photo], { type: "image/png" }));
    const sent = await fetch(granted.json.upload.url, { method: "POST", body: form });
    expect(sent.status).toBe(201);
    const stateOf = async () =>
      (await call("POST", "/status", { body: { reference, birthDate } })).json.documents[0].state;
    for (let count = 0; count < 40 && (await stateOf()) === "waiting"; count += 1) await pause(500);
    expect(await stateOf()).toBe("received");
  });

  test("a verifier sees the application with its document, an assessor only the end of its NIK", async () => {
    const shown = await call("GET", `/staff/applications/${reference}`, { token: verifier.accessToken });
    expect([shown.status, shown.json]).toMatchObject([
      200,
      { status: "submitted", nik: application.nik, allowedActions: expect.arrayContaining(["verification"]) },
    ]);
    version = shown.json.version;
    const masked = await call("GET", `/staff/applications/${reference}`, { token: assessor.accessToken });
    expect(masked.json.nik).toBe("************0003");
    const { documentId } = shown.json.documents[0];
    const link = await call("GET", `/staff/applications/${reference}/documents/${documentId}`, {
      token: verifier.accessToken,
    });
    const file = await fetch(link.json.url);
    expect(Buffer.from(await file.arrayBuffer()).equals(photo)).toBe(true);
  });

  test("a verifier accepts, and the applicant sees it", async () => {
    const accepted = await call("POST", `/staff/applications/${reference}/verification`, {
      body: { decision: "accept", reasons: [], version },
      token: verifier.accessToken,
      key: randomUUID(),
    });
    expect([accepted.status, accepted.json]).toMatchObject([200, { reference, status: "verified" }]);
    const { json } = await call("POST", "/status", { body: { reference, birthDate } });
    expect(json.status).toBe("verified");
  });

  test("the scheduled report of the month counts it, in a form that opens and checks", async () => {
    const now = witaNow();
    // 06:00 WITA on the first of next month.
    const at = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1, -2)).toISOString();
    const { StackResourceSummaries = [] } = await new CloudFormationClient(clientSettings()).send(
      new ListStackResourcesCommand({ StackName: "Berdaya-dev-Timed" }),
    );
    const step = StackResourceSummaries.find(
      ({ LogicalResourceId, ResourceType }) =>
        ResourceType === "AWS::Lambda::Function" && LogicalResourceId?.startsWith("writeDueReports"),
    );
    const reply = await new LambdaClient(clientSettings()).send(
      new InvokeCommand({
        FunctionName: step?.PhysicalResourceId,
        Payload: JSON.stringify({ at: at.replace(".000Z", "Z") }),
      }),
    );
    expect([reply.FunctionError, Buffer.from(reply.Payload ?? []).toString()]).toEqual([
      undefined,
      expect.not.stringContaining("errorMessage"),
    ]);

    const period = now.toISOString().slice(0, 7);
    const read = async (name: string) => {
      const { Body } = await s3().send(
        new GetObjectCommand({
          Bucket: output("ReportsBucket"),
          Key: `reports/skills-training/${period}/${name}`,
        }),
      );
      return Buffer.from((await Body?.transformToByteArray()) ?? []);
    };
    const [summary, table, manifest] = await Promise.all(
      ["summary.json", "summary.csv", "manifest.json"].map(read),
    );
    expect(JSON.parse(String(summary)).totals).toMatchObject({ applied: 3, verified: 1 });
    expect(String(table)).toMatch(/^\ufeffby;value;applied;/);
    expect(String(table)).not.toContain(application.fullName);
    const sha256 = (file?: Buffer) =>
      createHash("sha256")
        .update(file ?? "")
        .digest("hex");
    expect(JSON.parse(String(manifest)).files).toEqual(
      expect.arrayContaining([
        { name: "summary.json", bytes: summary?.length, sha256: sha256(summary) },
        { name: "summary.csv", bytes: table?.length, sha256: sha256(table) },
      ]),
    );
  });

  test("a manager finds the report in the list", async () => {
    const { status, json } = await call("GET", "/staff/reports", { token: manager.accessToken });
    expect([status, json.items]).toMatchObject([
      200,
      expect.arrayContaining([expect.objectContaining({ programme: "skills-training" })]),
    ]);
  });
});

describe("The way to the seats", () => {
  const cohortId = "uji-kursi";
  const seed = "benih uji penempatan";
  /** From the best to the last; one seat in each of two classes. */
  const scores = [90, 80, 70, 60];
  const ranked: string[] = [];
  const [first, second, third, fourth] = [0, 1, 2, 3].map((place) => () => ranked[place] as string);
  let onPaper: string;

  const send = async (token: string | undefined, path: string, body: object, expected: number) => {
    const reply = await call("POST", path, { body, key: randomUUID(), ...(token ? { token } : {}) });
    expect([reply.status, reply.text], path).toEqual([expected, expect.anything()]);
    return reply.json;
  };
  const someone = (serial: number) =>
    aForm({
      cohortId,
      nik: aNik({ serial }),
      consent: { version: currentConsent.version, givenBy: "self" },
    });
  const statusOf = async (reference: string): Promise<string> =>
    (await call("POST", "/status", { body: { reference, birthDate } })).json.status;
  /** What follows by itself, through the table's stream; generous, since everything shares one machine here. */
  const becomes = async (reference: string, status: string) => {
    const since = Date.now();
    await expect.poll(() => statusOf(reference), { timeout: 30_000, interval: 250 }).toBe(status);
    console.log(`${status} ${((Date.now() - since) / 1000).toFixed(1)} s after the seat was free`);
  };
  const counts = async () =>
    (await call("GET", `/staff/counts?cohortId=${cohortId}`, { token: auditor.accessToken })).json.counts;
  const chainOf = async (kind: string, id: string) => {
    const { json } = await call("GET", `/staff/audit/${kind}/${id}`, { token: auditor.accessToken });
    return json;
  };

  test("begins with people who apply, are verified and assessed, and one whose paper is typed", async () => {
    const opened = aCohort({
      cohortId,
      quota: 2,
      opensOn: dayFromNow(-1),
      closesOn: dayFromNow(20),
      startsOn: dayFromNow(40),
      endsOn: dayFromNow(70),
    });
    for (const each of opened.classes) each.seats = 1;
    await send(manager.accessToken, "/staff/cohorts", opened, 201);
    for (const [place, score] of scores.entries()) {
      const { reference } = await send(undefined, "/applications", someone(101 + place), 201);
      ranked.push(reference);
      const at = `/staff/applications/${reference}`;
      const accepted = { decision: "accept", reasons: [], version: 1 };
      const { version } = await send(verifier.accessToken, `${at}/verification`, accepted, 200);
      const assessment = {
        scores: { motivation: score, readiness: score, need: score },
        suitability: ["sewing", "ac-repair"].map((skill) => ({ skill, fit: "fits", note: "" })),
        accommodations: [],
        version,
      };
      const assessed = await send(assessor.accessToken, `${at}/assessment`, assessment, 200);
      expect(assessed).toMatchObject({ reference, status: "assessed" });
    }
    const paper = { ...someone(120), receivedOn: dayFromNow(0), heardBy: "paper" };
    const entered = await send(verifier.accessToken, "/staff/applications", paper, 201);
    expect(entered).toMatchObject({ status: "submitted", version: 1 });
    onPaper = entered.reference;
    expect(await counts()).toMatchObject({ submitted: 1, verified: 0, assessed: 4 });
  });

  test("a selection is previewed, sealed as it was previewed, and sealed once", async () => {
    const path = `/staff/cohorts/${cohortId}/selection`;
    const preview = await send(manager.accessToken, `${path}/preview`, { seed }, 200);
    expect(await counts()).toMatchObject({ submitted: 1, assessed: 4, offered: 0 });
    const sealed = await send(manager.accessToken, path, { seed, closeIntake: true }, 201);
    expect(sealed).toMatchObject({
      inputDigest: preview.inputDigest,
      offered: [
        { reference: first?.(), classId: "A" },
        { reference: second?.(), classId: "B" },
      ],
      waitlisted: [
        { reference: third?.(), place: 1 },
        { reference: fourth?.(), place: 2 },
      ],
      notSelected: [{ reference: onPaper, reason: "not-assessed" }],
    });
    expect(await send(manager.accessToken, path, { seed, closeIntake: true }, 409)).toMatchObject({
      type: "already-selected",
    });
    const { json: record } = await call("GET", path, { token: auditor.accessToken });
    expect(record).toMatchObject({ cohortId, seed, digest: sealed.digest });
    expect(await Promise.all([...ranked, onPaper].map(statusOf))).toEqual([
      "offered",
      "offered",
      "waitlisted",
      "waitlisted",
      "not-selected",
    ]);
    expect(await counts()).toMatchObject({ assessed: 0, offered: 2, waitlisted: 2, "not-selected": 1 });
  });

  test("a seat that is declined goes on by itself to the first who waits", async () => {
    const accept = { birthDate, answer: "accept" };
    const kept = await send(undefined, `/applications/${first?.()}/reply`, accept, 200);
    expect(kept).toMatchObject({ status: "enrolled" });
    const decline = { birthDate, answer: "decline" };
    await send(undefined, `/applications/${second?.()}/reply`, decline, 200);
    await becomes(third?.() as string, "offered");
    expect(await statusOf(fourth?.() as string)).toBe("waitlisted");
  });

  test("an officer notes an answer heard by telephone", async () => {
    const heard = { heardBy: "phone", answer: "accept" };
    const path = `/staff/applications/${third?.()}/reply`;
    expect(await send(verifier.accessToken, path, heard, 200)).toMatchObject({ status: "enrolled" });
    expect(await send(verifier.accessToken, path, heard, 409)).toMatchObject({ type: "no-offer" });
  });

  test("who withdraws gives the seat to the next, who may withdraw by telling an officer", async () => {
    await send(undefined, `/applications/${first?.()}/withdrawal`, { birthDate, why: "Pindah." }, 200);
    await becomes(fourth?.() as string, "offered");
    const path = `/staff/applications/${fourth?.()}/withdrawal`;
    const heard = await send(manager.accessToken, path, { heardBy: "visit" }, 200);
    expect(heard).toMatchObject({ status: "withdrawn" });
    expect(await counts()).toMatchObject({
      offered: 0,
      waitlisted: 0,
      enrolled: 1,
      declined: 1,
      withdrawn: 2,
      "not-selected": 1,
    });
  });

  test("an auditor finds every step of it in chains that are whole", async () => {
    const { items, chain } = await chainOf("application", third?.() as string);
    expect([chain, items.map(({ what }: { what: string }) => what)]).toEqual([
      "intact",
      [
        "accept-offer",
        "offer-seat",
        "put-on-waitlist",
        "assess-application",
        expect.any(String),
        "register-applicant",
      ],
    ]);
    expect(await chainOf("cohort", cohortId)).toMatchObject({ chain: "intact" });
  });

  test("a storekeeper enters toolkits, each once", async () => {
    const delivery = aDelivery(["UJI-1", "UJI-2"], { receivedOn: dayFromNow(0) });
    await send(storekeeper.accessToken, "/staff/toolkits", delivery, 201);
    const again = await send(storekeeper.accessToken, "/staff/toolkits", delivery, 409);
    expect(again).toMatchObject({ type: "serial-known" });
    const { json } = await call("GET", "/staff/toolkits", { token: manager.accessToken });
    expect(json.items.map(({ serial }: { serial: string }) => serial).sort()).toEqual(["UJI-1", "UJI-2"]);
    expect(await chainOf("toolkit", "UJI-1")).toMatchObject({ chain: "intact" });
  });
});

describe("The site", () => {
  test("is put in place by deploy:site, with the console's way to sign in", async () => {
    runHere("node", ["scripts/deploy-site.ts", "dev"]);
    const at = { Bucket: output("SiteBucket") };
    const page = await s3().send(new HeadObjectCommand({ ...at, Key: "index.html" }));
    expect([page.ContentType, page.CacheControl]).toEqual(["text/html; charset=utf-8", "public, no-cache"]);
    const config = await s3().send(new GetObjectCommand({ ...at, Key: "petugas/config.json" }));
    expect(JSON.parse((await config.Body?.transformToString()) ?? "")).toEqual({
      signIn: { kind: "cognito", domain: output("SignInUrl"), clientId: output("UserPoolClientId") },
    });
  });
});

describe("Afterwards", () => {
  test("nothing was given up on the way: no dead letter waits", async () => {
    const { StackResourceSummaries = [] } = await new CloudFormationClient(clientSettings()).send(
      new ListStackResourcesCommand({ StackName: "Berdaya-dev-Timed" }),
    );
    const queues = StackResourceSummaries.filter(({ ResourceType }) => ResourceType === "AWS::SQS::Queue");
    expect(queues.length).toBeGreaterThan(0);
    for (const { PhysicalResourceId } of queues) {
      const { Attributes } = await callAws(
        "sqs",
        { endpoint: emulator.endpoint, region: stage.region },
        "GetQueueAttributes",
        { QueueUrl: PhysicalResourceId, AttributeNames: ["ApproximateNumberOfMessages"] },
      );
      expect(Attributes).toMatchObject({ ApproximateNumberOfMessages: "0" });
    }
  });
});

describe("The end", () => {
  test(
    "destroy empties the buckets and removes every stack",
    async () => {
      runHere("node", ["scripts/destroy.ts", "dev"]);
      const { listStacks } = await import("../../scripts/stack-outputs.ts");
      expect(await listStacks(stage)).toEqual([]);
    },
    9 * minute,
  );
});
