import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, onTestFailed, test, vi } from "vitest";
import { isCommand } from "../../core/contract/route.ts";
import { everyRoute, type RouteName } from "../../core/contract/routes.ts";
import { NotReachable } from "../../core/messaging/messenger.ts";
import type { Running } from "../../local/run.ts";
import {
  type Person as Candidate,
  pseudonymOf,
  selectNaively,
} from "../selection/reference-implementation.ts";
import { type Api, createApi, type Reply } from "../support/api.ts";
import { countRequests } from "../support/counted-requests.ts";
import { aProgramme, aRegistryCheck, aSkill } from "../support/examples.ts";
import { aCohort, aForm, aNik } from "../support/forms.ts";
import { aDrawing } from "../support/papers.ts";
import { startLocal } from "../support/start-local.ts";
import { countNames, openLedger } from "./ledger.ts";

/** Each chapter goes on where the one before it ended: a cohort's whole life, from an empty store. */

type Role = Parameters<Api["as"]>[0];
// Whole ways take long where a machine does much else.
vi.setConfig({ testTimeout: 120_000 });

let running: Running;
let api: Api;
const counted = countRequests();
const ledger = openLedger();
let today = "";

beforeAll(async () => {
  running = await startLocal({ runsByItself: false });
  api = createApi(running.url);
});
let isBroken = false;
beforeEach(({ skip }) => {
  // A way that has ended leads nowhere: only the first failure says something.
  skip(isBroken);
  onTestFailed(() => {
    isBroken = true;
  });
});
afterAll(async () => {
  counted.stop();
  await running?.stop();
});

const cohortId = "2026-1";
const uepId = "uep-2026";
const startsOn = "2026-11-23";
const toolkitValues = { sewing: 6_000_000, "ac-repair": 7_000_000 } as const;
const cohort = aCohort({
  quota: 32,
  opensOn: "2026-11-01",
  closesOn: "2026-11-13",
  startsOn,
  endsOn: "2026-12-22",
  rules: {
    weights: { motivation: 0.25, readiness: 0.3333, need: 0.4167 },
    reserved: [
      { by: "sex", value: "female", seats: 18 },
      { by: "regency", value: "64.09", seats: 9 },
      { by: "disability", value: "sensory", seats: 6 },
    ],
  },
});
const cohorts = [
  {
    cohortId,
    programme: "skills-training",
    quota: 32,
    endsOn: "2026-12-22",
    classes: [
      { seats: 16, toolkitValue: toolkitValues.sewing },
      { seats: 16, toolkitValue: toolkitValues["ac-repair"] },
    ],
  },
];

/** Nine in the morning of a day, in Samarinda: whatever falls due until then is done. */
const goTo = async (day: string) => {
  today = day;
  expect((await api.setClock(`${day}T01:00:00Z`)).status).toBe(200);
  api.forgetTokens();
};
const withKey = () => ({ "idempotency-key": randomUUID() });
const staff = async (role: Role, path: string, body: unknown, expected = 200): Promise<Reply> => {
  const reply = await (await api.as(role)).post(`/api/staff${path}`, body, withKey());
  expect(reply.status, `${path}: ${reply.text}`).toBe(expected);
  return reply;
};
const put = async (role: Role, path: string, body: unknown): Promise<Reply> => {
  const reply = await (await api.as(role)).put(`/api/staff${path}`, body);
  expect(reply.status, `${path}: ${reply.text}`).toBe(200);
  return reply;
};
const read = async (role: Role, path: string) => {
  const reply = await (await api.as(role)).get(`/api/staff${path}`);
  expect(reply.status, `${path}: ${reply.text}`).toBe(200);
  return reply.body;
};
const pub = async (path: string, body: unknown, expected = 200): Promise<Reply> => {
  const reply = await api.post(`/api${path}`, body, withKey());
  expect(reply.status, `${path}: ${reply.text}`).toBe(expected);
  return reply;
};
const shown = (reference: string) => read("manager", `/applications/${reference}`);
const versionOf = async (reference: string): Promise<number> => (await shown(reference)).version;
const atOnce = async <T, R>(all: readonly T[], run: (one: T, index: number) => Promise<R>): Promise<R[]> => {
  const done: R[] = [];
  for (let at = 0; at < all.length; at += 6)
    done.push(...(await Promise.all(all.slice(at, at + 6).map((one, index) => run(one, at + index)))));
  return done;
};
const send = async (
  { upload }: { upload: { url: string; fields: Record<string, string> } },
  bytes: Buffer,
) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append("file", new Blob([new Uint8Array(bytes)], { type: "image/png" }));
  expect((await fetch(upload.url, { method: "POST", body: form })).status).toBe(201);
};
const received = (reference: string, documentId: string) =>
  expect
    .poll(async () => (await shown(reference)).documents, { timeout: 10_000 })
    .toContainEqual(expect.objectContaining({ documentId, state: "received" }));
