import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { fileNameOf } from "../../core/contract/route.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import { everySchedule } from "../../core/contract/schedules.ts";
import { importRules } from "../../scripts/import-rules.ts";

const root = resolve(import.meta.dirname, "../..");

const filesOf = (room: string): string[] =>
  room.endsWith(".ts")
    ? [room]
    : readdirSync(join(root, room), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^"'`;]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g,
    ),
  ].map(([, from, bare, dynamic]) => (from ?? bare ?? dynamic) as string);

const rooms = importRules.filter(({ folder }) => {
  try {
    return filesOf(folder).length > 0;
  } catch {
    return false;
  }
});

describe("each room of the house imports only what the table allows", () => {
  test.each(rooms)("$folder", ({ folder, mayImport, packages }) => {
    const wrong = filesOf(folder).flatMap((file) =>
      importsOf(file)
        .filter((module) => {
          if (!module.startsWith("."))
            return !packages.some((name) => module === name || module.startsWith(name));
          const target = relative(root, resolve(root, dirname(file), module));
          if (target.startsWith(`${folder}/`)) return folder === "functions";
          return !mayImport.some((allowed) => target === allowed || target.startsWith(`${allowed}/`));
        })
        .map((module) => `${file} imports ${module}`),
    );
    expect(wrong).toEqual([]);
  });

  test("every folder of core is a room of the table", () => {
    const folders = readdirSync(join(root, "core"), { withFileTypes: true }).map(
      ({ name }) => `core/${name}`,
    );
    expect(folders.filter((folder) => !importRules.some((room) => room.folder === folder))).toEqual([]);
  });
});

describe("a step is one entry and one file", () => {
  const files = filesOf("functions").map((file) => file.slice("functions/".length));
  const steps = [...everyRoute, ...everySchedule].map(([name]) => `${fileNameOf(name)}.ts`);

  test("no entry is without its file, and no file without its entry", () => {
    expect([...files].sort()).toEqual([...steps].sort());
  });

  test.each(files)("%s stays under 40 lines", (file) => {
    const lines = readFileSync(join(root, "functions", file), "utf8")
      .trimEnd()
      .split("\n").length;
    expect(lines).toBeLessThanOrEqual(40);
  });

  test.each(files)("%s names its own entry", (file) => {
    const text = readFileSync(join(root, "functions", file), "utf8");
    const name = [...everyRoute, ...everySchedule]
      .map(([each]) => each)
      .find((each) => `${fileNameOf(each)}.ts` === file);
    expect(text).toMatch(new RegExp(`routes\\.${name}\\b|step\\(\\s*"${name}"`));
  });
});

describe("the code says what it does in its own words", () => {
  const all = ["core", "functions", "lib", "bin", "web", "local"].flatMap((folder) => filesOf(folder));

  test("no file is named after a drawer", () => {
    const drawers = /(?:^|[-/])(?:utils?|helpers?|common|misc|manager)(?:[-./]|$)/;
    expect(all.filter((file) => drawers.test(file))).toEqual([]);
  });

  test("files are kebab-case", () => {
    expect(all.filter((file) => !/^[a-z0-9./-]+$/.test(file))).toEqual([]);
  });

  test("zod is imported so that it can be left out", () => {
    const wrong = all.filter((file) =>
      /import\s*\{[^}]*\bz\b[^}]*\}\s*from\s*"zod"/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(wrong).toEqual([]);
  });

  test("the home run has no special case in what is deployed", () => {
    const deployed = ["core", "functions"].flatMap((folder) => filesOf(folder));
    const special = deployed.filter((file) =>
      /isLocal|process\.env\.(?:LOCAL|IS_LOCAL|NODE_ENV)/.test(readFileSync(join(root, file), "utf8")),
    );
    expect(special).toEqual([]);
  });
});
