import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RouteName } from "../../core/contract/routes.ts";
import { functionFileOf } from "../../core/contract/steps.ts";
import { HandoverForm } from "../../core/domain/toolkits/handover.ts";
import { handOverToolkit } from "../../core/domain/toolkits/handover-rules.ts";
import { officeOfToday } from "../../core/domain/training/office-as-printed.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { allServices } from "../../core/services.ts";
import type { Running } from "../../local/run.ts";
import { type Api, createApi } from "../support/api.ts";
import { countedServices } from "../support/counted-calls.ts";
import { type Asked, anEvent, ask } from "../support/events.ts";
import { aDelivery, aFollowUp, aHandoverForm } from "../support/examples.ts";
import { aGraduate } from "../support/graduates.ts";
import { aDrawing } from "../support/papers.ts";
import { startLocal } from "../support/start-local.ts";
import { heard, readPdf } from "../training/read-pdf.ts";

let running: Running;
let api: Api;
let counted: ReturnType<typeof countedServices>;
type Staff = Awaited<ReturnType<Api["as"]>>;
let storekeeper: Staff;
let manager: Staff;
let auditor: Staff;
let assessor: Staff;

const setDay = async (at: string) => {
  await api.setClock(at);
  api.forgetTokens();
  storekeeper = await api.as("storekeeper");
  manager = await api.as("manager");
  auditor = await api.as("auditor");
  assessor = await api.as("assessor");
};

beforeAll(async () => {
  running = await startLocal();
  api = createApi(running.url);
  counted = countedServices(running);
  await setDay("2026-11-24T02:00:00Z");
});
afterAll(() => running?.stop());

const command = async (name: RouteName, asked: Asked) => {
  const { createHandler } = await import(/* @vite-ignore */ `../../functions/${functionFileOf(name)}.ts`);
  return counted.callsOf(() => ask(createHandler(counted.services), anEvent(name, asked)));
};
const oneReadOneTransaction = ["BatchGetItemCommand", "TransactWriteItemsCommand"];

let serials = 0;
const newSerial = () => {
  serials += 1;
  return `JHT-${String(serials).padStart(4, "0")}`;
};
/** A toolkit in stock. */
const inStock = async (overrides: object = {}): Promise<string> => {
  const serial = newSerial();
  const reply = await storekeeper.post("/api/staff/toolkits", aDelivery([serial], overrides));
  expect(reply.status).toBe(201);
  return serial;
};
const graduate = (overrides: Parameters<typeof aGraduate>[1] = {}) => aGraduate(running.services, overrides);
const handOver = (reference: string, body: object, headers = {}) =>
  storekeeper.post(`/api/staff/applications/${reference}/toolkit`, body, headers);
const shown = async (reference: string) => (await manager.get(`/api/staff/applications/${reference}`)).body;
const stateOf = async (serial: string) =>
  (await auditor.get("/api/staff/toolkits?limit=100")).body.items.find(
    (each: { serial: string }) => each.serial === serial,
  )?.state;
const equipped = async (overrides: Parameters<typeof aGraduate>[1] = {}) => {
  const { reference } = await graduate(overrides);
  const reply = await handOver(reference, aHandoverForm(await inStock()));
  expect(reply.status).toBe(201);
  return { reference, ...reply.body };
};