const offeredNow = async (): Promise<string[]> =>
  (await read("auditor", `/applications?cohortId=${cohortId}&status=offered&limit=100`)).items.map(
    ({ reference }: { reference: string }) => reference,
  );

const regencies = ["64.72", "64.71", "64.01", "64.09"];
const birthDates = ["2010-03-04", "1998-07-05", "1990-12-31", "1980-02-29", "1971-11-02", "1963-01-15"];
const disabilities = [
  ["physical"],
  ["sensory"],
  ["mental", "physical"],
  ["intellectual"],
  ["sensory", "physical"],
];
const wishes = [["sewing"], ["ac-repair", "sewing"], ["sewing", "ac-repair"]];

const someone = (person: number) => {
  const birthDate = birthDates[person % 6] as string;
  const sex = person % 5 < 2 ? "male" : "female";
  const regency = regencies[person % 4] as string;
  return aForm({
    cohortId,
    fullName: `Peserta Contoh ${person}`,
    nik: aNik({ serial: person + 1, birthDate, sex }),
    birthDate,
    sex,
    address: { regency, district: `${regency}.01`, village: null, street: `Jl. Contoh ${person}` },
    disabilities: disabilities[person % 5],
    skills: wishes[person % 3],
    consent:
      birthDate > "2008"
        ? { version: "2026-11", givenBy: "guardian", guardianName: "Ibu Contoh" }
        : { version: "2026-11", givenBy: "self" },
  });
};
const noteApplied = (reference: string, person: number, form: ReturnType<typeof aForm>, appliedOn: string) =>
  ledger.apply({
    reference,
    person,
    programme: form.cohortId === uepId ? "uep" : "skills-training",
    cohortId: form.cohortId,
    regency: form.address.regency,
    sex: form.sex,
    birthDate: form.birthDate,
    disabilities: form.disabilities,
    firstWish: form.skills[0] as string,
    appliedOn,
  });
const apply = async (person: number, more: object = {}): Promise<string> => {
  const form = { ...someone(person), ...more };
  const { reference } = (await pub("/applications", form, 201)).body;
  noteApplied(reference, person, form, today);
  return reference;
};
/** By person; who applied a second time has the second one here. */
const references: string[] = [];
const ref = (person: number) => references[person] as string;
const birthDateOf = (reference: string) => ledger.of(reference).birthDate;

/** Whoever would be told of it is not: their message fails. */
const untold = async (run: () => Promise<unknown>) => {
  const { messenger } = running.services;
  const { send: reach } = messenger;
  await api.get("/local/messages");
  messenger.send = async () => {
    throw new NotReachable("said by a test");
  };
  await run();
  await api.get("/local/messages");
  messenger.send = reach;
};
const verify = async (reference: string, decision = "accept") => {
  const reasons =
    decision === "accept" ? [] : [{ rule: "document-missing", note: "Foto KTP tidak terbaca." }];
  const version = await versionOf(reference);
  await staff("verifier", `/applications/${reference}/verification`, { decision, reasons, version });
  if (decision === "accept") ledger.note(reference, "verified", today);
  if (decision === "reject") ledger.note(reference, "rejected", today);
};
const appeal = async (reference: string): Promise<string> => {
  const text = "Mohon ditinjau lagi.";
  const birthDate = birthDateOf(reference);
  return (await pub(`/applications/${reference}/appeal`, { birthDate, text }, 201)).body.appealId;
};
const decide = async (reference: string, appealId: string, decision: string, expected = 200) =>
  staff(
    "manager",
    `/applications/${reference}/appeals/${appealId}/decision`,
    { decision, note: "Sudah dipertimbangkan.", version: await versionOf(reference) },
    expected,
  );

const scoresOf = (person: number) => ({
  motivation: (person * 37) % 101,
  readiness: (person * 53 + 11) % 101,
  need: (person * 71 + 29) % 101,
});
const fitsNothing = [24, 25];
const fitOf = (person: number): Record<string, string> =>
  Object.fromEntries(
    (wishes[person % 3] as string[]).map((skill, index) => [
      skill,
      fitsNothing.includes(person)
        ? "needs-visit"
        : person % 7 === 3 && index === 1
          ? "needs-visit"
          : person % 4 === 0
            ? "fits-with-accommodation"
            : "fits",
    ]),
  );

