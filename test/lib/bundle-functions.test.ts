import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bundleFunctions, bundleOf, everyFunctionFile } from "../../lib/bundle-functions.ts";

const folder = mkdtempSync(join(tmpdir(), "berdaya-bundles-"));
beforeAll(() => bundleFunctions(folder), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("The bundles", () => {
  test("are one folder a function, with one file in it", () => {
    expect(readdirSync(folder).sort()).toEqual([...everyFunctionFile].sort());
    for (const name of everyFunctionFile) expect(readdirSync(bundleOf(folder, name))).toEqual(["index.js"]);
  });

  test("load by themselves and have a handler", () => {
    const load = createRequire(join(folder, "any.js"));
    for (const name of everyFunctionFile)
      expect([name, typeof load(join(bundleOf(folder, name), "index.js")).handler]).toEqual([
        name,
        "function",
      ]);
  });

  test("hold nothing of the deployment, and stay small", () => {
    for (const name of everyFunctionFile) {
      const file = join(bundleOf(folder, name), "index.js");
      expect(readFileSync(file, "utf8")).not.toMatch(/aws-cdk-lib|sourceMappingURL/);
      expect([name, statSync(file).size < 1_500_000]).toEqual([name, true]);
    }
  });
});