describe("toolkits enter the stock", () => {
  test("one a serial number, with the sum of their items as value, and are listed newest first", async () => {
    const given = [newSerial(), newSerial(), newSerial()];
    const { calls, result } = await command("enterToolkits", { role: "storekeeper", body: aDelivery(given) });
    expect(calls).toEqual(oneReadOneTransaction);
    expect(result.status).toBe(201);
    expect(result.body.items).toHaveLength(3);
    expect(result.body.items[0]).toEqual({
      ...aDelivery(),
      serials: undefined,
      serial: given[0],
      value: 5_250_000,
      state: "in-stock",
      version: 1,
    });
    await setDay("2026-11-24T02:00:01Z");
    const later = await inStock({ skill: "ac-repair" });
    const first = await auditor.get("/api/staff/toolkits?limit=2");
    expect(first.body.items.map(({ serial }: { serial: string }) => serial)).toEqual([later, given[2]]);
    const rest = await manager.get(`/api/staff/toolkits?limit=2&cursor=${first.body.cursor}`);
    expect(rest.body.items.map(({ serial }: { serial: string }) => serial)).toEqual([given[1], given[0]]);
    expect(rest.body.cursor).toBeUndefined();
    const ofSkill = await storekeeper.get("/api/staff/toolkits?skill=ac-repair&state=in-stock");
    expect(ofSkill.body.items.map(({ serial }: { serial: string }) => serial)).toEqual([later]);
  });

  test("none of them where one serial number is known already, and the reply says which", async () => {
    const known = await inStock();
    const fresh = newSerial();
    const reply = await storekeeper.post("/api/staff/toolkits", aDelivery([fresh, known]));
    expect(reply.status).toBe(409);
    expect(reply.body).toMatchObject({ type: "serial-known", errors: [{ pointer: "/serials/1" }] });
    expect(await stateOf(fresh)).toBeUndefined();
  });

  test("at most forty at a time, each named once, of a skill that there is, on a day that has been", async () => {
    const forty = Array.from({ length: 40 }, newSerial);
    expect((await storekeeper.post("/api/staff/toolkits", aDelivery(forty))).status).toBe(201);
    const wrong: [object, string][] = [
      [aDelivery(Array.from({ length: 41 }, newSerial)), "/serials"],
      [aDelivery(["X-1", "X-1"]), "/serials/1"],
      [aDelivery(["X-1"], { skill: "cooking" }), "/skill"],
      [aDelivery(["X-1"], { receivedOn: "2026-11-25" }), "/receivedOn"],
      [
        aDelivery(["X-1"], {
          items: [{ name: "Emas", brand: "-", unit: "kg", quantity: 10_000, unitPrice: 1_000_000_000 }],
        }),
        "/items",
      ],
      [aDelivery(["X-1"], { colour: "red" }), "/colour"],
    ];
    for (const [body, pointer] of wrong) {
      const reply = await storekeeper.post("/api/staff/toolkits", body);
      expect([reply.status, reply.body.errors?.[0]?.pointer]).toEqual([400, pointer]);
    }
    expect((await auditor.get("/api/staff/toolkits?cursor=bm9wZQ")).status).toBe(400);
  });

  test("once where several deliver the same serial number at once", async () => {
    const serial = newSerial();
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => storekeeper.post("/api/staff/toolkits", aDelivery([serial]))),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
  });

  test("and leave it without a handover when they are written off", async () => {
    const serial = await inStock();
    const { calls, result } = await command("writeOffToolkit", {
      role: "storekeeper",
      params: { serial },
      body: { state: "lost", why: "Hilang di gudang." },
    });
    expect(calls).toEqual(oneReadOneTransaction);
    expect(result.body).toMatchObject({ serial, state: "lost", why: "Hilang di gudang." });
    const path = `/api/staff/toolkits/${serial}/write-off`;
    const again = await storekeeper.post(path, { state: "damaged", why: "Rusak." });
    expect([again.status, again.body.type]).toEqual([409, "toolkit-not-in-stock"]);
    const unknown = await storekeeper.post("/api/staff/toolkits/none/write-off", {
      state: "lost",
      why: "Hilang.",
    });
    expect(unknown.status).toBe(404);
    const { reference } = await graduate();
    expect((await handOver(reference, aHandoverForm(serial))).body.type).toBe("toolkit-not-in-stock");
  });
});

