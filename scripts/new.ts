/**
 * `npm run new -- step plan-visit --area applications`, `question education --codes none,primary`, `report-column
 * education`: writes what the new thing begins with, then says what is left by hand. `read-new.ts` has all options.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { readNew } from "./read-new.ts";
import type { SourceEdit } from "./templates/source-edits.ts";

const root = join(import.meta.dirname, "..");

/** Writes all of the edits, or none if one of them has no place. Returns the paths. */
const writeEdits = (edits: readonly SourceEdit[]): string[] => {
  const made = new Map<string, string>();
  for (const { path, edit } of edits) {
    const found = existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
    made.set(path, edit(made.get(path) ?? found));
  }
  for (const [path, text] of made) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...made.keys()];
};

const run = (program: string, ...args: readonly string[]): void => {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) throw new Error(`${[program, ...args].join(" ")} ended with ${status}`);
};

if (import.meta.main) {
  try {
    const { edits, left, generates } = readNew(process.argv.slice(2));
    const written = writeEdits(edits);
    run(join(root, "node_modules/.bin/biome"), "check", "--write", ...written);
    if (generates) run(process.execPath, join(root, "scripts/generate.ts"));
    const list = (lines: readonly string[]) => lines.map((line) => `  ${line}\n`).join("");
    process.stdout.write(`Written:\n${list(written)}Left to decide:\n${list(left)}`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
