import { afterAll, beforeAll, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { runRandomHistory } from "../selection/random-history.ts";
import { createApi } from "../support/api.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
beforeAll(async () => {
  running = await startLocal({ runsByItself: false });
});
afterAll(() => running?.stop());

test("after forty random histories no class and no cohort ever held more than its seats", async () => {
  const api = createApi(running.url);
  for (let seed = 100; seed < 140; seed += 1)
    await runRandomHistory({ api, running, tables: lookIntoTables() }, seed);
});