test("a manager prepares two cohorts, and their intake begins", async () => {
  await goTo("2026-10-26");
  const {
    version: _version,
    skill: _skill,
    ...sewing
  } = (await api.get("/api/skills")).body.items.find(({ skill }: { skill: string }) => skill === "sewing");
  await put("manager", "/skills/sewing", { ...sewing, demands: ["Duduk lama"], version: 1 });
  await put("manager", "/skills/phone-repair", aSkill());
  await put("manager", "/programmes/skills-training", { ...aProgramme(), version: 1 });
  await staff("manager", "/cohorts", { ...cohort, venue: "Balai lama" }, 201);
  const { cohortId: _cohortId, ...change } = cohort;
  await put("manager", `/cohorts/${cohortId}`, { ...change, version: 1 });
  await staff(
    "manager",
    "/cohorts",
    aCohort({
      cohortId: uepId,
      programme: "uep",
      closesOn: "2027-01-20",
      startsOn: "2027-02-01",
      endsOn: "2027-02-28",
    }),
    201,
  );
  await put("manager", "/officers/storekeeper", {
    name: "Budi Contoh",
    nip: "198001012005011001",
    office: "Dinas Sosial",
  });
  expect((await pub("/applications", someone(0), 409)).body.type).toBe("intake-closed");
});

test("sixty people apply, two of them on paper", async () => {
  for (const [day, people] of [
    ["2026-11-02", [...Array(25).keys()]],
    ["2026-11-05", [...Array(22).keys()].map((each) => each + 25)],
    ["2026-11-08", [...Array(11).keys()].map((each) => each + 47)],
  ] as const) {
    await goTo(day);
    references.push(...(await atOnce(people, (person) => apply(person))));
  }
  for (const person of [58, 59]) {
    const form = someone(person);
    const entered = { ...form, receivedOn: "2026-11-07", heardBy: "paper" };
    const { reference } = (await staff("verifier", "/applications", entered, 201)).body;
    noteApplied(reference, person, form, "2026-11-07");
    references.push(reference);
  }
  expect(new Set(references).size).toBe(60);

  const bytes = aDrawing();
  const birthDate = birthDateOf(ref(1));
  const ask = { kind: "ktp", contentType: "image/png", bytes: bytes.length };
  const grant = (await pub(`/applications/${ref(1)}/documents`, { birthDate, ...ask }, 201)).body;
  await send(grant, bytes);
  await received(ref(1), grant.documentId);
  await pub(`/applications/${ref(1)}/documents/${grant.documentId}/removal`, { birthDate });
  const contact = { phone: "0812 5555 0707", phoneOwner: "family", email: null };
  await put("assessor", `/applications/${ref(2)}/contact`, { ...contact, version: await versionOf(ref(2)) });
  const asked = await pub(
    `/applications/${ref(3)}/data-request`,
    { birthDate: birthDateOf(ref(3)), kind: "copy" },
    201,
  );
  await staff("manager", `/data-requests/${asked.body.requestId}/answer`, { note: "Salinan diserahkan." });
});

test("a verifier judges each; who is returned corrects, who is rejected objects or applies again", async () => {
  await goTo("2026-11-09");
  const untouched = [5, 6, 10, 11, 12, 20, 22];
  const people = references
    .map((_reference, person) => person)
    .filter((person) => !untouched.includes(person));
  await atOnce(people, (person) => verify(ref(person)));
  for (const person of [5, 6]) await verify(ref(person), "return");
  for (const person of [10, 11, 12]) await verify(ref(person), "reject");
  await pub(`/applications/${ref(20)}/withdrawal`, { birthDate: birthDateOf(ref(20)), why: "Pindah." });
  const why = "Salah pilih.";
  await staff("manager", `/applications/${ref(21)}/reopening`, { why, version: await versionOf(ref(21)) });
  ledger.strike(ref(21), "verified");
  await untold(() => verify(ref(21)));
  const [{ messageId, state }] = (await read("verifier", `/applications/${ref(21)}/messages`)).items;
  expect(state).toBe("failed");
  await staff("verifier", `/applications/${ref(21)}/messages/${messageId}/resend`, {});

  await goTo("2026-11-10");
  const changes = { motivation: "Sudah saya perbaiki." };
  await pub(`/applications/${ref(5)}/correction`, { birthDate: birthDateOf(ref(5)), changes });
  await staff("verifier", `/applications/${ref(6)}/correction`, { heardBy: "phone", changes });
  const [upheld, dismissed] = [await appeal(ref(10)), await appeal(ref(11))];
  expect((await decide(ref(10), upheld, "upheld")).body.status).toBe("submitted");
  expect((await decide(ref(11), dismissed, "dismissed")).body.status).toBe("rejected");
  expect((await pub("/applications", someone(13), 409)).body.type).toBe("already-applied");
  references[12] = await apply(12);

  await goTo("2026-11-11");
  for (const person of [5, 6, 10, 12]) await verify(ref(person));
  const uep = { ...someone(70), cohortId: uepId };
  const { reference } = (await pub("/applications", uep, 201)).body;
  noteApplied(reference, 70, uep, today);
  await staff(
    "verifier",
    `/applications/${reference}/registry-check`,
    { ...aRegistryCheck(), checkedOn: today },
    201,
  );
  await verify(reference);
});