describe("a graduate signs for a toolkit", () => {
  test("and is equipped: number, code and value in the reply, one read and one transaction", async () => {
    const { reference } = await graduate();
    const serial = await inStock();
    const body = aHandoverForm(serial, { adjustment: { amount: -250_000, why: "Satu gunting kurang." } });
    const { calls, result } = await command("recordToolkitHandover", {
      role: "storekeeper",
      username: "gudang",
      params: { reference },
      body,
    });
    expect(calls).toEqual(oneReadOneTransaction);
    expect(result.status).toBe(201);
    expect(result.body).toMatchObject({
      reference,
      status: "equipped",
      version: 2,
      serial,
      value: 5_000_000,
      on: "2026-11-24",
      by: "gudang",
    });
    expect(result.body.number).toMatch(/^\d+\/BAST\/DINSOS-KALTIM\/XI\/2026$/);
    expect(result.body.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
    expect(result.body.toolkit).toBeUndefined();
    expect(await stateOf(serial)).toBe("handed-over");
    const whole = await shown(reference);
    const { status: _status, reference: _reference, version: _version, ...handover } = result.body;
    expect(whole.handover).toEqual(handover);
    expect(whole.handovers).toBeUndefined();
    expect((await api.get(`/api/certificates/${result.body.code}`)).body).toEqual({
      number: result.body.number,
      kind: "handover",
      holder: "S. R.",
      skill: "sewing",
      issuedOn: "2026-11-24",
      valid: true,
    });
  });

  test("the same request again is answered byte for byte, and hands nothing over", async () => {
    const { reference } = await graduate();
    const body = aHandoverForm(await inStock());
    const key = { "idempotency-key": "handover-1" };
    const first = await handOver(reference, body, key);
    const second = await handOver(reference, body, key);
    expect(second.text).toBe(first.text);
    expect((await handOver(reference, { ...body, condition: "Bekas" }, key)).body.type).toBe(
      "idempotency-key-reused",
    );
  });

  test("refused in order: not completed, equipped already, not in stock, another skill", async () => {
    const serial = await inStock();
    const enrolled = await graduate({ status: "enrolled" });
    const other = await graduate({ skill: "ac-repair" });
    const { reference: done } = await equipped();
    const types = [];
    for (const [reference, what] of [
      [enrolled.reference, "none"],
      [done, "none"],
      [other.reference, "none"],
      [other.reference, serial],
    ] as const) {
      const reply = await handOver(reference, aHandoverForm(what));
      types.push([reply.status, reply.body.type]);
    }
    expect(types).toEqual([
      [409, "not-completed"],
      [409, "already-equipped"],
      [409, "toolkit-not-in-stock"],
      [409, "wrong-skill"],
    ]);
    expect(await stateOf(serial)).toBe("in-stock");
  });

  test("an adjustment is at most a fifth of the skill's value, up or down", async () => {
    const { reference } = await graduate();
    const serial = await inStock();
    for (const amount of [1_200_001, -1_200_001]) {
      const reply = await handOver(
        reference,
        aHandoverForm(serial, { adjustment: { amount, why: "Terlalu jauh." } }),
      );
      expect([reply.status, reply.body.errors?.[0].pointer]).toEqual([400, "/adjustment/amount"]);
    }
    const whole = { adjustment: { amount: 1_200_000, why: "Kebutuhan usaha." } };
    expect((await handOver(reference, aHandoverForm(serial, whole))).body.value).toBe(6_450_000);
  });

  test("a signature and a photo are files of this application that arrived, each of its kind", async () => {
    const { reference } = await graduate({
      documents: [
        { documentId: "sig", kind: "signature" },
        { documentId: "waits", kind: "signature", state: "waiting" },
        { documentId: "photo", kind: "handover-photo" },
      ],
    });
    await graduate({ documents: [{ documentId: "other", kind: "signature" }] });
    const serial = await inStock();
    for (const documentId of ["none", "waits", "photo", "other"]) {
      const reply = await handOver(
        reference,
        aHandoverForm(serial, { signature: { method: "drawn", documentId } }),
      );
      expect([documentId, reply.status, reply.body.errors?.[0].pointer]).toEqual([
        documentId,
        400,
        "/signature/documentId",
      ]);
    }
    const wrongPhoto = aHandoverForm(serial, { photoDocumentId: "sig" });
    expect((await handOver(reference, wrongPhoto)).body.errors[0].pointer).toBe("/photoDocumentId");
    const missing = aHandoverForm(serial, { signature: { method: "witnessed" } });
    expect((await handOver(reference, missing)).body.errors[0].pointer).toBe("/signature/witness");
    const good = aHandoverForm(serial, {
      photoDocumentId: "photo",
      signature: { method: "drawn", documentId: "sig" },
    });
    expect((await handOver(reference, good)).status).toBe(201);
  });

  test("twelve at once give one person one toolkit", async () => {
    const { reference } = await graduate();
    const stock = await Promise.all(Array.from({ length: 12 }, () => inStock()));
    const replies = await Promise.all(stock.map((serial) => handOver(reference, aHandoverForm(serial))));
    const won = replies.filter(({ status }) => status === 201);
    expect(won).toHaveLength(1);
    for (const reply of replies.filter(({ status }) => status !== 201))
      expect([reply.status, reply.body.type]).toEqual([409, "already-equipped"]);
    const states = await Promise.all(stock.map(stateOf));
    expect(states.filter((state) => state === "handed-over")).toHaveLength(1);
  });

  test("eight people at once for one serial number: one has it, the others are told", async () => {
    const people = await Promise.all(Array.from({ length: 8 }, () => graduate()));
    const serial = await inStock();
    const replies = await Promise.all(
      people.map(({ reference }) => handOver(reference, aHandoverForm(serial))),
    );
    expect(replies.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const reply of replies.filter(({ status }) => status !== 201))
      expect([reply.status, reply.body.type]).toEqual([409, "toolkit-not-in-stock"]);
  });
});

describe("papers", () => {
  const bytesOf = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
  const pdfOf = async (reference: string, name: string, query = "") => {
    const reply = await auditor.get(`/api/staff/applications/${reference}/${name}.pdf${query}`);
    expect(reply.status).toBe(200);
    return bytesOf(reply.body.url);
  };

  const upload = async (reference: string, documentId: string, file: Buffer) => {
    const { S3Client: Client, PutObjectCommand } = await import("@aws-sdk/client-s3");
    const Key = `applications/${reference}/${documentId}`;
    await new Client().send(
      new PutObjectCommand({
        Bucket: process.env.DOCUMENTS_BUCKET,
        Key,
        Body: file,
        ContentType: "image/png",
      }),
    );
  };

  test("of a handover come by themselves, and the link gives the same bytes each time", async () => {
    const { reference } = await graduate({ documents: [{ documentId: "sig", kind: "signature" }] });
    await upload(reference, "sig", aDrawing());
    const signature = { method: "drawn", documentId: "sig" };
    const made = await handOver(reference, aHandoverForm(await inStock(), { signature }));
    const key = `papers/${reference}/${made.body.code}.pdf`;
    await expect.poll(() => running.services.papers.isPrinted(key), { timeout: 25_000 }).toBe(true);
    const pdf = await pdfOf(reference, "handover");
    expect(pdf.subarray(0, 8).toString()).toBe("%PDF-1.7");
    expect(pdf.toString("latin1")).toMatch(/\/SMask/);
    // Lost, or never printed because whoever printed it died: made again, byte for byte.
    const { DeleteObjectCommand } = await import("@aws-sdk/client-s3");
    await new S3Client().send(new DeleteObjectCommand({ Bucket: process.env.DOCUMENTS_BUCKET, Key: key }));
    expect((await pdfOf(reference, "handover")).equals(pdf)).toBe(true);
  });

  test("of a training come by themselves too, and are not there for who has none", async () => {
    const { reference, completion } = await graduate({ certified: true });
    const key = `papers/${reference}/${completion.code}.pdf`;
    await expect.poll(() => running.services.papers.isPrinted(key), { timeout: 25_000 }).toBe(true);
    const text = heard(readPdf(await pdfOf(reference, "completion")).structure);
    expect(text).toContain("Siti Rahmah");
    expect(text).toContain("di BLKI Balikpapan, tanggal 1 Oktober 2026 sampai 1 November 2026");
    const { reference: other } = await graduate({ status: "enrolled", completion: undefined });
    expect((await manager.get(`/api/staff/applications/${other}/completion.pdf`)).status).toBe(404);
  });

  test("name the officer who is signed in, as a manager has entered them", async () => {
    const officer = { name: "Rina Contoh, S.Sos.", nip: "19800101 200501 2 001", office: "Dinas Sosial" };
    expect((await manager.put("/api/staff/officers/storekeeper", officer)).status).toBe(200);
    const { reference, code } = await equipped();
    // What the paper shows besides the record is kept with the certificate.
    expect((await running.services.certificates.find(code))?.printed).toMatchObject({
      officer,
      office: officeOfToday(),
      areas: { district: "Palaran", regency: "Kota Samarinda" },
    });
    const text = heard(readPdf(await pdfOf(reference, "handover")).structure);
    expect(text).toContain("Kec. Palaran, Kota Samarinda, Kalimantan Timur");
    expect(text).toContain(`Nama ${officer.name} NIP ${officer.nip} Jabatan/kantor ${officer.office}`);
    expect(text).toContain(`${running.url}/sertifikat/`);
  });

  test("of a voided one are marked; that of the new one is not", async () => {
    const { reference, number, code, version } = await equipped();
    const inForce = await pdfOf(reference, "handover");
    await manager.post(`/api/staff/applications/${reference}/toolkit/voiding`, {
      number,
      why: "Salah orang.",
      toolkit: "lost",
      version,
    });
    const voided = await pdfOf(reference, "handover");
    expect(voided.equals(inForce)).toBe(false);
    const made = await handOver(reference, aHandoverForm(await inStock()));
    const renewed = await pdfOf(reference, "handover");
    expect(made.body.code).not.toBe(code);
    expect((await pdfOf(reference, "handover", `?code=${code}`)).equals(voided)).toBe(true);
    expect(renewed.equals(voided)).toBe(false);
  });

  test("are links that show it under the paper's number and leave nothing behind, and not there before there is one", async () => {
    const { reference, number } = await equipped();
    const { url } = (await storekeeper.get(`/api/staff/applications/${reference}/handover.pdf`)).body;
    const reply = await fetch(url);
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      "content-disposition": `inline; filename="bast-${number.replaceAll("/", "-")}.pdf"`,
      "content-type": "application/pdf",
      "cache-control": "no-store",
    });
    const without = await graduate();
    const path = `/api/staff/applications/${without.reference}`;
    expect((await manager.get(`${path}/handover.pdf`)).status).toBe(404);
    expect((await assessor.get(`${path}/handover.pdf`)).status).toBe(403);
  });
});

