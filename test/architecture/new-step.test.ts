/** `npm run new`, run in a copy of the project: what it writes is clean, and red until somebody says what it promises. */
import { type ExecFileException, execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readNewStep } from "../../scripts/new.ts";
import { editsForStep } from "../../scripts/templates/new-step.ts";

const root = resolve(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "berdaya-new-"));
const { include }: { include: string[] } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
const files = ["docs", ".gitignore", "biome.json", "openapi.json", "package.json", "tsconfig.json"];

// A vitest that runs within this one is a run of its own.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")),
);
const run = (program: string, ...args: string[]) =>
  new Promise<{ code: ExecFileException["code"] | 0; text: string }>((done) =>
    execFile(
      program,
      args,
      { cwd: copy, env: { ...environment, SKIP_BUILD: "1", NO_COLOR: "1" } },
      (error, out, errors) => done({ code: error ? error.code : 0, text: out + errors }),
    ),
  );
const tool = (name: string, ...args: string[]) => run(join(root, "node_modules/.bin", name), ...args);
const read = (path: string) => readFileSync(join(copy, path), "utf8");

const written = new Set(["core/contract/actions.ts"]);
beforeAll(async () => {
  for (const path of [...include, ...files, "vitest.config.ts"])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  for (const args of [
    ["plan-visit", "--area", "applications", "--id", "Rencanakan kunjungan", "--en", "Plan a visit"],
    ["book-room", "--area", "training"],
    ["show-visit", "--area", "selection", "--get"],
  ]) {
    const { code, text } = await run(process.execPath, "scripts/new.ts", "step", ...args);
    expect(code, text).toBe(0);
    const [paths = "", left] = text.split("Left to decide:");
    for (const [path] of paths.matchAll(/\S+\.tsx?$/gm)) written.add(path);
    expect(left).toContain("who may call");
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe("a new step", () => {
  test("type-checks, is lint-clean, and its tests are red with what is to be said", async () => {
    const [types, lint, tests] = await Promise.all([
      tool("tsc", "-p", "."),
      tool("biome", "check", ...written),
      tool("vitest", "run", "plan-visit", "book-room", "show-visit"),
    ]);
    expect(types).toEqual({ code: 0, text: "" });
    expect(lint.code, lint.text).toBe(0);
    expect(tests.code).toBe(1);
    for (const sentence of [
      "Say what plan-visit makes of an application",
      "Say what book-room makes of an application",
      "Say what show-visit shows of an application",
    ])
      expect(tests.text).toContain(sentence);
    expect(tests.text).toMatch(/Tests\s+3 failed \| 2 passed/);
  }, 120_000);

  test("has its words, its place in the console, and what is generated from its entry", () => {
    expect(read("core/i18n/privacy/console.ts")).toContain('"plan-visit": "Rencanakan kunjungan"');
    expect(read("core/i18n/applications/console.ts")).toContain('heading: "Plan a visit"');
    expect(read("web/console/applications/application-actions.tsx")).toContain('["planVisit", PlanVisit]');
    expect(read("test/faults/commands.ts")).toContain("planVisit: () =>");
    expect(read("core/contract/actions.ts")).toContain('name: "plan-visit"');
    expect(read("openapi.json")).toContain('"operationId": "showVisit"');
    expect(read("docs/architecture.md")).toContain("`training/book-room`");
  });
});

test("a name that is taken, or is none, is refused", () => {
  const refused = (...args: string[]) => expect(() => readNewStep(args));
  refused("step", "verify-application", "--area", "applications").toThrow(
    "There is a step verify-application",
  );
  refused("step", "print-papers", "--area", "training").toThrow("There is a step print-papers already");
  refused("step", "Visit", "--area", "applications").toThrow("is no name of a step");
  refused("step", "plan-tour", "--area", "nowhere").toThrow("npm run new -- step");
  refused("question", "education").toThrow("Adding a question");
  refused("step", "plan-tour", "--area", "training", "--en", 'A "tour"').toThrow("without quotation marks");
});

test("an edit whose place is missing throws, instead of writing beside it", () => {
  const step = {
    name: "plan-visit",
    area: "applications",
    isQuery: false,
    words: { id: "a", en: "b" },
  } as const;
  const acts = editsForStep(step).find(({ path }) => path.endsWith("audit-act.ts"));
  expect(() => acts?.edit("export {};\n")).toThrow('"] as const;" stands 0 times, not 1');
});