const notAssessed = [11, 20, 22, 23];
const assess = async (person: number) => {
  await staff("assessor", `/applications/${ref(person)}/assessment`, {
    scores: scoresOf(person),
    suitability: Object.entries(fitOf(person)).map(([skill, fit]) => ({ skill, fit, note: "" })),
    accommodations: [],
    version: await versionOf(ref(person)),
  });
};

test("an assessor scores all but one, and two fit no class", async () => {
  await goTo("2026-11-12");
  const people = references
    .map((_reference, person) => person)
    .filter((person) => !notAssessed.includes(person));
  expect(people).toHaveLength(56);
  await atOnce(people, assess);
  const why = "Nilai tertukar.";
  await staff("manager", `/applications/${ref(26)}/reopening`, { why, version: await versionOf(ref(26)) });
  await assess(26);
});

/** Who waits, in order, with what each can take. */
let waiting: { reference: string; classes: string[] }[] = [];
const classOf = new Map<string, string>();
const skillOfClass = (classId: string) => (classId === "A" ? "sewing" : "ac-repair");
const noteOffered = (reference: string, classId: string) => {
  classOf.set(reference, classId);
  ledger.of(reference).skill = skillOfClass(classId);
  ledger.note(reference, "selected", today);
};

test("the selection is that of the reference implementation, and its record repeats it", async () => {
  await goTo("2026-11-14");
  const seed = "angkatan satu tahun 2026";
  const people: Candidate[] = references.flatMap((reference, person) => {
    if (notAssessed.includes(person)) return [];
    const { skills, address, sex, disabilities: of } = someone(person);
    return [
      {
        reference,
        skills,
        fit: fitOf(person),
        scores: scoresOf(person),
        regency: address.regency,
        sex,
        disabilities: of,
      },
    ];
  });
  const expected = selectNaively({
    cohortId,
    rules: cohort.rules as never,
    seed,
    classes: cohort.classes,
    quota: 32,
    people,
  });
  const preview = await (await api.as("manager")).post(`/api/staff/cohorts/${cohortId}/selection/preview`, {
    seed,
  });
  const sealed = (await staff("manager", `/cohorts/${cohortId}/selection`, { seed }, 201)).body;
  expect(preview.body.inputDigest).toBe(expected.record.inputDigest);
  expect([sealed.inputDigest, sealed.digest]).toEqual([expected.record.inputDigest, expected.record.digest]);
  const sorted = (all: { reference: string }[]) =>
    [...all].sort((a, b) => (a.reference < b.reference ? -1 : 1));
  expect(sorted(sealed.offered)).toEqual(sorted(expected.offered));
  expect(sorted(sealed.waitlisted)).toEqual(sorted(expected.waitlisted));
  expect([sealed.offered.length, sealed.waitlisted.length]).toEqual([32, 22]);
  expect(sorted(sealed.notSelected)).toEqual(
    sorted([
      ...expected.notSelected.map((reference) => ({ reference, reason: "no-class-fits" })),
      ...[22, 23].map((person) => ({ reference: ref(person), reason: "not-assessed" })),
    ]),
  );
  expect((await (await api.as("auditor")).get(`/api/staff/cohorts/${cohortId}/selection`)).body).toEqual(
    expected.record,
  );

  for (const { reference, classId } of expected.offered) noteOffered(reference, classId as string);
  for (const { reference } of expected.waitlisted) ledger.note(reference, "waitlisted", today);
  for (const { reference } of sealed.notSelected) ledger.note(reference, "not-selected", today);
  const rows = new Map(expected.record.rows.map((row) => [row.pseudonym, row]));
  waiting = [...expected.waitlisted]
    .sort((a, b) => (a.place as number) - (b.place as number))
    .map(({ reference }) => ({
      reference,
      classes: rows.get(pseudonymOf(seed, reference))?.classes as string[],
    }));
});

