import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { everyStep, functionFileOf } from "../../core/contract/steps.ts";
import { importRules } from "../../scripts/import-rules.ts";

const root = resolve(import.meta.dirname, "../..");

const filesOf = (folder: string): string[] =>
  folder.endsWith(".ts")
    ? [folder]
    : readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
        .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), "utf8").matchAll(
      /(?:^|\n)\s*(?:import|export)\b[^"'`;]*?from\s*["']([^"']+)["']|(?:^|\n)\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/g,
    ),
  ].map(([, from, bare, dynamic]) => (from ?? bare ?? dynamic) as string);

const layers = importRules.filter(({ folder }) => {
  try {
    return filesOf(folder).length > 0;
  } catch {
    return false;
  }
});

describe("each layer imports only what the table allows", () => {
  test.each(layers)("$folder", ({ folder, mayImport, packages }) => {
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

  test("every folder of core is a layer of the table", () => {
    const folders = readdirSync(join(root, "core"), { withFileTypes: true }).map(
      ({ name }) => `core/${name}`,
    );
    expect(folders.filter((folder) => !importRules.some((layer) => layer.folder === folder))).toEqual([]);
  });
});

/** The files that import each other round in a circle, types included; none where the walk back always ends. */
const circlesAmong = (files: readonly string[]): string[][] => {
  const targets = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((module) => module.startsWith("."))
        .map((module) => relative(root, resolve(root, dirname(file), module))),
    ]),
  );
  const reach = (from: string): Set<string> => {
    const reached = new Set<string>();
    const todo = [...(targets.get(from) ?? [])];
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      if (reached.has(next)) continue;
      reached.add(next);
      todo.push(...(targets.get(next) ?? []));
    }
    return reached;
  };
  const reached = new Map(files.map((file) => [file, reach(file)]));
  const inCircle = files.filter((file) => reached.get(file)?.has(file));
  return Object.values(
    Object.groupBy(inCircle, (file) =>
      inCircle.filter((other) => reached.get(file)?.has(other) && reached.get(other)?.has(file)).join(),
    ),
  ) as string[][];
};

describe("no imports go round in a circle", () => {
  test("types included", () => {
    const all = ["core", "functions", "lib", "bin", "web", "local", "scripts"].flatMap((folder) =>
      filesOf(folder),
    );
    expect(circlesAmong(all)).toEqual([]);
  });

  test("and a circle would be found", () => {
    const file = "test/architecture/import-rules.test.ts";
    expect(importsOf(file)).toContain("../../core/contract/steps.ts");
    expect(circlesAmong(["test/fixtures/circle/first.ts", "test/fixtures/circle/second.ts"])).toEqual([
      ["test/fixtures/circle/first.ts", "test/fixtures/circle/second.ts"],
    ]);
  });
});

describe("a bundle holds what its step uses", () => {
  test("every schema stands in `schema()` and is marked as pure, so that it can be left out", () => {
    const files = ["core/domain", "core/contract"].flatMap((folder) => filesOf(folder));
    const unmarked = files.flatMap((file) =>
      readFileSync(join(root, file), "utf8")
        .split("\n")
        .filter(
          (line) =>
            /^(?:export )?const \w+(?:: [^=]+)? = (?:z\.|[A-Z]\w*(?:\.extend)?\(|schema\()/.test(line) ||
            (/\bschema\(\(\) =>/.test(line) && !line.includes("/* @__PURE__ */")),
        )
        .map((line) => `${file}: ${line}`),
    );
    expect(unmarked).toEqual([]);
  });
});

describe("the public pages need no library in the browser", () => {
  test("no script of a public page reaches a component", () => {
    const files = new Set(filesOf("web/browser"));
    const packages = new Set<string>();
    for (const file of files)
      for (const module of importsOf(file))
        if (module.startsWith(".")) files.add(relative(root, resolve(root, dirname(file), module)));
        else packages.add(module);
    expect(files).toContain("core/pages/format.ts");
    expect([...files].filter((file) => file.endsWith(".tsx"))).toEqual([]);
    expect([...packages].filter((name) => name.startsWith("preact"))).toEqual([]);
  });
});

describe("a step is one entry and one file", () => {
  const files = filesOf("functions").map((file) => file.slice("functions/".length));
  const steps = everyStep.map((name) => `${functionFileOf(name)}.ts`);

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
    const name = everyStep.find((each) => `${functionFileOf(each)}.ts` === file);
    expect(text).toMatch(new RegExp(`\\b${name}Route\\b|step\\(\\s*"${name}"`));
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
