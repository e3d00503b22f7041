import { expect, test } from "vitest";
import { seen } from "./lifecycle-steps.ts";
import { runLifecycle } from "./run-lifecycle.ts";

test("the system and a model of the lifecycle agree on fifty sequences of any steps in any state", async () => {
  await runLifecycle(50, 2026, 30);
  if (process.env.SEEN)
    console.log(
      [...seen]
        .sort()
        .map(([what, times]) => `${times} ${what}`)
        .join("\n"),
    );
  expect(seen.size).toBeGreaterThan(80);
}, 240_000);
