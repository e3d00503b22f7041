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
  test("are one folder a function, with its file in it and beside it what it imports later", () => {
    expect(readdirSync(folder).sort()).toEqual([...everyFunctionFile].sort());
    for (const name of everyFunctionFile) {
      const text = readFileSync(join(bundleOf(folder, name), "index.js"), "utf8");
      const later = [...text.matchAll(/\bimport\("\.\/([\w-]+\.js)"\)/g)].map(([, file]) => file);
      expect(readdirSync(bundleOf(folder, name)).sort()).toEqual(["index.js", ...new Set(later)].sort());
    }
  });

  test("find what they import later, with what it exports", async () => {
    const archive = await import(join(bundleOf(folder, "show-status"), "record-archive.js"));
    expect(typeof archive.createRecordArchive).toBe("function");
    const secret = await import(join(bundleOf(folder, "register-applicant"), "identity-secret.js"));
    expect(typeof secret.readIdentitySecret).toBe("function");
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