/** A seat of a class goes to the first who waits and can take it; answers who that is. */
const passOn = (classId: string): string | undefined => {
  const next = waiting.find(({ classes }) => classes.includes(classId));
  if (!next) return undefined;
  waiting = waiting.filter((each) => each !== next);
  noteOffered(next.reference, classId);
  return next.reference;
};
const accept = async (reference: string) => {
  await pub(`/applications/${reference}/reply`, { birthDate: birthDateOf(reference), answer: "accept" });
  ledger.note(reference, "enrolled", today);
};
let offered: string[] = [];
let enrolled: string[] = [];

test("some accept, some decline, some are silent and some withdraw; their seats go on", async () => {
  offered = await offeredNow();
  expect(offered).toHaveLength(32);
  await goTo("2026-11-15");
  const silent = offered.slice(0, 3);
  const declining = offered.slice(3, 7);
  enrolled = offered.slice(7);
  await atOnce(enrolled, accept);
  const next: (string | undefined)[] = [];
  for (const [index, reference] of declining.entries()) {
    if (index === 0)
      await staff("verifier", `/applications/${reference}/reply`, { heardBy: "phone", answer: "decline" });
    else
      await pub(`/applications/${reference}/reply`, { birthDate: birthDateOf(reference), answer: "decline" });
    next.push(passOn(classOf.get(reference) as string));
    await expect.poll(offeredNow, { timeout: 10_000 }).toContain(next.at(-1));
  }
  await goTo("2026-11-16");
  for (const reference of next) {
    await accept(reference as string);
    enrolled.push(reference as string);
  }
  const [first, second] = enrolled as [string, string];
  await pub(`/applications/${first}/withdrawal`, { birthDate: birthDateOf(first) });
  const instead = [passOn(classOf.get(first) as string)];
  await expect.poll(offeredNow, { timeout: 10_000 }).toContain(instead[0]);
  await staff("manager", `/applications/${second}/withdrawal`, { heardBy: "visit", why: "Sakit." });
  instead.push(passOn(classOf.get(second) as string));
  await expect.poll(offeredNow, { timeout: 10_000 }).toContain(instead[1]);
  enrolled = enrolled.filter((reference) => reference !== first && reference !== second);

  await goTo("2026-11-18");
  const afterSilence = [...silent].sort().map((reference) => passOn(classOf.get(reference) as string));
  expect((await offeredNow()).sort()).toEqual([...instead, ...afterSilence].sort());
  for (const reference of silent) expect((await shown(reference)).status).toBe("declined");
  for (const reference of [...instead, ...afterSilence] as string[]) {
    await accept(reference);
    enrolled.push(reference);
  }

  // One who declined by mistake objects, and is the first to get the next seat.
  const back = declining[1] as string;
  expect((await decide(back, await appeal(back), "upheld")).body.status).toBe("waitlisted");
  await goTo("2026-11-19");
  const leaving = enrolled.find((each) => classOf.get(each) === classOf.get(back)) as string;
  await pub(`/applications/${leaving}/withdrawal`, { birthDate: birthDateOf(leaving) });
  await expect.poll(offeredNow, { timeout: 10_000 }).toEqual([back]);
  await accept(back);
  enrolled = [...enrolled.filter((reference) => reference !== leaving), back];

  await goTo(startsOn);
  expect(enrolled).toHaveLength(32);
  for (const classId of ["A", "B"])
    expect(enrolled.filter((reference) => classOf.get(reference) === classId)).toHaveLength(16);
  for (const { reference } of waiting) ledger.note(reference, "not-selected", today);
  const { counts } = await read("auditor", `/counts?cohortId=${cohortId}`);
  expect(counts).toMatchObject({ enrolled: 32, waitlisted: 0, offered: 0 });
  const late = (waiting[0] as { reference: string }).reference;
  expect((await decide(late, await appeal(late), "upheld", 409)).body.type).toBe("training-started");
});

const daysOfTraining = ["2026-11-23", "2026-11-24", "2026-11-25", "2026-12-07", "2026-12-08", "2026-12-09"];
const membersOf = (classId: string) => enrolled.filter((reference) => classOf.get(reference) === classId);
let absentees: string[] = [];
let completed: string[] = [];

