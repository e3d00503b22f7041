/** The calls of sample applicants and demo accounts. They go over HTTP, like all calls. */
import { setTimeout as pause } from "node:timers/promises";
import type { DocumentGrant } from "../../core/contract/replies/applications.ts";
import type { Instant } from "../../core/domain/shared/day.ts";
import type { DemoAccount } from "../issuer.ts";
import type { SamplePerson } from "./people.ts";
import { samplePdf, samplePng } from "./sample-file.ts";

export interface Applied {
  person: SamplePerson;
  reference: string;
  /** The version after the last command. Undefined while files are on their way. */
  version?: number | undefined;
  /** Documents whose upload was granted and whose file never came. */
  unsent: string[];
}

interface Shown {
  version: number;
  documents: { documentId: string; state: string }[];
}

type Moved = { version: number };

const fileOf = (number: number, { kind, file }: SamplePerson["documents"][number]) => {
  if (file === "pdf")
    return { contentType: "application/pdf", bytes: samplePdf(`CONTOH - surat keterangan ${number}`) };
  const bytes = file === "broken" ? Buffer.from("CONTOH: bukan gambar") : samplePng(kind, number);
  return { contentType: "image/png", bytes };
};

export type Calls = ReturnType<typeof createCalls>;

/** Creates the calls for a site. A refusal throws, because then a sample breaks a rule and must be corrected. */
export const createCalls = (url: string) => {
  const send = async <Reply = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers = {},
  ): Promise<Reply> => {
    const reply = await fetch(`${url}${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`The sample data were refused at ${method} ${path}: ${text}`);
    return JSON.parse(text) as Reply;
  };

  /** Tokens follow the clock, so each account signs in again after the clock has moved. */
  const tokens = new Map<DemoAccount, Promise<{ accessToken: string }>>();
  const signIn = (account: DemoAccount) => {
    const token = tokens.get(account) ?? send<{ accessToken: string }>("POST", "/local/sign-in", { account });
    tokens.set(account, token);
    return token;
  };

  const as = async <Reply = unknown>(
    account: DemoAccount,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Reply> => {
    const { accessToken } = await signIn(account);
    return send<Reply>(method, `/api/staff${path}`, body, { authorization: `Bearer ${accessToken}` });
  };

  const sendDocuments = async ({ person, reference, unsent }: Applied) => {
    for (const document of person.documents) {
      const { contentType, bytes } = fileOf(person.number, document);
      const { documentId, upload } = await send<DocumentGrant>(
        "POST",
        `/api/applications/${reference}/documents`,
        { birthDate: person.form.birthDate, kind: document.kind, contentType, bytes: bytes.length },
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

  /** The version after the inspection of all sent files. Until then the version still rises. */
  const settledVersion = async ({ reference, version, unsent }: Applied): Promise<number> => {
    if (version !== undefined) return version;
    for (;;) {
      const shown = await as<Shown>("manager", "GET", `/applications/${reference}`);
      const isComing = shown.documents.some(
        ({ documentId, state }) => state === "waiting" && !unsent.includes(documentId),
      );
      if (!isComing) return shown.version;
      await pause(50);
    }
  };

  return {
    as,
    async moveClock(at: Instant | null): Promise<void> {
      await send("PUT", "/local/clock", { at });
      tokens.clear();
    },

    async apply(person: SamplePerson): Promise<Applied> {
      const { reference } = await send<{ reference: string }>("POST", "/api/applications", person.form, {
        "idempotency-key": `contoh-${person.number}`,
        "accept-language": person.language,
      });
      const version = person.documents.length === 0 ? 1 : undefined;
      const applied: Applied = { person, reference, version, unsent: [] };
      await sendDocuments(applied);
      return applied;
    },

    /** A step that the applicant takes with reference and birth date: answering an offer, withdrawing, appealing. */
    asApplicant: ({ reference, person }: Applied, step: string, said: object) =>
      send("POST", `/api/applications/${reference}/${step}`, { birthDate: person.form.birthDate, ...said }),

    async decide(applied: Applied): Promise<void> {
      const { decision, registryCheck } = applied.person;
      if (!decision) return;
      const path = `/applications/${applied.reference}`;
      if (registryCheck) await as("verifier", "POST", `${path}/registry-check`, registryCheck);
      // A registry check also changes the record's version.
      if (registryCheck) applied.version = undefined;
      const decided = { ...decision, version: await settledVersion(applied) };
      applied.version = (await as<Moved>("verifier", "POST", `${path}/verification`, decided)).version;
    },

    async assess(applied: Applied): Promise<void> {
      const assessed = { ...applied.person.assessment, version: await settledVersion(applied) };
      const path = `/applications/${applied.reference}/assessment`;
      applied.version = (await as<Moved>("assessor", "POST", path, assessed)).version;
    },
  };
};
