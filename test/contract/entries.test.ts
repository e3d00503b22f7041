/**
 * What an entry of `routes.ts` says, held against the code. The other half stands in `test/support/entries-are-kept.ts`:
 * there any test of the suite fails in which a step refuses by a name that its entry lacks.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { refusalsOf } from "../../core/contract/refusals.ts";
import { fileNameOf } from "../../core/contract/route.ts";
import { everyRoute } from "../../core/contract/routes.ts";
import { bundleFunctions, bundleOf } from "../../lib/bundle-functions.ts";

const folder = mkdtempSync(join(tmpdir(), "berdaya-entries-"));
beforeAll(() => bundleFunctions(folder), 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * The code of a step and of all that it reaches, as the bundler found it, without its own entry's list and without the
 * tables that know every refusal by its name (`"not-failed": 409`).
 */
const codeOf = (name: string): string =>
  readFileSync(join(bundleOf(folder, fileNameOf(name)), "index.js"), "utf8").replace(
    /refusals:\[[^\]]*\]/,
    "",
  );

describe.each(everyRoute)("%s", (name, { refusals = [], ...route }) => {
  // Fails where an entry keeps a refusal that no rule of its step can give any more.
  test("declares no refusal that nothing in its step could throw", () => {
    const code = codeOf(name);
    expect(refusals.filter((refusal) => !new RegExp(`["'\`]${refusal}["'\`](?!:)`).test(code))).toEqual([]);
  });

  test("declares none twice, nor one that follows from its kind", () => {
    expect(new Set(refusals).size).toBe(refusals.length);
    expect(refusals.filter((refusal) => refusalsOf(route).includes(refusal))).toEqual([]);
  });
});

/** Fails where a step may be taken on an application, and the console has no form for it. */
test("every action that `allowedActions` offers has its form in the console", () => {
  const listed = readFileSync(
    new URL("../../web/console/applications/application-actions.tsx", import.meta.url),
    "utf8",
  );
  const forms = [...listed.matchAll(/^ {2}\["(\w+)", \w+\],$/gm)].map(([, name]) => name);
  const offered = everyRoute
    .filter(([, { allowedInStatuses }]) => allowedInStatuses !== undefined)
    .map(([name]) => name);
  expect(offered.filter((name) => !forms.includes(name))).toEqual([]);
});
