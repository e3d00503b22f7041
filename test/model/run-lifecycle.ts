import * as fc from "fast-check";
import { expect } from "vitest";
import { createApi } from "../support/api.ts";
import { startLocal } from "../support/start-local.ts";
import { LifecycleModel } from "./lifecycle-model.ts";
import { someSteps } from "./lifecycle-steps.ts";

const morning = "2026-11-24T02:00:00Z";

/** So many sequences against one running Berdaya, each with people and a cohort of its own. */
export const runLifecycle = async (sequences: number, seed: number, most: number): Promise<void> => {
  const running = await startLocal({ runsByItself: false });
  try {
    const api = createApi(running.url);
    let sequence = 0;
    await fc.assert(
      fc.asyncProperty(someSteps(most), async (commands) => {
        sequence += 1;
        running.clock.set(morning);
        api.forgetTokens();
        const model = new LifecycleModel(`model-${sequence}`, sequence, 1 + (sequence % 2));
        const manager = await api.as("manager");
        expect((await manager.post("/api/staff/cohorts", model.cohort)).status).toBe(201);
        await enterToolkits(api, model);
        await fc.asyncModelRun(() => ({ model, real: { api, running } }), commands);
        await expectWhole(api, model);
      }),
      { numRuns: sequences, seed, endOnFailure: true },
    );
  } finally {
    await running.stop();
  }
};

const enterToolkits = async (api: ReturnType<typeof createApi>, { stock }: LifecycleModel) => {
  const storekeeper = await api.as("storekeeper");
  for (const skill of new Set(stock.map((each) => each.skill))) {
    const reply = await storekeeper.post("/api/staff/toolkits", {
      skill,
      items: [{ name: "Perangkat", brand: "Contoh", unit: "set", quantity: 1, unitPrice: 4_000_000 }],
      serials: stock.filter((each) => each.skill === skill).map(({ serial }) => serial),
      source: "APBD",
      receivedOn: "2026-11-20",
    });
    expect(reply.status, reply.text).toBe(201);
  }
};

/** What outsiders see at the end is what the model says, and every chain is whole. */
const expectWhole = async (api: ReturnType<typeof createApi>, model: LifecycleModel) => {
  const manager = await api.as("manager");
  const { counts } = (await manager.get(`/api/staff/counts?cohortId=${model.cohortId}`)).body;
  expect(Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))).toEqual(
    model.counts(),
  );
  for (const { reference, status, version } of model.applications) {
    const shown = (await manager.get(`/api/staff/applications/${reference}`)).body;
    expect([shown.status, shown.version]).toEqual([status, version]);
    const audit = (await manager.get(`/api/staff/audit/application/${reference}?limit=100`)).body;
    expect([audit.chain, audit.items.length]).toEqual(["intact", version]);
  }
};
