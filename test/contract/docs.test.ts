import { existsSync, globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(resolve(root, file), "utf8");
const pages = ["README.md", "CONTRIBUTING.md", ...globSync("docs/*.md", { cwd: root })];
const quotedIn = (page: string) =>
  [
    ...read(page)
      .replaceAll(/^```[\s\S]*?^```/gm, "")
      .matchAll(/`([^`\n]+)`/g),
  ].map(([, quoted]) => quoted as string);

const code = globSync("{bin,core,functions,lib,local,web,scripts,bench,.ci}/**/*", {
  cwd: root,
  withFileTypes: true,
})
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => readFileSync(resolve(parentPath, name), "utf8"))
  .concat(read("package.json"), read("openapi.json"))
  .join("\n");
const words = new Set(code.match(/\w+/g));

/** Names of others: of AWS, or of a pattern of names. */
const notOurs = new Set(["requestPayload", "toXView", "TransactWriteItems", "EdgeSecret2", "Ru"]);

describe("what a page of the documentation names is there", () => {
  test.each(pages)("%s names no function or type that is gone", (page) => {
    const named = quotedIn(page).filter((quoted) =>
      /^(?:[a-z]+[A-Z]\w*|[A-Z][a-z]+\w*)(?:\(\))?$/.test(quoted),
    );
    const gone = named.filter((name) => !words.has(name.replace("()", "")) && !notOurs.has(name));
    expect(gone).toEqual([]);
  });

  test.each(pages)("%s names no file or folder that is gone", (page) => {
    const named = quotedIn(page).filter((quoted) =>
      /^(?:bin|core|functions|lib|local|web|scripts|bench|test|docs)\/[\w./-]*$/.test(quoted),
    );
    expect(named.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
  });

  test("and it is looked for", () => {
    expect(pages.flatMap(quotedIn).length).toBeGreaterThan(300);
    expect(words.has("retryOnConflict")).toBe(true);
    expect(words.has("untilSettled")).toBe(false);
  });
});
