import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { createApi } from "../support/api.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";

const root = resolve(import.meta.dirname, "../..");
let folder: string;
const started: ChildProcess[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "berdaya-start-"));
});
afterEach(async () => {
  for (const child of started.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await new Promise((done) =>
      (child.exitCode ?? child.signalCode) !== null ? done(undefined) : child.once("exit", done),
    );
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** `npm start`, as a process of its own. */
const start = (environment: Record<string, string>) => {
  const child = spawn(process.execPath, ["local/start.js"], {
    cwd: root,
    env: { ...process.env, PORT: "0", ...environment },
  });
  started.push(child);
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const ended = new Promise<number | null>((done) => child.once("close", done));
  return { child, ended, said: () => said };
};

const running = async (environment: Record<string, string>) => {
  const process = start(environment);
  await expect.poll(process.said, { timeout: 30_000 }).toMatch(/API {4}http\S+\n/);
  return { ...process, url: /Form {3}(http:\/\/localhost:\d+)/.exec(process.said())?.[1] as string };
};

test("it says what it does while it starts, and in three lines where to go", async () => {
  const { said, url } = await running({ BERDAYA_DATA: join(folder, "lines") });
  expect(said()).toMatch(/^Berdaya is starting … storage … functions … ready after [\d.]+ s\n/);
  expect(said().trim().split("\n")).toHaveLength(4);
  expect((await fetch(`${url}/`)).status).toBe(200);
  expect((await fetch(`${url}/petugas/`)).status).toBe(200);
  expect((await fetch(`${url}/api/openapi.json`)).status).toBe(200);
});

test("where a port is taken it names the remedy", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => other.once("listening", done));
  const { port } = other.address() as { port: number };
  const { ended, said } = start({ BERDAYA_DATA: join(folder, "taken"), PORT: String(port) });
  expect(await ended).toBe(1);
  other.close();
  expect(said()).toContain(
    `Port ${port} is taken. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
  );
  expect(said()).not.toMatch(/^\s+at /m);
});

test("a port that is none, and data that another run holds, are told apart", async () => {
  const wrong = start({ BERDAYA_DATA: join(folder, "wrong"), PORT: "eighty" });
  expect(await wrong.ended).toBe(1);
  expect(wrong.said()).toContain('PORT is "eighty"');
  const data = join(folder, "held");
  await running({ BERDAYA_DATA: data });
  const second = start({ BERDAYA_DATA: data });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain("already runs on the data");
});

test("where no engine fits it says what to install", async () => {
  const { ended, said } = start({
    BERDAYA_DATA: join(folder, "engine"),
    BERDAYA_ENGINE: "dynamodb-local",
    PATH: join(folder, "nothing"),
    NODE_PATH: "",
  });
  expect(await ended).toBe(1);
  expect(said()).toContain("install Java 17 or later");
});

test("what was answered survives a kill in the middle of writing", async () => {
  const data = join(folder, "killed");
  const first = await running({ BERDAYA_DATA: data });
  const api = createApi(first.url);
  const cohort = aCohort({
    opensOn: "2000-01-01",
    closesOn: "2099-01-01",
    startsOn: "2099-02-01",
    endsOn: "2099-03-01",
  });
  expect((await (await api.as("manager")).post("/api/staff/cohorts", cohort)).status).toBe(201);
  const answered: { key: string; form: object; text: string; reference: string }[] = [];
  let serial = 0;
  const writer = async () => {
    for (;;) {
      serial += 1;
      const key = `kill-${serial}`;
      const form = aForm({ nik: aNik({ serial }) });
      const reply = await api
        .post("/api/applications", form, { "idempotency-key": key })
        .catch(() => undefined);
      if (!reply) return;
      if (reply.status === 201)
        answered.push({ key, form, text: reply.text, reference: reply.body.reference });
    }
  };
  const writers = [1, 2, 3, 4].map(writer);
  await expect.poll(() => answered.length, { timeout: 30_000 }).toBeGreaterThan(10);
  first.child.kill("SIGKILL");
  await Promise.all([first.ended, ...writers]);
  await pause(200);

  const again = createApi((await running({ BERDAYA_DATA: data })).url);
  for (const { key, form, text, reference } of answered) {
    const status = await again.post("/api/status", { reference, birthDate: "1998-07-05" });
    expect(status.body).toMatchObject({ reference, status: "submitted" });
    const repeated = await again.post("/api/applications", form, { "idempotency-key": key });
    // The address of a run is another each time here; all else is the same to the byte.
    expect(repeated.text.replace(/localhost:\d+/, "")).toBe(text.replace(/localhost:\d+/, ""));
  }
});
