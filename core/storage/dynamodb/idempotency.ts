/** Replies kept by the key of their request, so that a repeat is answered byte for byte and does nothing again. */
import { gunzipSync, gzipSync } from "node:zlib";
import type { Instant } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { currentInvocation } from "../invocation.ts";
import { type KeptReply, keptReplyKey, keptReplyKind } from "../items/kept-replies.ts";
import type { Item, Key, Store, Write } from "./store.ts";
import type { TableName } from "./tables.ts";

/** A request that may come again: the digest of its caller, path and key (none where no key was sent), and of its body. */
export interface Idempotency {
  recordId: string | undefined;
  bodyDigest: string;
}

export interface StoredResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
  idempotency: Idempotency;
}

/** Thrown where the request was answered before: carries that reply. */
export class IdempotentReplay extends Error {
  readonly response: Pick<StoredResponse, "status" | "headers" | "body">;

  constructor(answer: Pick<StoredResponse, "status" | "headers" | "body">) {
    super("already answered");
    this.response = answer;
  }
}

const keptSeconds = 25 * 60 * 60;

const idempotencyKeys = (table: TableName, { recordId }: Idempotency): Key[] =>
  recordId ? [keptReplyKey(table, recordId)] : [];

/** An item holds 400 KB: the reply of a selection among thousands is kept packed. */
const largestPlainBytes = 100_000;
const packed = (body: string): Pick<KeptReply, "body" | "packed"> =>
  Buffer.byteLength(body) > largestPlainBytes ? { packed: gzipSync(body) } : { body };
const unpacked = ({ body = "", packed }: KeptReply): string =>
  packed ? gunzipSync(packed).toString("utf8") : body;

/** Refuses to go on where the kept reply is there: with it, or because its body was another. */
const checkIdempotency = (item: Item | undefined, idempotency: Idempotency, now: Instant): void => {
  const found = keptReplyKind.read(item);
  // Removal at its time is DynamoDB's when it pleases; until then it is over all the same.
  if (!found || found.expiresAt < Date.parse(now) / 1000) return;
  if (found.bodyDigest !== idempotency.bodyDigest) throw new DomainError("idempotency-key-reused");
  throw new IdempotentReplay({ status: found.status, headers: found.headers, body: unpacked(found) });
};

/**
 * The one read of a command: what stands at the keys, unless its reply was kept already.
 *
 * A batch is no snapshot. Of one transaction it may show the new record beside the old absence of the reply, and a repeat
 * sent at the same moment would be refused by what it did itself. So before any refusal the reply is looked at again.
 */
export const readUnlessReplayed = async (
  {
    store,
    table,
    idempotency,
    at,
  }: { store: Store; table: TableName; idempotency: Idempotency; at: Instant },
  keys: readonly Key[],
): Promise<(Item | undefined)[]> => {
  const keptKeys = idempotencyKeys(table, idempotency);
  const found = await store.read([...keys, ...keptKeys]);
  if (keptKeys.length > 0) {
    checkIdempotency(found.at(-1), idempotency, at);
    const invocation = currentInvocation();
    if (invocation)
      invocation.lookAgain = async () => checkIdempotency((await store.read(keptKeys))[0], idempotency, at);
  }
  return found.slice(0, keys.length);
};

/** The write that keeps a reply: two of one key cannot both be made. */
export const saveResponse = (
  table: TableName,
  { idempotency, body, ...reply }: StoredResponse,
  now: Instant,
): Write[] =>
  idempotencyKeys(table, idempotency).map((key) => ({
    ...key,
    put: keptReplyKind.write({
      ...reply,
      ...packed(body),
      bodyDigest: idempotency.bodyDigest,
      expiresAt: Math.floor(Date.parse(now) / 1000) + keptSeconds,
    }),
    condition: {
      expression: "attribute_not_exists(pk) OR expiresAt < :now",
      values: { ":now": Math.floor(Date.parse(now) / 1000) },
    },
    onConditionFailed: (found) => {
      try {
        checkIdempotency(found, idempotency, now);
      } catch (error) {
        return error as Error;
      }
      return new DomainError("unavailable", { retryAfterSeconds: 1 });
    },
  }));