test("they train: attendance, progress, dropping out", async () => {
  absentees = [membersOf("A")[3] as string, membersOf("B")[4] as string];
  const sheet = async (date: string, classId: string, version?: number) =>
    put("trainer", `/cohorts/${cohortId}/sessions/${date}/attendance`, {
      classId,
      ...(version === undefined ? {} : { version }),
      marks: membersOf(classId).map((reference, index) => ({
        reference,
        mark: absentees.includes(reference)
          ? "absent"
          : index % 8 === 6
            ? "late"
            : index % 8 === 7 && date < "2026-11-25"
              ? "excused"
              : "present",
      })),
    });
  for (const date of daysOfTraining) {
    await goTo(date);
    for (const classId of ["A", "B"]) await sheet(date, classId);
  }
  await sheet("2026-12-09", "A", 1);
  const { items } = await read("auditor", `/cohorts/${cohortId}/sessions`);
  expect(items).toHaveLength(12);
  expect(items[0]).toMatchObject({ date: "2026-12-09", present: 13, late: 2, excused: 0, absent: 1 });
  for (const [index, level] of (["basic", "capable", "proficient"] as const).entries())
    await staff(
      "trainer",
      `/applications/${membersOf("A")[0]}/progress`,
      { unit: "Menjahit lurus", level, on: `2026-12-0${index + 7}`, note: "Baik." },
      201,
    );

  await goTo("2026-12-10");
  const [leaver, returner] = [membersOf("A")[1], membersOf("B")[1]] as [string, string];
  for (const reference of [leaver, returner]) {
    await staff("manager", `/applications/${reference}/completion`, { on: today, result: "dropped-out" });
    ledger.note(reference, "droppedOut", today);
  }
  expect((await decide(returner, await appeal(returner), "upheld")).body.status).toBe("enrolled");
  completed = enrolled.filter((reference) => reference !== leaver && !absentees.includes(reference));
});

const complete = async (reference: string, on = today): Promise<Reply> => {
  const done = await staff("manager", `/applications/${reference}/completion`, { on, result: "completed" });
  ledger.note(reference, "completed", on);
  return done;
};

test("who was there completes; who was not is told, and drops out", async () => {
  await goTo("2026-12-22");
  const codes = await atOnce(
    completed.slice(0, -1),
    async (reference) => (await complete(reference)).body.code,
  );
  expect(new Set(codes).size).toBe(28);
  for (const reference of absentees) {
    const refused = await staff(
      "manager",
      `/applications/${reference}/completion`,
      { on: today, result: "completed" },
      409,
    );
    expect(refused.body.type).toBe("attendance-too-low");
    await staff("manager", `/applications/${reference}/completion`, { on: today, result: "dropped-out" });
    ledger.note(reference, "droppedOut", today);
  }
  const again = completed[0] as string;
  await staff("manager", `/applications/${again}/reopening`, {
    why: "Orang lain.",
    version: await versionOf(again),
  });
  ledger.strike(again, "completed");
  expect((await api.get(`/api/certificates/${codes[0]}`)).body.valid).toBe(false);
  await complete(again);
  expect((await api.get(`/api/certificates/${codes[1]}`)).body).toMatchObject({
    kind: "completion",
    valid: true,
    issuedOn: "2026-12-22",
  });
});

interface Written {
  programme: string;
  period: string;
  files: { name: string; url: string; sha256: string }[];
}
const reportsNow = async (): Promise<Written[]> => {
  const reports: Written[] = [];
  let cursor = "";
  do {
    const page = await read("auditor", `/reports?limit=100${cursor}`);
    reports.push(...page.items);
    cursor = page.cursor ? `&cursor=${page.cursor}` : "";
  } while (cursor);
  return reports;
};
const none = Object.fromEntries(countNames.map((name) => [name, 0]));
const expectAsLedger = async (report: Written | undefined, programme: string, period: string) => {
  const file = report?.files.find(({ name }) => name === "summary.json");
  if (!file) throw new Error(`There is no report of ${programme} in ${period}`);
  const { by, schema, office, areasVersion, ...rest } = JSON.parse(await (await fetch(file.url)).text());
  expect([schema, office.id, office.province]).toEqual([1, "kaltim", "64"]);
  expect(areasVersion).toContain("idn-area-data");
  const { by: expectedBy, ...expectedRest } = ledger.summary(programme, period, cohorts);
  expect(rest, `${programme} ${period}`).toEqual(expectedRest);
  for (const [grouping, groups] of Object.entries(expectedBy))
    for (const value of new Set([...Object.keys(groups), ...Object.keys(by[grouping])]))
      expect(by[grouping][value] ?? none, `${programme} ${period} ${grouping} ${value}`).toEqual(
        groups[value] ?? none,
      );
};
/** Of the reports that stand there now, each number against the ledger's; answers them. */
const expectReports = async (periods: readonly string[], programme = "skills-training") => {
  const reports = (await reportsNow()).filter((each) => each.programme === programme);
  const found = (period: string) => reports.find((each) => each.period === period);
  for (const period of periods) await expectAsLedger(found(period), programme, period);
  return found;
};
const write = (periods: readonly string[]) =>
  atOnce(periods, (period) => staff("manager", "/reports", { programme: "skills-training", period }, 201));

