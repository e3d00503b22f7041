import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeApi } from "../../core/contract/openapi.ts";
import { bundleFunctions, bundleOf } from "../../lib/bundle-functions.ts";
import { createApi } from "../support/api.ts";
import { builtHandlers } from "../support/built-handlers.ts";
import { aCohort, aForm } from "../support/forms.ts";
import { startLocal } from "../support/start-local.ts";
import { goFirstWay } from "./first-way.ts";

test("the first way is gone with the steps as they are written", async () => {
  const running = await startLocal();
  try {
    await goFirstWay(createApi(running.url));
  } finally {
    await running.stop();
  }
});

describe("the steps as they are deployed", () => {
  const folder = mkdtempSync(join(tmpdir(), "berdaya-first-way-"));
  beforeAll(() => bundleFunctions(folder), 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test("the first way is gone with their bundles", async () => {
    const running = await startLocal({ handlersFrom: builtHandlers(folder) });
    try {
      const api = createApi(running.url);
      await goFirstWay(api);
      expect((await api.get("/api/openapi.json")).body).toEqual(JSON.parse(JSON.stringify(describeApi())));
    } finally {
      await running.stop();
    }
  });

  test("a bundle that lacks what its step reads only at run time stops the first way", async () => {
    // Elsewhere: what was imported once from a place is never looked for there again.
    const lacking = `${folder}-lacking`;
    renameSync(folder, lacking);
    rmSync(join(bundleOf(lacking, "register-applicant"), "identity-secret.js"));
    const running = await startLocal({ handlersFrom: builtHandlers(lacking) });
    try {
      const api = createApi(running.url);
      await api.setClock("2026-11-24T02:00:00Z");
      await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
      expect((await api.post("/api/applications", aForm(), { "idempotency-key": "way-1" })).status).toBe(500);
    } finally {
      await running.stop();
      rmSync(lacking, { recursive: true });
    }
  });
});
