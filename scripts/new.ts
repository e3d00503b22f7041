/**
 * `npm run new -- step plan-visit --area applications [--get] [--id "Rencanakan kunjungan"] [--en "Plan a visit"]`: writes
 * what a new step of staff on one application begins with, then says what is left to decide.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { type Area, everyArea } from "../core/contract/routes.ts";
import { everyStep } from "../core/contract/steps.ts";
import { consoleTexts } from "../core/i18n/shared/console.ts";
import { camelOf, editsForStep, leftToDecide, type NewStep } from "./templates/new-step.ts";
import type { SourceEdit } from "./templates/source-edits.ts";

const root = join(import.meta.dirname, "..");
const usage = `npm run new -- step <verb-noun> --area <${everyArea.join("|")}> [--get] [--id "…"] [--en "…"]
A question and a report column are one declaration: docs/architecture.md, "Adding a question", "Adding a report column".`;

/** Throws an `Error` that says what is wrong with the words of the command line. */
export const readNewStep = (args: readonly string[]): NewStep => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      area: { type: "string" },
      get: { type: "boolean", default: false },
      id: { type: "string" },
      en: { type: "string" },
    },
  });
  const [what, name = "", ...more] = positionals;
  if (what !== "step" || more.length > 0) throw new Error(usage);
  if (!/^[a-z]+(?:-[a-z]+)+$/.test(name))
    throw new Error(`"${name}" is no name of a step: a verb and a noun in kebab-case, such as plan-visit`);
  const area = everyArea.find((each): each is Area => each === values.area);
  if (!area) throw new Error(usage);
  const camel = camelOf(name);
  if ((everyStep as readonly string[]).includes(camel)) throw new Error(`There is a step ${name} already`);
  if (Object.hasOwn(consoleTexts.id, camel)) throw new Error(`The console has words for ${camel} already`);
  const inWords = name.replaceAll("-", " ").replace(/^./, (letter) => letter.toUpperCase());
  const words = { id: values.id ?? inWords, en: values.en ?? inWords };
  if (Object.values(words).some((text) => /["\\\n]|\*\//.test(text)))
    throw new Error("Words without quotation marks, please");
  return { name, area, isQuery: values.get, words };
};

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
    const step = readNewStep(process.argv.slice(2));
    const written = writeEdits(editsForStep(step));
    run(join(root, "node_modules/.bin/biome"), "check", "--write", ...written);
    run(process.execPath, join(root, "scripts/generate.ts"));
    const list = (lines: readonly string[]) => lines.map((line) => `  ${line}\n`).join("");
    process.stdout.write(`Written:\n${list(written)}Left to decide:\n${list(leftToDecide(step))}`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  }
}
