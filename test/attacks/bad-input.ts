import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isForStaff, type Route } from "../../core/contract/route.ts";
import { everyRoute, type RouteName } from "../../core/contract/routes.ts";
import type { Role } from "../../core/domain/shared/codes.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import { exampleOf as goodExample } from "../support/examples.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import {
  nestedLists,
  nestedObjects,
  objectsIn,
  oddNumbers,
  oddTexts,
  placesIn,
  pointerTo,
  valueAt,
  withAt,
  withoutAt,
  wrongKinds,
} from "../support/spoiled.ts";
import { startLocal } from "../support/start-local.ts";

/**
 * Every route against every kind of bad input. `every` says how much of it: 1 is each odd value in each field, 7 a
 * seventh of them, spread so that every route, field and value has its turn.
 */
export const testBadInput = (every: number): void => {
  let running: Running;
  let api: Api;
  let reference: string;
  beforeAll(async () => {
    running = await startLocal();
    api = createApi(running.url);
    await api.setClock("2026-11-24T02:00:00Z");
    const manager = await api.as("manager");
    await manager.post("/api/staff/cohorts", aCohort());
    // Changed and sealed by whatever is good after all.
    await manager.post("/api/staff/cohorts", aCohort({ cohortId: "spoiled" }));
    reference = (await api.post("/api/applications", aForm({ nik: aNik({ serial: 9999 }) }))).body.reference;
  });
  afterAll(() => running?.stop());

  const withBody = everyRoute.filter(([, { body }]) => body);
  const withQuery = everyRoute.filter(([, { query }]) => query);
  const withParams = everyRoute.filter(([, { params }]) => params);

  const known: Record<string, () => string> = {
    reference: () => reference,
    cohortId: () => "spoiled",
    skill: () => "sewing",
    programme: () => "uep",
    date: () => "2026-11-20",
    kind: () => "application",
    id: () => reference,
  };
  const pathOf = ({ path }: Route, params: Record<string, string> = {}) =>
    `/api${path.replace(/\{(\w+)\}/g, (_braces, name: string) => params[name] ?? known[name]?.() ?? "x")}`;

  const signed = async (route: Route): Promise<Record<string, string>> =>
    isForStaff(route)
      ? { authorization: `Bearer ${(await api.signIn(route.callers[0] as Role)).accessToken}` }
      : {};

  const send = async (route: Route, body: unknown, headers: Record<string, string> = {}): Promise<Reply> =>
    api.send(route.method, pathOf(route), body, { ...(await signed(route)), ...headers });

  const expectProblem = (reply: Reply, status: number, type: string) => {
    expect(reply.status).toBe(status);
    expect(reply.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(reply.body).toMatchObject({ type, status });
    expect(reply.body.title).toBeTruthy();
    expect(reply.body.detail).toBeTruthy();
  };
  const pointersOf = (reply: Reply): string[] =>
    (reply.body?.errors ?? []).map(({ pointer }: { pointer: string }) => pointer);

  let serial = 0;
  /** Each its own person, so that a form that is good after all is not refused for another reason. */
  const exampleOf = (name: RouteName): Record<string, unknown> => {
    const example = goodExample(name);
    serial += 1;
    return "nik" in example ? { ...example, nik: aNik({ serial }) } : example;
  };

  /** All of them, a few at a time. */
  const inTurns = async <T>(all: readonly T[], run: (one: T) => Promise<void>, atOnce = 8) => {
    const left = [...all];
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let one = left.shift(); one !== undefined; one = left.shift()) await run(one);
      }),
    );
  };

  let turn = 0;
  /** Its share of all that there is to try, one after another over all routes. */
  const some = <T>(all: readonly T[]): T[] =>
    all.filter(() => {
      turn += 1;
      return turn % every === 0;
    });
  /** What does not depend on the route is tried on one of the public's and one of staff. */
  const isTriedInFull = (name: RouteName) =>
    every === 1 || name === "registerApplicant" || name === "verifyApplication";

  describe.each(withBody)("%s", (name, route) => {
    test("takes its own good example", async () => {
      const { status } = await send(route, exampleOf(name));
      // The record that the example names may be none, in another state, seen in another version or tried too often.
      expect([200, 201, 404, 409, 429]).toContain(status);
    });

    test.each([
      ["no JSON", "{"],
      ["nothing", ""],
      ["JSON and more", "{} {}"],
      ["a list", "[]"],
      ["null", "null"],
      ["a number", "12"],
      ["text", '"a"'],
      ["NaN", "NaN"],
      ["single quotes", "{'a': 1}"],
      ["lists 10,000 deep", nestedLists(10_000)],
      ["objects 10,000 deep", nestedObjects(10_000)],
      ...(isTriedInFull(name) ? [["lists 400,000 deep", nestedLists(400_000)]] : []),
    ])("refuses %s for a body, as an invalid request", async (_what, body = "") => {
      expectProblem(await send(route, body), 400, "invalid-request");
    });

    test.each([
      "text/plain",
      "multipart/form-data; boundary=x",
      "application/xml",
      "application/json-patch+json",
      "application/jsonp",
      "",
    ])("refuses the content type %j", async (contentType) => {
      const reply = await send(route, JSON.stringify(exampleOf(name)), { "content-type": contentType });
      expectProblem(reply, 415, "unsupported-type");
    });

    test("refuses the plain form's content type where it takes none", async () => {
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const reply = await send(route, "a=1", headers);
      expect(reply.status).toBe(route.form ? 400 : 415);
    });

    test("refuses an unknown field at every depth, and points at it", async () => {
      const example = exampleOf(name);
      const names = ["unknown", "__proto__", "constructor", "toString", "a/b~c", "", "\0", "😀"];
      await inTurns(
        some(objectsIn(example).flatMap((path) => names.map((field) => [...path, field]))),
        async (path) => {
          const reply = await send(route, withAt(example, path, { polluted: true }));
          expectProblem(reply, 400, "invalid-request");
          expect(pointersOf(reply)).toContain(pointerTo(path));
        },
      );
    });

    test("refuses nesting without end inside a field, and points at it", async () => {
      const example = exampleOf(name);
      const endless = [nestedLists(10_000), nestedObjects(10_000), nestedObjects(10_000, "__proto__")];
      const spoils = placesIn(example).flatMap((path) => endless.map((nested) => ({ path, nested })));
      await inTurns(some(spoils), async ({ path, nested }) => {
        const marked = JSON.stringify(withAt(example, path, "@here@"));
        const reply = await send(route, marked.replace('"@here@"', nested));
        expectProblem(reply, 400, "invalid-request");
        expect(pointersOf(reply).some((pointer) => pointer.startsWith(pointerTo(path)))).toBe(true);
      });
    });

    test("refuses a value of the wrong kind in every field, and points at it", async () => {
      const example = exampleOf(name);
      const spoils = placesIn(example).flatMap((path) => {
        const good = valueAt(example, path);
        const wrong = Object.entries(wrongKinds).filter(
          ([, value]) =>
            typeof good !== "object" || good === null || Array.isArray(value) !== Array.isArray(good),
        );
        const alsoWrong =
          typeof good === "string"
            ? [0, 12.5, false]
            : typeof good === "number"
              ? ["1", false]
              : typeof good === "boolean"
                ? ["true", 1]
                : ["", "x", 7, true];
        return [...wrong.map(([, value]) => value), ...(good === null ? [] : alsoWrong)].map((value) => ({
          path,
          value,
        }));
      });
      await inTurns(some(spoils), async ({ path, value }) => {
        const reply = await send(route, withAt(example, path, value));
        expectProblem(reply, 400, "invalid-request");
        const pointer = pointerTo(path);
        expect(
          pointersOf(reply).some((each) => each === pointer || each.startsWith(`${pointer}/`)),
          `${pointer}: ${JSON.stringify(value)} was answered ${reply.text}`,
        ).toBe(true);
      });
    });

    test("answers odd texts and numbers in any field with a refusal or takes them, and never breaks", async () => {
      const example = exampleOf(name);
      await inTurns(
        some(
          placesIn(example).flatMap((path) => {
            const odd = typeof valueAt(example, path) === "string" ? oddTexts : oddNumbers;
            return Object.entries(odd).map(([what, value]) => ({ path, what, value }));
          }),
        ),
        async ({ path, what, value }) => {
          const fresh =
            "nik" in example && path[0] !== "nik" ? { ...example, nik: exampleOf(name).nik } : example;
          const reply = await send(route, withAt(fresh, path, value));
          const told = `${what} at ${pointerTo(path)} was answered ${reply.status} ${reply.text.slice(0, 300)}`;
          // Several may write to one record here at once: one that waited too long is told to come again.
          if (reply.status !== 503) expect(reply.status, told).toBeLessThan(500);
          if (reply.status >= 400)
            expect(reply.headers.get("content-type"), told).toMatch(/^application\/problem\+json/);
          if (reply.status !== 400) return;
          expect(reply.body.type, told).toBe("invalid-request");
          expect(pointersOf(reply).length, told).toBeGreaterThan(0);
          // Text that is too long is nowhere sent back.
          expect(reply.text.length, told).toBeLessThan(20_000);
        },
      );
    });

    test("refuses 70,000 characters in every field that is text, and points at it", async () => {
      const example = exampleOf(name);
      const texts = placesIn(example).filter((path) => typeof valueAt(example, path) === "string");
      await inTurns(texts, async (path) => {
        const reply = await send(route, withAt(example, path, "x".repeat(70_000)));
        expectProblem(reply, 400, "invalid-request");
        expect(pointersOf(reply)).toContain(pointerTo(path));
      });
    });

    test("asks for every field that is left out and may not be", async () => {
      const example = exampleOf(name);
      for (const field of Object.keys(example)) {
        const without = withoutAt(example, [field]);
        const reply = await send(route, without);
        expect(reply.status, field).toBeLessThan(500);
        if (!route.body?.safeParse(without).success) expect(pointersOf(reply)).toContain(`/${field}`);
      }
      // A body of which all may be left out is good empty.
      if (!route.body?.safeParse({}).success) expectProblem(await send(route, {}), 400, "invalid-request");
    });

    test("takes the last of two fields of one name", async () => {
      // A body without fields has one here that it does not know.
      const example = { ...(Object.keys(exampleOf(name)).length > 0 ? {} : { x: 1 }), ...exampleOf(name) };
      const [field] = Object.keys(example);
      const doubled = `${JSON.stringify(example).slice(0, -1)},${JSON.stringify(field)}:[[]]}`;
      const reply = await send(route, doubled);
      expectProblem(reply, 400, "invalid-request");
      expect(pointersOf(reply).some((pointer) => pointer.startsWith(`/${field}`))).toBe(true);
    });

    test("says it in Indonesian unless English is asked for", async () => {
      const inIndonesian = await send(route, "{");
      const inEnglish = await send(route, "{", { "accept-language": "en-GB,en;q=0.9,id;q=0.8" });
      expect(inIndonesian.body.title).toBe("Isian tidak terbaca");
      expect(inEnglish.body.title).toBe("The request cannot be read");
      const fields = [await send(route, { x: 1 }), await send(route, { x: 1 }, { "accept-language": "en" })];
      expect(fields[0]?.body.errors[0].pointer).toBe(fields[1]?.body.errors[0].pointer);
      expect(fields[0]?.body.errors[0].detail).not.toBe(fields[1]?.body.errors[0].detail);
      expect(fields[1]?.headers.get("content-language")).toBe("en");
    });

    if (isTriedInFull(name))
      test("refuses a body of two megabytes", async () => {
        const reply = await send(route, { a: "x".repeat(2_000_000) });
        expectProblem(reply, 413, "body-too-large");
      });

    if (isTriedInFull(name))
      test("answers a hundred thousand wrong fields shortly and soon", async () => {
        const fields = `{${Array.from({ length: 90_000 }, (_, index) => `"f${index}":1`).join(",")}}`;
        const startedAt = performance.now();
        const reply = await send(route, fields);
        expectProblem(reply, 400, "invalid-request");
        expect(reply.text.length).toBeLessThan(100_000);
        expect(performance.now() - startedAt).toBeLessThan(5000);
      });

    if (route.method === "POST" && !route.onlyLooks)
      test("refuses a key that cannot be one", async () => {
        for (const key of ["a b", "x".repeat(256), "kunci\té", "ä"]) {
          const reply = await send(route, exampleOf(name), { "idempotency-key": key });
          expectProblem(reply, 400, "invalid-request");
          expect(pointersOf(reply)).toEqual(["/Idempotency-Key"]);
        }
      });
  });

  test("lists with a hundred thousand items are refused shortly and soon", async () => {
    const refused = [
      { skills: Array.from({ length: 100_000 }, (_, index) => `a${index}`) },
      { skills: Array.from({ length: 5000 }, (_, index) => `a${index}`) },
      { skills: Array(5000).fill("") },
      { disabilities: Array(400_000).fill(0) },
      { disabilities: Array(5000).fill("physical") },
    ];
    for (const fields of refused) {
      const startedAt = performance.now();
      const reply = await api.post("/api/applications", aForm({ nik: aNik({ serial: 7001 }), ...fields }));
      expectProblem(reply, 400, "invalid-request");
      expect(pointersOf(reply)[0]).toMatch(/^\/(skills|disabilities)/);
      expect(reply.text.length).toBeLessThan(100_000);
      expect(performance.now() - startedAt).toBeLessThan(3000);
    }
  });

  describe("queries", () => {
    test.each(withQuery)(
      "of %s are refused or taken whatever stands in them, and never break",
      async (_name, route) => {
        const headers = await signed(route);
        await inTurns(
          Object.keys(route.query?.shape ?? {}).flatMap((name) =>
            [...Object.values(oddTexts), "0", "101", "-1", "1.5", "1e2", "٥", "%", "25,25"]
              .filter((value) => value.length < 10_000 && value.isWellFormed())
              .map((value) => [name, value] as const),
          ),
          async ([name, value]) => {
            const query = new URLSearchParams({
              ...(route.path === "/staff/counts" ? { cohortId: "2026-1" } : {}),
              [name]: value,
            });
            const reply = await api.send("GET", `${pathOf(route)}?${query}`, undefined, headers);
            const told = `${name}=${JSON.stringify(value)} was answered ${reply.status} ${reply.text.slice(0, 200)}`;
            expect(reply.status, told).toBeLessThan(500);
            if (reply.status === 400) expect(pointersOf(reply), told).toContain(`/${name}`);
          },
        );
      },
    );

    const lists = withQuery.filter(([, { query }]) => query?.shape.limit);
    test.each(lists)("of %s hold a limit from 1 to 100 and a cursor that was given", async (_name, route) => {
      const headers = await signed(route);
      const get = (query: string) => api.send("GET", `${pathOf(route)}?${query}`, undefined, headers);
      for (const limit of [
        "0",
        "101",
        "-1",
        "1.5",
        "1e1",
        "",
        " 5",
        "999999999999",
        "x",
        "NaN",
        "1&limit=2",
      ]) {
        const reply = await get(`limit=${limit}`);
        expectProblem(reply, 400, "invalid-request");
        expect(pointersOf(reply)).toEqual(["/limit"]);
      }
      for (const limit of ["1", "100"]) expect((await get(`limit=${limit}`)).status).toBe(200);
      const nowhere = Buffer.from("2026-11-24T02:00:00.000Z").toString("base64url");
      for (const cursor of ["", "x", "AAAA", "%00", nowhere, "e30", "x".repeat(2001), "null", "😀"]) {
        const reply = await get(`cursor=${cursor}`);
        expectProblem(reply, 400, "invalid-request");
        expect(pointersOf(reply)).toEqual(["/cursor"]);
      }
      const unknown = await get("limti=5");
      expectProblem(unknown, 400, "invalid-request");
      expect(pointersOf(unknown)).toEqual(["/limti"]);
    });
  });

  /** Sends a path as it stands: `fetch` would tidy it first. */
  const sendRaw = (
    method: string,
    path: string,
    headers: Record<string, string>,
  ): Promise<{ status: number; text: string }> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(running.url);
      const request = httpRequest({ hostname, port, method, path, headers }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk) => chunks.push(chunk));
        reply.on("end", () =>
          resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      });
      request.on("error", reject);
      request.end(method === "GET" ? undefined : "{}");
    });

  const oddSegments = [
    "%",
    "%E0%A4%A",
    "%00",
    "%ff",
    "%2F..%2F",
    "%F0%9F%98%80",
    "__proto__",
    "constructor",
    "x".repeat(5000),
    "%23",
    "KT-0000",
    "'",
    "%0d%0aX:%201",
  ];

  test.each(withParams)("paths of %s that cannot be are refused, and never break", async (_name, route) => {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name as string);
    const headers = { ...(await signed(route)), "content-type": "application/json" };
    for (const name of names)
      for (const segment of oddSegments) {
        const { status, text } = await sendRaw(route.method, pathOf(route, { [name]: segment }), headers);
        expect([400, 404], `${segment} was answered ${status} ${text}`).toContain(status);
      }
  });

  test("paths that no page and no route has are not found, however they are written", async () => {
    for (const path of [
      "/%",
      "/%E0%A4%A",
      "/api/%",
      "/api",
      "/api/",
      "/api//status",
      "/..%2f..%2fetc/passwd",
      "/petugas/%",
      "//x",
    ]) {
      const { status } = await sendRaw("GET", path, {});
      expect([200, 400, 404], path).toContain(status);
    }
    expect((await api.send("DELETE", "/api/applications")).status).toBe(405);
    expect(
      (await api.get("/api/applications", { "accept-language": "fr, en;q=0.8, id;q=0.1" })).body.title,
    ).toBe("Method not allowed");
  });

  test("an impossible or future birth date is pointed at", async () => {
    const impossible = [
      "2026-02-31",
      "1998-02-29",
      "0000-00-00",
      "1899-12-31",
      "1998-7-5",
      "05-07-1998",
      "9999-12-31",
      "2026-11-25",
    ];
    for (const birthDate of impossible) {
      const reply = await api.post("/api/applications", aForm({ birthDate }));
      expectProblem(reply, 400, "invalid-request");
      expect(pointersOf(reply), birthDate).toEqual(["/birthDate"]);
    }
  });

  test("a look into the registry on a day to come is pointed at", async () => {
    const check = { source: "DTKS", registered: false, checkedOn: "2026-11-25", method: "SIKS-NG" };
    const verifier = await api.as("verifier");
    const reply = await verifier.post(`/api/staff/applications/${reference}/registry-check`, check);
    expectProblem(reply, 400, "invalid-request");
    expect(pointersOf(reply)).toEqual(["/checkedOn"]);
  });

  test("what only looks like nothing counts as nothing, and is asked for", async () => {
    for (const fullName of ["\u200b", "\u0301", "\u2060 \u200d", "\u00ad"]) {
      const reply = await api.post("/api/applications", aForm({ nik: aNik({ serial: 7100 }), fullName }));
      expectProblem(reply, 400, "invalid-request");
      expect(pointersOf(reply)).toEqual(["/fullName"]);
    }
  });

  test("an e-mail address holds no control character and no lone surrogate", async () => {
    for (const email of [
      "a\0b@contoh.example",
      "a\ud800@contoh.example",
      "a\u202eb@contoh.example",
      "a@contoh.example\n",
    ]) {
      const reply = await api.post("/api/applications", aForm({ nik: aNik({ serial: 7200 }), email }));
      if (email.endsWith("\n")) expect(reply.status).toBe(201);
      else expect(pointersOf(reply), JSON.stringify(email)).toEqual(["/email"]);
    }
  });

  test("good text comes back as it was typed", async () => {
    const verifier = await api.as("verifier");
    const names = ["Nur'aini D’Souza-O'Neil", "👩🏽‍🦽 Siti", "A😀", "ستي", "Ñandú  Ēmī", "=Siti"];
    for (const [index, fullName] of names.entries()) {
      const motivation = `Baris satu\n\n"kutip" <b>&amp;</b> ${fullName}\t!`;
      const form = aForm({ nik: aNik({ serial: 8000 + index }), fullName, motivation });
      const applied = await api.post("/api/applications", form);
      expect(applied.status, applied.text).toBe(201);
      const shown = await verifier.get(`/api/staff/applications/${applied.body.reference}`);
      expect(shown.body.fullName).toBe(fullName.normalize("NFC"));
      expect(shown.body.motivation).toBe(motivation.normalize("NFC"));
      const found = await verifier.get(`/api/staff/applications?q=${encodeURIComponent(fullName)}`);
      expect(found.body.items.map(({ reference: each }: { reference: string }) => each)).toContain(
        applied.body.reference,
      );
    }
  });
};
