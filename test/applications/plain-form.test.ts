import { afterAll, beforeAll, expect, test } from "vitest";
import type { Running } from "../../local/run.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
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

type Fields = Record<string, string | string[]>;

/** What a browser sends of the plain form. */
const typedForm = (overrides: Fields = {}): Fields => {
  const fields: Fields = {};
  const add = (value: unknown, name: string) => {
    if (value === null || value === undefined) fields[name] = "";
    else if (Array.isArray(value)) fields[name] = value.map(String);
    else if (typeof value === "object")
      for (const [inner, one] of Object.entries(value)) add(one, name ? `${name}.${inner}` : inner);
    else fields[name] = String(value);
  };
  const { birthDate: _birthDate, ...rest } = aForm();
  add(rest, "");
  return {
    ...fields,
    "birthDate.day": "5",
    "birthDate.month": "7",
    "birthDate.year": "1998",
    idempotencyKey: "",
    ...overrides,
  };
};

let serial = 0;
const send = (fields: Fields, headers?: Record<string, string>): Promise<Reply> => {
  serial += 1;
  return api.postForm("/api/applications", { ...typedForm({ nik: aNik({ serial }) }), ...fields }, headers);
};

const expectFormAgain = (reply: Reply, status = 400) => {
  expect(reply.status, reply.text.slice(0, 300)).toBe(status);
  expect(reply.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(reply.headers.get("cache-control")).toBe("no-store");
  expect(reply.headers.get("content-security-policy")).not.toContain("unsafe-");
  expect(reply.text).toMatch(/<title>Galat: |<title>Error: /);
};

/** A page's values stand in double quotes: `>` and `'` end nothing, and stay as they are. */
const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

test("what was not chosen is asked to be chosen, in the reader's language", async () => {
  const none = { cohortId: "", sex: "", skills: [] };
  const indonesian = await send(none);
  expectFormAgain(indonesian);
  expect(indonesian.text.match(/Pilih salah satu\./g)?.length).toBeGreaterThanOrEqual(2);
  expect(indonesian.text).not.toContain("Pakai huruf");
  const english = await send({ ...none, lang: "en" });
  expectFormAgain(english);
  expect(english.text.match(/Choose one\./g)?.length).toBeGreaterThanOrEqual(2);
});

test("a good form leads to the page that shows its reference", async () => {
  const reply = await send({});
  expect(reply.status).toBe(303);
  const location = reply.headers.get("location") ?? "";
  expect(location).toMatch(/^\/api\/confirmation\?reference=KT-/);
  const confirmation = await api.get(location);
  expect(confirmation.text).toContain(new URLSearchParams(location.split("?")[1]).get("reference"));
});

test("a form comes back with its errors and everything that was typed, escaped", async () => {
  const typed = {
    fullName: `"><script>alert(1)</script> & 'Siti'`,
    nik: "bukan-nik",
    phone: "<b>0812</b>",
    email: `a"onfocus="alert(1)`,
    "address.street": "</textarea>Jl. `Merdeka` $7",
    motivation: "\n baris satu\n</textarea><script>2</script>",
    "birthDate.day": "31",
    "birthDate.month": "2",
    "birthDate.year": "<i>",
    "helper.name": "Budi <contoh>",
  };
  const reply = await send(typed);
  expectFormAgain(reply);
  expect(reply.text).not.toMatch(/<script>(alert\(1\)|2)/);
  expect(reply.text).not.toContain(`"onfocus=`);
  for (const value of Object.values(typed)) expect(reply.text).toContain(escaped(value));
  // Choices that were made are made still.
  expect(reply.text).toMatch(/value="physical" checked/);
  expect(reply.text).toMatch(/value="female" checked/);
  for (const name of ["nik", "phone", "email", "birthDate"])
    expect(reply.text).toContain(`id="${name}-error"`);
});

test("the form comes back in the language that it was sent in", async () => {
  const inEnglish = await send({ fullName: "", lang: "en" });
  expectFormAgain(inEnglish);
  expect(inEnglish.text).toContain('<html lang="en"');
  const byHeader = await send({ fullName: "" }, { "accept-language": "en" });
  expect(byHeader.text).toContain('<html lang="en"');
  expect((await send({ fullName: "", lang: "id" }, { "accept-language": "en" })).text).toContain(
    '<html lang="id"',
  );
});

test("a form that is refused keeps its key, so that sending it again is not a second application", async () => {
  const key = "kunci-formulir-1";
  const refused = await send({ motivation: "", idempotencyKey: key });
  expectFormAgain(refused);
  expect(refused.text).toContain(`name="idempotencyKey" value="${key}"`);
  const nik = aNik({ serial: 5000 });
  const first = await send({ idempotencyKey: key, nik });
  const second = await send({ idempotencyKey: key, nik });
  expect(first.status).toBe(303);
  expect(second.status).toBe(303);
  expect(second.headers.get("location")).toBe(first.headers.get("location"));
});

test("rules of the programme come back as a page too, with the status that JSON would get", async () => {
  const nik = aNik({ serial: 5001 });
  expect((await send({ nik })).status).toBe(303);
  const again = await send({ nik });
  expectFormAgain(again, 409);
  expectFormAgain(await send({ employment: "working" }), 422);
  expectFormAgain(await send({ cohortId: "2020-1" }), 400);
});

test("an empty form is refused at every question", async () => {
  const reply = await api.postForm("/api/applications", { lang: "id" });
  expectFormAgain(reply);
  for (const name of [
    "fullName",
    "nik",
    "birthDate",
    "phone",
    "motivation",
    "disabilities",
    "address-street",
  ])
    expect(reply.text, name).toContain(`id="${name}-error"`);
});

test("whatever is sent as a form is refused or taken, and never breaks", async () => {
  const odd: [name: string, ...values: string[]][] = [
    ["__proto__", "1"],
    ["__proto__.polluted", "1"],
    ["constructor", "1"],
    ["constructor.prototype.polluted", "1"],
    ["toString", "1"],
    ["address.toString", "1"],
    ["address.__proto__", "1"],
    ["address", "1", "2"],
    ["fullName.first", "1"],
    ["fullName", "a", "b"],
    ["skills", ""],
    ["skills.0", "sewing"],
    ["birthDate.day", "1", "2"],
    ["birthDate", "1998-07-05"],
    ["birthDate", "x"],
    ["birthDate.hour", "1"],
    ["", "x"],
    [".", "x"],
    ["..", "x"],
    ["a.".repeat(200_000), "x"],
    ["x".repeat(70_000), "x"],
    ["fullName", "x".repeat(70_000)],
    ["fullName", "\0"],
    ["fullName", "A😀"],
    ["fullName", "\u0301"],
    ["idempotencyKey", "a b"],
    ["idempotencyKey", "a", "b"],
    ["idempotencyKey", "x".repeat(300)],
    ["lang", "xx"],
    ["unknown", ...Array(50_000).fill("x")],
  ];
  for (const [name, ...values] of odd) {
    const body = new URLSearchParams();
    for (const [field, value] of Object.entries(typedForm({ nik: aNik({ serial: 6000 }) })))
      if (field !== name) for (const one of [value].flat()) body.append(field, one);
    for (const value of values) body.append(name, value);
    const reply = await api.send("POST", "/api/applications", body.toString(), {
      "content-type": "application/x-www-form-urlencoded",
    });
    const told = `${name.slice(0, 80)} was answered ${reply.status} ${reply.text.slice(0, 100)}`;
    expect([303, 400, 409], told).toContain(reply.status);
    if (reply.status >= 400) expect(reply.headers.get("content-type"), told).toBe("text/html; charset=utf-8");
  }
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test("bytes that are no text are refused, not stored as something else", async () => {
  const body = new URLSearchParams(
    Object.entries(typedForm({ nik: aNik({ serial: 6100 }) })).flatMap(([name, value]) =>
      [value].flat().map((one) => [name, one]),
    ),
  ).toString();
  for (const bytes of ["%ED%A0%80", "%ff%fe", "%C3", "%00"]) {
    const reply = await api.send(
      "POST",
      "/api/applications",
      body.replace(/fullName=[^&]*/, `fullName=Siti${bytes}`),
      {
        "content-type": "application/x-www-form-urlencoded; charset=utf-8",
      },
    );
    expectFormAgain(reply);
    expect(reply.text).toContain('id="fullName-error"');
  }
});

test("the forms of status and documents are answered in HTML, whatever they hold", async () => {
  const reference =
    new URLSearchParams((await send({})).headers.get("location")?.split("?")[1]).get("reference") ?? "";
  const pair = { "birthDate.day": "5", "birthDate.month": "7", "birthDate.year": "1998" };
  const good = await api.postForm("/api/status", { reference, ...pair });
  expect(good.status).toBe(200);
  expect(good.text).toContain(reference);
  const forms: [string, Fields, number][] = [
    ["/api/status", { reference, ...pair, "birthDate.month": "13" }, 400],
    ["/api/status", { reference: `"><script>1</script>`, ...pair }, 404],
    ["/api/status", {}, 400],
    ["/api/status", { constructor: "1", reference, ...pair }, 400],
    [`/api/applications/${reference}/documents`, { ...pair, kind: "ktp", contentType: "image/jpeg" }, 200],
    [`/api/applications/${reference}/documents`, { ...pair, kind: "<x>", contentType: "text/html" }, 400],
    [`/api/applications/${reference}/documents`, {}, 400],
    [
      "/api/applications/%3Cscript%3E1%3C/documents",
      { ...pair, kind: "ktp", contentType: "image/jpeg" },
      404,
    ],
  ];
  for (const [path, fields, status] of forms) {
    const reply = await api.postForm(path, fields);
    expect(reply.status, `${path} ${JSON.stringify(fields)} ${reply.text.slice(0, 200)}`).toBe(status);
    expect(reply.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(reply.text).not.toContain("<script>1");
  }
});