const serials = (skill: string, howMany: number) =>
  Array.from({ length: howMany }, (_, index) => `${skill.toUpperCase()}-${index + 1}`);
const stock = { sewing: serials("sewing", 20), "ac-repair": serials("ac-repair", 20) };
const handOver = async (reference: string, more: object = {}): Promise<Reply> => {
  const skill = skillOfClass(classOf.get(reference) as string) as keyof typeof stock;
  const reply = await staff(
    "storekeeper",
    `/applications/${reference}/toolkit`,
    {
      serial: stock[skill].shift(),
      condition: "baik",
      signature: { method: "witnessed", witness: "Budi Contoh" },
      ...more,
    },
    201,
  );
  ledger.note(reference, "equipped", today, reply.body.value);
  return reply;
};
const voidIt = async (reference: string, number: string, toolkit: string) => {
  await staff("manager", `/applications/${reference}/toolkit/voiding`, {
    number,
    why: "Salah tulis.",
    toolkit,
    version: await versionOf(reference),
  });
  ledger.strike(reference, "equipped");
};
/** Who had a toolkit before the year ended, and the number of each. */
const numbers = new Map<string, string>();

test("toolkits are handed over before and after the year's end, and each year numbers its own", async () => {
  await goTo("2026-12-30");
  for (const skill of ["sewing", "ac-repair"] as const)
    await staff(
      "storekeeper",
      "/toolkits",
      {
        skill,
        items: [
          { name: "Perangkat", brand: "Contoh", unit: "set", quantity: 1, unitPrice: toolkitValues[skill] },
        ],
        serials: stock[skill],
        source: "APBD",
        receivedOn: today,
      },
      201,
    );
  await staff("storekeeper", `/toolkits/${stock.sewing.shift()}/write-off`, {
    state: "damaged",
    why: "Basah.",
  });
  await goTo("2026-12-31");
  const before = completed.slice(0, 12);
  const [signed, ...witnessed] = before as [string, ...string[]];
  const bytes = aDrawing();
  const ask = { kind: "signature", contentType: "image/png", bytes: bytes.length };
  const grant = (await staff("storekeeper", `/applications/${signed}/documents`, ask, 201)).body;
  await send(grant, bytes);
  await received(signed, grant.documentId);
  const drawn = { signature: { method: "drawn", documentId: grant.documentId } };
  numbers.set(signed, (await handOver(signed, drawn)).body.number);
  for (const [index, reference] of witnessed.entries()) {
    const adjustment =
      index < 2 ? { adjustment: { amount: index === 0 ? 1_000_000 : -500_000, why: "Benang." } } : {};
    numbers.set(reference, (await handOver(reference, adjustment)).body.number);
  }
  expect([...numbers.values()]).toEqual(
    before.map((_reference, index) => expect.stringMatching(new RegExp(`^${index + 1}/BAST/.+/XII/2026$`))),
  );
  const paper = await read("storekeeper", `/applications/${signed}/handover.pdf`);
  expect((await fetch(paper.url)).headers.get("content-type")).toBe("application/pdf");

  await goTo("2027-01-05");
  await complete(completed.at(-1) as string, "2027-01-04");
  await goTo("2027-01-15");
  // As the schedule wrote them on the first day of the year.
  await expectReports(["2026-12", "2026-Q4", "2026"]);
  const after = completed.slice(12);
  for (const [index, reference] of after.entries()) {
    const { number } = (await handOver(reference)).body;
    expect(number).toMatch(new RegExp(`^${index + 1}/BAST/.+/I/2027$`));
    numbers.set(reference, number);
  }
  await staff(
    "manager",
    `/applications/${after[0]}/certificate`,
    { number: "12/BNSP/2027", issuer: "LSP Contoh", on: today },
    201,
  );
});

test("a wrong handover is voided: its number stays used, and no report counts it any more", async () => {
  const [wrong, wrongLastYear] = [completed[13], completed[2]] as [string, string];
  await goTo("2027-01-18");
  const { handover } = await shown(wrong);
  await voidIt(wrong, handover.number, "in-stock");
  await voidIt(wrongLastYear, numbers.get(wrongLastYear) as string, "damaged");
  expect((await api.get(`/api/certificates/${handover.code}`)).body).toMatchObject({ valid: false });
  await goTo("2027-01-20");
  const again = await handOver(wrong, { serial: handover.serial });
  expect(again.body.number).toMatch(new RegExp(`^${completed.length - 12 + 1}/BAST/`));
  await handOver(wrongLastYear);
  const periods = ["2026-12", "2026-Q4", "2026", "2027-01", "2027"];
  await write(periods);
  await expectReports(periods);
});

