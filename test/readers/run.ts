/**
 * `npm run test:readers`: what Berdaya writes for others, opened by programs that others use: poppler for the papers,
 * Python's openpyxl for the workbook. None of them is a dependency of the project.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, ".venv/readers");

const runs = (command: string, ...args: string[]): boolean => spawnSync(command, args).status === 0;

const notRun = (why: string): never => {
  console.error(`NOT RUN: ${why}`);
  process.exit(1);
};

/** From Debian's packages, where this may install them. */
const install = (...packages: string[]): boolean =>
  process.getuid?.() === 0 &&
  runs("apt-get", "update", "-qq") &&
  runs("apt-get", "install", "-yqq", ...packages);

if (!runs("pdfinfo", "-v") && !install("poppler-utils"))
  notRun("poppler-utils is not installed, and could not be: apt-get install poppler-utils");

const python = join(folder, "bin/python");
const hasWorkbookReader = () => existsSync(python) && runs(python, "-c", "import openpyxl");
const makeWorkbookReader = () =>
  (runs("python3", "-m", "venv", folder) ||
    (install("python3-venv") && runs("python3", "-m", "venv", folder))) &&
  runs(python, "-m", "pip", "install", "--quiet", "openpyxl==3.1.5");
if (!hasWorkbookReader() && !(makeWorkbookReader() && hasWorkbookReader()))
  notRun("Python with openpyxl is not there, and could not be installed: pip install openpyxl");

const { status } = spawnSync(
  "npx",
  ["vitest", "run", "--config", "test/readers/vitest.config.ts", ...process.argv.slice(2)],
  { cwd: root, stdio: "inherit", env: { ...process.env, READERS_PYTHON: python } },
);
process.exit(status ?? 1);
