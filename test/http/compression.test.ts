import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acceptsGzip } from "../../core/http/middlewares/compression.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { askAsWritten, type Written } from "../support/as-written.ts";
import { aCohort } from "../support/forms.ts";
import { lookIntoTables } from "../support/look-into-tables.ts";
import { startLocal } from "../support/start-local.ts";

let running: Running;
let api: Api;
beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  await api.setClock("2026-11-24T02:00:00Z");
  await (await api.as("manager")).post("/api/staff/cohorts", aCohort());
});
afterAll(() => running?.stop());

const ask = (path: string, written?: Written) =>
  askAsWritten(Number(new URL(running.url).port), path, written);
const accepting = (encoding: string, { headers, ...written }: Written = {}): Written => ({
  ...written,
  headers: { ...headers, "accept-encoding": encoding },
});

describe("A reply of a function", () => {
  test.each<[string, number, string, Written]>([
    ["a page", 200, "/api/form", {}],
    ["JSON", 200, "/api/openapi.json", {}],
    [
      "a form that is refused, with what was typed",
      400,
      "/api/applications",
      {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: "fullName=Siti&idempotencyKey=k-compression",
      },
    ],
    [
      "a problem with many fields",
      400,
      "/api/applications",
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: '{"consent":{},"address":{}}',
      },
    ],
  ])(
    "that is %s comes compressed to whom takes gzip, and says the same",
    async (what, status, path, written) => {
      const plain = await ask(path, written);
      expect(plain.status).toBe(status);
      expect(plain.bytes.length).toBeGreaterThan(1_000);
      expect(plain.headers).toMatchObject({ vary: "accept-encoding" });
      expect(plain.headers["content-encoding"]).toBeUndefined();

      const packed = await ask(path, accepting("gzip, deflate, br", written));
      expect(packed.status).toBe(status);
      expect(packed.headers).toMatchObject({ vary: "accept-encoding", "content-encoding": "gzip" });
      expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2);
      for (const name of ["content-type", "content-security-policy", "cache-control", "content-language"])
        expect(packed.headers[name]).toEqual(plain.headers[name]);
      // Each form that is sent out has a key of its own, and each reply its time.
      const lasting = (text: string) => text.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "");
      expect([what, lasting(gunzipSync(packed.bytes).toString())]).toEqual([what, lasting(plain.text)]);
    },
  );

  test("that is short stays as it is", async () => {
    const { headers, text } = await ask("/api/programmes", accepting("gzip"));
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers.vary).toBeUndefined();
    expect(JSON.parse(text).items).toHaveLength(2);
  });

  test("that was kept is kept as it was made, and a repeat says the same however it is sent", async () => {
    const { accessToken } = await api.signIn("storekeeper");
    const delivery: Written = {
      method: "POST",
      headers: {
        authorization: `Bearer ${accessToken}`,
        "content-type": "application/json",
        "idempotency-key": "delivery-1",
      },
      body: JSON.stringify({
        skill: "sewing",
        items: [{ name: "Mesin jahit", brand: "Contoh", unit: "buah", quantity: 1, unitPrice: 4_500_000 }],
        serials: Array.from({ length: 30 }, (_, index) => `SN-COMPRESSION-${index}`),
        source: "APBD 2026",
        receivedOn: "2026-11-20",
      }),
    };
    const first = await ask("/api/staff/toolkits", accepting("gzip", delivery));
    expect([first.status, first.headers["content-encoding"]]).toEqual([201, "gzip"]);
    const text = gunzipSync(first.bytes).toString();
    const plain = await ask("/api/staff/toolkits", delivery);
    expect([plain.status, plain.headers["content-encoding"], plain.text]).toEqual([201, undefined, text]);
    const packed = await ask("/api/staff/toolkits", accepting("gzip", delivery));
    expect([packed.status, packed.bytes.equals(first.bytes)]).toEqual([201, true]);

    const kept = (await lookIntoTables().everyItem("toolkits")).filter(({ pk }) =>
      String(pk).startsWith("ONCE#"),
    );
    expect(kept.map(({ body }) => body)).toContain(text);
  });
});

describe("Whether gzip is accepted", () => {
  test.each([
    ["gzip", true],
    ["gzip, deflate, br", true],
    ["br;q=1.0, gzip;q=0.8, *;q=0.1", true],
    ["GZIP", true],
    ["x-gzip", true],
    ["*", true],
    [" deflate , gzip ; q = 0.5 ", true],
    ["gzip;q=0", false],
    ["gzip;q=0.000, *", false],
    ["*;q=0", false],
    ["deflate, br", false],
    ["identity", false],
    ["", false],
    [undefined, false],
  ])("is read from %j: %s", (header, accepted) => {
    expect(acceptsGzip(header)).toBe(accepted);
  });
});