describe("numbers", () => {
  const sequences = (numbers: string[]) =>
    numbers.map((number) => Number(number.split("/")[0])).sort((a, b) => a - b);

  test("begin at 1 with the office's new year, not with UTC's", async () => {
    await setDay("2026-12-31T15:59:00Z");
    const last = await equipped();
    expect(last.number).toMatch(/\/XII\/2026$/);
    await setDay("2026-12-31T16:00:30Z");
    expect((await equipped()).number).toBe("1/BAST/DINSOS-KALTIM/I/2027");
    expect((await equipped()).number).toBe("2/BAST/DINSOS-KALTIM/I/2027");
  });

  test("have no gap over thirty handovers at once, though transactions fail in between", async () => {
    const [before = 0] = sequences([(await equipped()).number]);
    const people = await Promise.all(Array.from({ length: 30 }, () => graduate()));
    const stock = await Promise.all(people.map(() => inStock()));
    const dynamoDb = new DynamoDBClient();
    let sent = 0;
    let failed = 0;
    const fail = (name: string): never => {
      failed += 1;
      throw Object.assign(new Error(name), { name });
    };
    dynamoDb.middlewareStack.add(
      (next, context) => async (args) => {
        if ((context as { commandName: string }).commandName !== "TransactWriteItemsCommand")
          return next(args);
        sent += 1;
        const turn = sent;
        // Some never arrive, some are refused as two that collide are, of some the reply is lost.
        if (turn % 5 === 1) return fail("TransactionConflictException");
        if (turn % 7 === 2) return fail("ValidationException");
        const reply = await next(args);
        if (turn % 3 === 0) return fail("TimeoutError");
        return reply;
      },
      { step: "initialize", name: "fail", priority: "high" },
    );
    const { clock, services } = running;
    const failing = allServices(
      { now: clock.now, messenger: services.messenger },
      { dynamoDb, s3: new S3Client() },
    );
    const { createHandler } = await import("../../functions/toolkits/record-toolkit-handover.ts");
    const handler = createHandler(failing);
    // An officer whose request failed sends it again, under the same key.
    const untilDone = async (reference: string, serial: string) => {
      for (;;) {
        const reply = await ask(
          handler,
          anEvent("recordToolkitHandover", {
            role: "storekeeper",
            params: { reference },
            headers: { "idempotency-key": `once-${serial}` },
            body: aHandoverForm(serial),
          }),
        );
        if (reply.status < 500) return reply;
        await pause(20);
      }
    };
    const replies = await Promise.all(
      people.map(({ reference }, index) => untilDone(reference, stock[index] as string)),
    );
    expect(replies.map(({ status }) => status)).toEqual(Array(30).fill(201));
    expect(failed).toBeGreaterThan(10);
    expect(sequences(replies.map(({ body }) => body.number))).toEqual(
      Array.from({ length: 30 }, (_, index) => before + index + 1),
    );
    expect(sequences([(await equipped()).number])).toEqual([before + 31]);
  });
});

