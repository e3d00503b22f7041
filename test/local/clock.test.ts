import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { samplePng } from "../../local/demo/sample-file.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { startLocal } from "../support/start-local.ts";

const birthDate = "1998-07-05";

describe("One clock judges at home", () => {
  let running: Running;
  let api: Api;
  let reference: string;
  beforeAll(async () => {
    running = await startLocal({ runsByItself: false });
    running.clock.set("2026-11-24T02:00:00Z");
    api = createApi(running.url);
    await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
    const applied = await api.post("/api/applications", aForm({ nik: aNik({ serial: 1 }), birthDate }));
    reference = applied.body.reference;
  });
  afterAll(() => running?.stop());

  const grant = async () => {
    const bytes = new Uint8Array(samplePng("photo", 1));
    const { body } = await api.post(`/api/applications/${reference}/documents`, {
      birthDate,
      kind: "photo",
      contentType: "image/png",
      bytes: bytes.length,
    });
    return () => {
      const form = new FormData();
      for (const [name, value] of Object.entries(body.upload.fields)) form.append(name, value as string);
      form.append("file", new Blob([bytes], { type: "image/png" }));
      return fetch(body.upload.url, { method: "POST", body: form });
    };
  };

  test.each(["2026-11-20T02:00:00Z", "2026-11-25T02:00:00Z"])(
    "what permits a photo at %s is good then, whatever the real time is",
    async (at) => {
      running.clock.set(at);
      const send = await grant();
      expect((await send()).status).toBe(201);
    },
  );

  test("a reply of the store that was on its way while the clock moved changes nothing", async () => {
    running.clock.set("2026-11-24T02:00:00Z");
    const send = await grant();
    expect((await send()).status).toBe(201);
    // The look at that photo fetches it from the store while the clock goes on by a day.
    const moved = api.setClock("2026-11-25T02:00:00Z");
    const lateSend = await moved.then(grant);
    expect((await lateSend()).status).toBe(201);
  });

  test("and a permission is over by that clock too", async () => {
    running.clock.set("2026-11-26T02:00:00Z");
    const send = await grant();
    running.clock.set("2026-11-26T02:16:00Z");
    expect((await send()).status).toBe(403);
  });
});
