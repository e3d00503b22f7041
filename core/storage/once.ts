/** Replies kept by the key of their request, so that a repeat is answered byte for byte and does nothing again. */
import { gunzipSync, gzipSync } from "node:zlib";
import type { Instant } from "../domain/day.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import { currentInvocation } from "./invocation.ts";
import type { Item, Key, Store, Write } from "./store.ts";
import type { TableName } from "./tables.ts";

/** A request that may come again: the digest of its caller, path and key (none where no key was sent), and of its body. */
export interface Once {
  recordId: string | undefined;
  bodyDigest: string;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
  once: Once;
}

/** Thrown where the request was answered before: carries that reply. */
export class AlreadyAnswered extends Error {
  readonly answer: Pick<Answer, "status" | "headers" | "body">;

  constructor(answer: Pick<Answer, "status" | "headers" | "body">) {
    super("already answered");
    this.answer = answer;
  }
}

const keptSeconds = 25 * 60 * 60;

const onceKeys = (table: TableName, { recordId }: Once): Key[] =>
  recordId ? [{ table, pk: `ONCE#${recordId}`, sk: "ONCE" }] : [];

/** An item holds 400 KB: the reply of a selection among thousands is kept packed. */
const largestPlainBytes = 100_000;
const packed = (body: string) =>
  Buffer.byteLength(body) > largestPlainBytes ? { packed: gzipSync(body) } : { body };
const unpacked = ({ body, packed }: Item): string =>
  packed ? gunzipSync(packed as Uint8Array).toString("utf8") : (body as string);

/** Refuses to go on where the kept reply is there: with it, or because its body was another. */
const checkOnce = (found: Item | undefined, once: Once, now: Instant): void => {
  // Removal at its time is DynamoDB's when it pleases; until then it is over all the same.
  if (!found || found.expiresAt < Date.parse(now) / 1000) return;
  if (found.bodyDigest !== once.bodyDigest) throw new RuleBroken("idempotency-key-reused");
  throw new AlreadyAnswered({ status: found.status, headers: found.headers, body: unpacked(found) });
};

/**
 * The one read of a command: what stands at the keys, unless its reply was kept already.
 *
 * A batch is no snapshot. Of one transaction it may show the new record beside the old absence of the reply, and a repeat
 * sent at the same moment would be refused by what it did itself. So before any refusal the reply is looked at again.
 */
export const readUnlessAnswered = async (
  { store, table, once, at }: { store: Store; table: TableName; once: Once; at: Instant },
  keys: readonly Key[],
): Promise<(Item | undefined)[]> => {
  const keptKeys = onceKeys(table, once);
  const found = await store.read([...keys, ...keptKeys]);
  if (keptKeys.length > 0) {
    checkOnce(found.at(-1), once, at);
    const invocation = currentInvocation();
    if (invocation) invocation.lookAgain = async () => checkOnce((await store.read(keptKeys))[0], once, at);
  }
  return found.slice(0, keys.length);
};

/** The write that keeps a reply: two of one key cannot both be made. */
export const keepAnswer = (table: TableName, { once, body, ...reply }: Answer, now: Instant): Write[] =>
  onceKeys(table, once).map((key) => ({
    ...key,
    put: {
      ...reply,
      ...packed(body),
      bodyDigest: once.bodyDigest,
      expiresAt: Math.floor(Date.parse(now) / 1000) + keptSeconds,
    },
    when: {
      expression: "attribute_not_exists(pk) OR expiresAt < :now",
      values: { ":now": Math.floor(Date.parse(now) / 1000) },
    },
    lost: (found) => {
      try {
        checkOnce(found, once, now);
      } catch (error) {
        return error as Error;
      }
      return new RuleBroken("unavailable", { retryAfterSeconds: 1 });
    },
  }));
