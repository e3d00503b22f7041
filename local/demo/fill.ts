/** `npm start -- --demo`: fills an empty store with invented applications, by the calls that real people make. */
import { setTimeout as pause } from "node:timers/promises";
import type { DocumentGrant } from "../../core/contract/replies.ts";
import { dayOf, type Instant } from "../../core/domain/day.ts";
import type { DemoAccount } from "../issuer.ts";
import type { Running } from "../run.ts";
import { createChance } from "./chance.ts";
import { sampleCohorts } from "./cohorts.ts";
import { type SamplePerson, samplePerson } from "./people.ts";
import { samplePdf, samplePng } from "./sample-file.ts";

const trainingApplications = 44;
const enterpriseApplications = 17;
const seed = 20261;
/** As many as the engine takes at once without the one waiting for the other. */
const atOnce = 6;

/** The calls of applicants and demo accounts; it says where something was refused, for then a sample breaks a rule. */
const createCalls = (url: string) => {
  const send = async <Reply>(method: string, path: string, body?: unknown, headers = {}): Promise<Reply> => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`The sample data were refused at ${method} ${path}: ${text}`);
    return JSON.parse(text) as Reply;
  };
  /** Signs in for each call: the clock moves between them, and tokens with it. */
  const as = async (account: DemoAccount) => {
    const { accessToken } = await send<{ accessToken: string }>("POST", "/local/sign-in", { account });
    return { authorization: `Bearer ${accessToken}` };
  };
  return { send, as };
};
type Calls = ReturnType<typeof createCalls>;

interface Applied {
  person: SamplePerson;
  number: number;
  reference: string;
  /** Documents that were allowed and never came. */
  unsent: string[];
}

const fileOf = (number: number, { kind, file }: SamplePerson["documents"][number]) => {
  if (file === "pdf")
    return { contentType: "application/pdf", bytes: samplePdf(`CONTOH - surat keterangan ${number}`) };
  const bytes = file === "broken" ? Buffer.from("CONTOH: bukan gambar") : samplePng(kind, number);
  return { contentType: "image/png", bytes };
};

const sendDocuments = async ({ send }: Calls, { person, number, reference, unsent }: Applied) => {
  for (const document of person.documents) {
    const { contentType, bytes } = fileOf(number, document);
    const { documentId, upload } = await send<DocumentGrant>(
      "POST",
      `/api/applications/${reference}/documents`,
      {
        birthDate: person.form.birthDate,
        kind: document.kind,
        contentType,
        bytes: bytes.length,
      },
    );
    if (document.file === "unsent") {
      unsent.push(documentId);
      continue;
    }
    const form = new FormData();
    for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
    form.append("file", new Blob([new Uint8Array(bytes)], { type: contentType }));
    const stored = await fetch(upload.url, { method: "POST", body: form });
    if (!stored.ok) throw new Error(`The object store refused a sample file: ${await stored.text()}`);
  }
};

const apply = async (calls: Calls, number: number, person: SamplePerson): Promise<Applied> => {
  const { reference } = await calls.send<{ reference: string }>("POST", "/api/applications", person.form, {
    "idempotency-key": `contoh-${number}`,
    "accept-language": person.language,
  });
  const applied: Applied = { person, number, reference, unsent: [] };
  await sendDocuments(calls, applied);
  return applied;
};

interface Shown {
  version: number;
  documents: { documentId: string; state: string }[];
}

/** The record, once every file that was sent has been looked at: until then its version still rises. */
const readSettled = async (
  { send }: Calls,
  path: string,
  { unsent }: Applied,
  headers: object,
): Promise<Shown> => {
  for (;;) {
    const shown = await send<Shown>("GET", path, undefined, headers);
    const isComing = shown.documents.some(
      ({ documentId, state }) => state === "waiting" && !unsent.includes(documentId),
    );
    if (!isComing) return shown;
    await pause(50);
  }
};

const decide = async (calls: Calls, applied: Applied) => {
  const { decision, registryCheck } = applied.person;
  if (!decision) return;
  const verifier = await calls.as("verifier");
  const path = `/api/staff/applications/${applied.reference}`;
  if (registryCheck) await calls.send("POST", `${path}/registry-check`, registryCheck, verifier);
  const { version } = await readSettled(calls, path, applied, verifier);
  await calls.send("POST", `${path}/verification`, { ...decision.value, version }, verifier);
};

/** Does some things at once, never more than the engine likes. */
const inBatches = async <T>(items: readonly T[], work: (item: T) => Promise<void>) => {
  const waiting = [...items];
  const take = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, take));
};

/** Fills an empty store; one that holds a cohort is left as it is. */
export const fillWithDemo = async (
  { url, clock }: Pick<Running, "url" | "clock">,
  onProgress: (what: string) => void,
): Promise<void> => {
  const calls = createCalls(url);
  const { send, as } = calls;
  const { items } = await send<{ items: unknown[] }>(
    "GET",
    "/api/staff/cohorts?limit=1",
    undefined,
    await as("manager"),
  );
  if (items.length > 0) {
    onProgress("the store holds data already: no sample data were added");
    return;
  }
  onProgress("sample data");
  const startedAt = clock.now();
  const today = dayOf(startedAt);
  const { training, upcoming, enterprise } = sampleCohorts(today);
  const chance = createChance(seed);
  const people = Array.from({ length: trainingApplications + enterpriseApplications }, (_, index) =>
    samplePerson(index + 1, index < trainingApplications ? training : enterprise, today, chance),
  );
  const before = (minutes: number): Instant =>
    new Date(Date.parse(startedAt) - minutes * 60_000).toISOString();
  const moveClock = (at: Instant | null) => send("PUT", "/local/clock", { at });

  try {
    await moveClock(before(22 * 24 * 60));
    const manager = await as("manager");
    // The console opens with the newest.
    for (const cohort of [upcoming, enterprise, training])
      await send("POST", "/api/staff/cohorts", cohort, manager);

    // Day by day, so that nobody decides what has not come yet.
    const applied: Applied[] = [];
    for (let daysAgo = 21; daysAgo >= 0; daysAgo -= 1) {
      const isOfDay = (minutes: number | undefined) =>
        minutes !== undefined && Math.floor(minutes / (24 * 60)) === daysAgo;
      const decided = applied.filter(({ person }) => isOfDay(person.decision?.minutesAgo));
      const arriving = [...people.entries()].filter(([, person]) => isOfDay(person.arrivedMinutesAgo));
      if (decided.length + arriving.length === 0) continue;
      // At another hour each day.
      await moveClock(before(daysAgo * 24 * 60 + 15 + ((daysAgo * 137) % 600)));
      await inBatches(decided, (each) => decide(calls, each));
      await inBatches(arriving, async ([index, person]) => {
        applied.push(await apply(calls, index + 1, person));
      });
    }
  } finally {
    await moveClock(null);
  }
  const manager = await as("manager");
  for (const programme of ["skills-training", "uep"])
    await send("POST", "/api/staff/reports", { programme, period: today.slice(0, 7) }, manager);
};
