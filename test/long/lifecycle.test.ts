import { expect, test } from "vitest";
import { seen } from "../model/lifecycle-steps.ts";
import { runLifecycle } from "../model/run-lifecycle.ts";

test("the system and a model of the lifecycle agree on five hundred sequences of any steps in any state", async () => {
  await runLifecycle(500, Number(process.env.SEED ?? 1), 40);
  expect(seen.size).toBeGreaterThan(120);
}, 3_600_000);