test("graduates are visited 1, 3, 6 and 12 months after, and lists say who is due", async () => {
  for (const [month, day] of [
    [1, "2027-02-20"],
    [3, "2027-04-20"],
    [6, "2027-07-20"],
    [12, "2028-01-20"],
  ] as const) {
    await goTo(day);
    const due = (await read("assessor", `/follow-ups?dueBy=${day}&limit=100`)).items;
    expect(due.map((each: { reference: string }) => each.reference).sort()).toEqual([...completed].sort());
    expect(new Set(due.map((each: { month: number }) => each.month))).toEqual(new Set([month]));
    await atOnce(completed, async (reference, index) => {
      const activity = ["own-business", "employed", "not-active", "own-business"][
        (index + month) % 4
      ] as string;
      await staff(
        index % 2 === 0 ? "assessor" : "manager",
        `/applications/${reference}/follow-ups`,
        {
          month,
          on: day,
          by: "visit",
          activity,
          toolkitInUse: activity !== "employed",
          monthlyIncome: 1_500_000,
        },
        201,
      );
      if (activity !== "not-active") ledger.note(reference, `active${month}`, day);
    });
    expect((await read("assessor", `/follow-ups?dueBy=${day}`)).items).toEqual([]);
  }
});

test("every number of every report is that of the ledger, and a report written twice is the same", async () => {
  await goTo("2028-02-02");
  const months = [...Array(14).keys()].map((month) => {
    const [year, of] = [2026 + Math.floor((month + 10) / 12), ((month + 10) % 12) + 1];
    return `${year}-${String(of).padStart(2, "0")}`;
  });
  // As the schedule wrote them; the winter of the voided handover was written again by hand.
  await expectReports([
    "2026-11",
    "2026-12",
    "2026-Q4",
    "2026",
    ...months.filter((period) => period > "2027-01"),
    "2027-Q2",
    "2027-Q3",
    "2027-Q4",
    "2027",
  ]);
  await expectReports(["2026-11", "2026"], "uep");
  await write(["2027", "2027-Q1"]);
  const digests = (report: Written | undefined) => report?.files.map(({ name, sha256 }) => [name, sha256]);
  const once = await expectReports(["2027", "2027-Q1"]);
  await write(["2027"]);
  const twice = await reportsNow();
  const again = twice.find((each) => each.programme === "skills-training" && each.period === "2027");
  expect(digests(again)).toEqual(digests(once("2027")));
  expect(digests(again)).toHaveLength(7);
});

test("everyone was told of each change of status once, every chain is whole, and the counts are exact", async () => {
  const counts: Record<string, number> = {};
  let told = 0;
  await atOnce(ledger.applications, async ({ reference, cohortId: of }) => {
    const { status, version, history } = await shown(reference);
    if (of === cohortId) counts[status] = (counts[status] ?? 0) + 1;
    told += history.length;
    const audit = await read("auditor", `/audit/application/${reference}?limit=100`);
    expect([audit.chain, audit.items.length]).toEqual(["intact", version]);
  });
  expect((await api.get("/local/messages")).body.items).toHaveLength(told);
  expect(counts).toMatchObject({ equipped: 29, "dropped-out": 3, rejected: 2 });
  const known = (await read("auditor", `/counts?cohortId=${cohortId}`)).counts;
  expect(Object.fromEntries(Object.entries(known).filter(([, count]) => count !== 0))).toEqual(counts);
  expect((await read("auditor", `/audit/cohort/${cohortId}`)).chain).toBe("intact");
});

/** The steps that are no single transaction, and say so: the selection, and what reads every application. */
const notOneTransaction: RouteName[] = ["sealSelection", "writeReport"];

test("each command of the way made at most two calls to DynamoDB, and one more to look again before it was refused", () => {
  const byRoute = counted.byRoute();
  const commands = everyRoute.filter(([, route]) => isCommand(route)).map(([name]) => name);
  expect(commands.filter((name) => !byRoute.has(name))).toEqual([]);
  const most = commands
    .filter((name) => !notOneTransaction.includes(name))
    .flatMap((name) =>
      (byRoute.get(name) ?? []).map(({ calls, status }) => ({ name, status, calls: calls.length })),
    );
  expect(most.filter(({ calls, status }) => calls > (status < 400 ? 2 : 3))).toEqual([]);
});
