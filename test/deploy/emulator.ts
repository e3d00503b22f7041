/** An AWS emulator of its own for one run: installed once into `.venv`, started on a free port, ended with the run. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

const root = join(import.meta.dirname, "../..");
const python = join(root, ".venv/bin/python");
const requirements = join(import.meta.dirname, "requirements.txt");

export interface Emulator {
  endpoint: string;
  /** For the SDK, the CDK and the scripts: they speak to the emulator and to nothing else. */
  environment: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

const notRun = (why: string): Error => {
  console.error(`NOT RUN: ${why}`);
  return new Error(`NOT RUN: ${why}`);
};

const run = (command: string, args: string[]) => spawnSync(command, args, { cwd: root, encoding: "utf8" });

const lastLine = (text: string | null) => text?.trim().split("\n").at(-1) ?? "";

/** Installs what is missing of the emulator; what is there already needs no network. */
const install = (): void => {
  const check = "import boto3, cryptography, ministack";
  if (existsSync(python) && run(python, ["-c", check]).status === 0) return;
  const made = run("python3", ["-m", "venv", ".venv"]);
  if (made.status !== 0) throw notRun(`no virtual environment (${lastLine(made.stderr) || "no python3"})`);
  const installed = run(python, ["-m", "pip", "install", "--quiet", "-r", requirements]);
  if (installed.status !== 0) throw notRun(`the emulator is not installed (${lastLine(installed.stderr)})`);
};

const findFreePort = () =>
  new Promise<number>((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => found(typeof address === "object" && address ? address.port : 0));
    });
  });

const untilHealthy = async (endpoint: string, child: ChildProcess, logFile: string): Promise<void> => {
  const patienceSeconds = 60;
  for (let count = 0; count < patienceSeconds * 4; count += 1) {
    if (child.exitCode !== null)
      throw notRun(`the emulator ended at once:\n${readFileSync(logFile, "utf8").slice(-2000)}`);
    const healthy = await fetch(`${endpoint}/_localstack/health`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (healthy) return;
    await pause(250);
  }
  throw notRun(`the emulator does not answer after ${patienceSeconds} s`);
};

export const startEmulator = async (region: string): Promise<Emulator> => {
  install();
  const port = await findFreePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const folder = mkdtempSync(join(tmpdir(), "berdaya-emulator-"));
  const logFile = join(folder, "emulator.log");
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    // It runs functions with the first Node on the path: the one that runs this.
    PATH: [dirname(process.execPath), join(root, "node_modules/.bin"), process.env.PATH].join(":"),
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_EC2_METADATA_DISABLED: "true",
  };
  for (const name of ["AWS_PROFILE", "AWS_SESSION_TOKEN", "AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL_DYNAMODB"])
    delete environment[name];
  const log = openSync(logFile, "w");
  const child = spawn(python, ["-m", "ministack"], {
    // Its functions are processes of its group, so that they end with it.
    detached: true,
    cwd: folder,
    stdio: ["ignore", log, log],
    env: {
      ...environment,
      GATEWAY_PORT: String(port),
      BIND_HOST: "127.0.0.1",
      MINISTACK_HOST: "127.0.0.1",
      MINISTACK_REGION: region,
      TMPDIR: folder,
    },
  });
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (child.pid) process.kill(-child.pid, signal);
    } catch {
      // All of the group have ended.
    }
  };
  // Also where the run is broken off.
  const killAtOnce = () => kill("SIGKILL");
  process.once("exit", killAtOnce);
  const stop = async (): Promise<void> => {
    const ended = child.exitCode === null ? new Promise((done) => child.once("exit", done)) : undefined;
    kill("SIGTERM");
    await Promise.race([ended, pause(5000)]);
    killAtOnce();
    process.removeListener("exit", killAtOnce);
    if (process.env.BERDAYA_KEEP_EMULATOR_LOG) console.log(`The emulator's log: ${logFile}`);
    else rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilHealthy(endpoint, child, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, environment, stop };
};