describe("numbers that several processes give at once", () => {
  test("are told apart by the table alone", async () => {
    const { toolkits, newCertificateCode } = running.services;
    const people = await Promise.all(Array.from({ length: 8 }, () => graduate()));
    const stock = await Promise.all(people.map(() => inStock()));
    const once = { recordId: undefined, bodyDigest: "" };
    const given = await Promise.all(
      people.map(({ reference }, index) =>
        retryOnConflict(async () => {
          const meta = { actor: "gudang", occurredAt: running.clock.now() };
          const form = HandoverForm.parse(aHandoverForm(stock[index] as string));
          const loaded = await toolkits.loadForHandover(reference, form.serial, once, meta);
          const paper = {
            code: newCertificateCode(),
            unit: toolkits.unit,
            siteUrl: "https://berdaya.example",
          };
          const made = handOverToolkit(loaded, form, paper, meta);
          await toolkits.saveHandover(loaded, made, meta, {
            status: 201,
            headers: {},
            body: "",
            idempotency: once,
          });
          return made.handover.number;
        }),
      ),
    );
    const numbers = given.map((number) => Number(number.split("/")[0])).sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] as number) + index));
  });
});

describe("a wrong handover", () => {
  const voiding = (reference: string, body: object) =>
    manager.post(`/api/staff/applications/${reference}/toolkit/voiding`, body);

  test("is voided: number used, certificate invalid, toolkit back, and a new handover possible", async () => {
    const { reference, number, code, serial, version } = await equipped();
    const body = { number, why: "Salah orang.", toolkit: "in-stock", version };
    const { calls, result } = await command("voidHandover", { role: "manager", params: { reference }, body });
    expect(calls).toEqual(oneReadOneTransaction);
    expect(result.body).toEqual({ reference, status: "completed", version: version + 1 });
    expect(await stateOf(serial)).toBe("in-stock");
    expect((await api.get(`/api/certificates/${code}`)).body.valid).toBe(false);
    expect((await shown(reference)).handover).toBeUndefined();

    const again = await handOver(reference, aHandoverForm(serial));
    expect(again.status).toBe(201);
    const [before, after] = [number, again.body.number].map((each) => Number(each.split("/")[0]));
    expect(after).toBe((before as number) + 1);
    const second = {
      number: again.body.number,
      why: "Hilang.",
      toolkit: "lost",
      version: again.body.version,
    };
    expect((await voiding(reference, second)).status).toBe(200);
    expect(await stateOf(serial)).toBe("lost");
  });

  test("is voided by who has seen it as it is, by its own number, once", async () => {
    const { reference, number, version } = await equipped();
    const body = { number, why: "Salah.", toolkit: "damaged", version };
    expect((await voiding(reference, { ...body, version: version - 1 })).body.type).toBe("changed-meanwhile");
    const other = await voiding(reference, { ...body, number: "999/BAST/DINSOS-KALTIM/I/2027" });
    expect([other.status, other.body.errors[0].pointer]).toEqual([400, "/number"]);
    const replies = await Promise.all(Array.from({ length: 6 }, () => voiding(reference, body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, ...Array(5).fill(409)]);
    expect((await voiding(reference, body)).body.type).toBe("not-equipped");
  });

  test("leaves whole audit chains of application and toolkit", async () => {
    const { reference, number, serial, version } = await equipped();
    await voiding(reference, { number, why: "Salah.", toolkit: "in-stock", version });
    for (const [kind, id, entries] of [
      ["application", reference, 3],
      ["toolkit", serial, 3],
    ] as const) {
      const reply = await auditor.get(`/api/staff/audit/${kind}/${id}`);
      expect(reply.body.chain).toBe("intact");
      expect(reply.body.items).toHaveLength(entries);
    }
  });
});

describe("follow-ups", () => {
  beforeAll(() => setDay("2027-01-31T02:00:00Z"));
  const followUp = (reference: string, body: object) =>
    assessor.post(`/api/staff/applications/${reference}/follow-ups`, body);
  const dueOf = async (reference: string, dueBy: string) => {
    const due: { reference: string; month: number; dueOn: string }[] = [];
    let cursor = "";
    do {
      const page = await manager.get(`/api/staff/follow-ups?dueBy=${dueBy}&limit=100${cursor}`);
      due.push(...page.body.items);
      cursor = page.body.cursor ? `&cursor=${page.body.cursor}` : "";
    } while (cursor);
    return due.filter((each) => each.reference === reference).map(({ month, dueOn }) => [month, dueOn]);
  };

  test("are due one, three, six and twelve months after the handover, each until it is recorded", async () => {
    const { reference } = await equipped();
    expect(await dueOf(reference, "2027-02-27")).toEqual([]);
    expect(await dueOf(reference, "2027-02-28")).toEqual([[1, "2027-02-28"]]);
    expect(await dueOf(reference, "2028-01-31")).toEqual([
      [1, "2027-02-28"],
      [3, "2027-04-30"],
      [6, "2027-07-31"],
      [12, "2028-01-31"],
    ]);
    await setDay("2027-03-02T02:00:00Z");
    const body = aFollowUp({ on: "2027-03-01", monthlyIncome: 900_000 });
    const { calls, result } = await command("recordFollowUp", {
      role: "assessor",
      username: "rini",
      params: { reference },
      body,
    });
    expect(calls).toEqual(oneReadOneTransaction);
    expect(result.status).toBe(201);
    expect(result.body).toMatchObject({ reference, ...body, recordedBy: "rini" });
    expect(await dueOf(reference, "2027-02-28")).toEqual([]);
    expect((await shown(reference)).followUps).toMatchObject([{ month: 1, activity: "own-business" }]);
    const again = await followUp(reference, body);
    expect([again.status, again.body.type]).toEqual([409, "follow-up-known"]);
  });

  test("are of who is equipped alone, on a day that has been, after the handover", async () => {
    const { reference } = await graduate();
    const on = "2027-03-02";
    expect((await followUp(reference, aFollowUp({ on }))).body.type).toBe("not-equipped");
    const graduated = await equipped();
    for (const day of ["2027-03-03", "2027-03-01"])
      expect((await followUp(graduated.reference, aFollowUp({ on: day }))).body.errors[0].pointer).toBe(
        "/on",
      );
    expect((await followUp(graduated.reference, aFollowUp({ on, month: 2 }))).status).toBe(400);
    expect((await storekeeper.get("/api/staff/follow-ups")).status).toBe(403);
  });

  test("are recorded once where two do so at once", async () => {
    const { reference } = await equipped();
    const body = aFollowUp({ on: "2027-03-02", month: 6 });
    const replies = await Promise.all(Array.from({ length: 6 }, () => followUp(reference, body)));
    expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(5).fill(409)]);
  });

  test("are due no more when the handover is voided", async () => {
    const { reference, number, version } = await equipped();
    expect(await dueOf(reference, "2028-03-02")).toHaveLength(4);
    await manager.post(`/api/staff/applications/${reference}/toolkit/voiding`, {
      number,
      why: "Salah.",
      toolkit: "in-stock",
      version,
    });
    expect(await dueOf(reference, "2028-03-02")).toEqual([]);
  });

  test("are listed page by page, whoever has waited longest first", async () => {
    const first = await manager.get("/api/staff/follow-ups?dueBy=2029-01-01&limit=3");
    expect(first.body.items).toHaveLength(3);
    const days = first.body.items.map(({ dueOn }: { dueOn: string }) => dueOn);
    expect([...days].sort()).toEqual(days);
    const second = await manager.get(
      `/api/staff/follow-ups?dueBy=2029-01-01&limit=3&cursor=${first.body.cursor}`,
    );
    expect(second.body.items[0].dueOn >= days[2]).toBe(true);
    expect(
      (await manager.get(`/api/staff/follow-ups?dueBy=2026-01-01&cursor=${first.body.cursor}`)).body,
    ).toEqual({
      items: [],
    });
    expect((await manager.get("/api/staff/follow-ups?cursor=bm9wZQ")).status).toBe(400);
  });
});
