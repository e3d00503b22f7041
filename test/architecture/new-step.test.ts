/** `npm run new`, run in a copy of the project: what it writes is clean, and red until somebody says what it promises. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readNew } from "../../scripts/read-new.ts";
import { copyProject } from "./project-copy.ts";

const { scaffold, tool, read, remove } = copyProject();
const written = new Set(["core/contract/actions.ts"]);
beforeAll(async () => {
  for (const args of [
    ["plan-visit", "--area", "applications", "--id", "Rencanakan kunjungan", "--en", "Plan a visit"],
    ["book-room", "--area", "training"],
    ["show-visit", "--area", "selection", "--get"],
  ]) {
    const made = await scaffold("step", ...args);
    for (const path of made.written) written.add(path);
    expect(made.left).toContain("who may call");
  }
});
afterAll(remove);

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
  const refused = (...args: string[]) => expect(() => readNew(args));
  refused("step", "verify-application", "--area", "applications").toThrow(
    "There is a step verify-application",
  );
  refused("step", "print-papers", "--area", "training").toThrow("There is a step print-papers already");
  refused("step", "Visit", "--area", "applications").toThrow("is no name of a step");
  refused("step", "plan-tour", "--area", "nowhere").toThrow("npm run new -- step");
  refused("thing", "education").toThrow("npm run new -- question");
  refused("step", "plan-tour", "--area", "training", "--en", 'A "tour"').toThrow("without quotation marks");
});

test("an edit whose place is missing throws, instead of writing beside it", () => {
  const { edits } = readNew(["step", "plan-visit", "--area", "applications"]);
  const acts = edits.find(({ path }) => path.endsWith("audit-act.ts"));
  expect(() => acts?.edit("export {};\n")).toThrow('"] as const;" stands 0 times, not 1');
});
