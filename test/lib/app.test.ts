import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { expect, test } from "vitest";

/** What `cdk` runs, given what was said by `-c`: what it says of a setting that cannot be. */
const refusalOf = (context: Record<string, string>): string =>
  spawnSync(process.execPath, ["bin/app.ts"], {
    cwd: resolve(import.meta.dirname, "../.."),
    env: { ...process.env, CDK_CONTEXT_JSON: JSON.stringify(context) },
    encoding: "utf8",
  }).stderr;

test("what is said by -c stage=, siteUrl= and alarmEmail= is read, and refused before anything is bundled", () => {
  expect(refusalOf({ stage: "staging" })).toContain('There is no stage "staging"');
  expect(refusalOf({ stage: "prod", siteUrl: "berdaya.example" })).toContain(
    'siteUrl "berdaya.example" must',
  );
  expect(refusalOf({ stage: "prod", alarmEmail: "siaga" })).toContain('alarmEmail "siaga" must');
  expect(refusalOf({ stage: "prod", alarmEmail: "" })).toContain('alarmEmail "" must');
});
