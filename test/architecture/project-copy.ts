/** A copy of the project, in which a test runs the project's own tools on files that it may change. */
import { type ExecFileException, execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const { include }: { include: string[] } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
const files = ["docs", ".gitignore", "biome.json", "openapi.json", "package.json", "tsconfig.json"];

// A vitest that runs within this one is a run of its own.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith("VITEST")),
);

export const copyProject = () => {
  const copy = mkdtempSync(join(tmpdir(), "berdaya-new-"));
  for (const path of [...include, ...files, "vitest.config.ts"])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const run = (program: string, ...args: string[]) =>
    new Promise<{ code: ExecFileException["code"] | 0; text: string }>((done) =>
      execFile(
        program,
        args,
        { cwd: copy, env: { ...environment, SKIP_BUILD: "1", NO_COLOR: "1" } },
        (error, out, errors) => done({ code: error ? error.code : 0, text: out + errors }),
      ),
    );
  const read = (path: string) => readFileSync(join(copy, path), "utf8");
  return {
    run,
    read,
    tool: (name: string, ...args: string[]) => run(join(root, "node_modules/.bin", name), ...args),
    change: (path: string, edit: (text: string) => string) =>
      writeFileSync(join(copy, path), edit(read(path))),
    /** The scaffold's report: the files that it wrote, and what it leaves by hand. */
    async scaffold(...args: string[]): Promise<{ written: string[]; left: string }> {
      const { code, text } = await run(process.execPath, "scripts/new.ts", ...args);
      if (code !== 0) throw new Error(text);
      const [paths = "", left = ""] = text.split("Left to decide:");
      return { written: [...paths.matchAll(/\S+\.tsx?$/gm)].map(([path]) => path), left };
    },
    remove: () => rmSync(copy, { recursive: true, force: true }),
  };
};
