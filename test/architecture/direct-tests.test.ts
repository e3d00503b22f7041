import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const textsOf = (pattern: string) =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));

/** A rule is a function that others may call; a schema alone is tested with the form that it is part of. */
const holdsRules = (text: string) =>
  /^export (?:async )?(?:function\b|const \w+ = (?:\/\* @__PURE__ \*\/ )?(?:<[^>]+>)?\()/m.test(text);

/** Hands on what it is given: the mark that the bundler reads is asked for by the test of the import rules. */
const noRule = "core/domain/shared/schema.ts";
const rules = textsOf("core/domain/**/*.ts").filter(({ path, text }) => path !== noRule && holdsRules(text));
const tests = textsOf("test/**/*.ts").map(({ text }) => text);

test("each file of rules has a test that asks it directly", () => {
  expect(rules.length).toBeGreaterThan(30);
  const untested = rules.filter(({ path }) => !tests.some((text) => text.includes(`/${path}"`)));
  expect(untested.map(({ path }) => path)).toEqual([]);
});
