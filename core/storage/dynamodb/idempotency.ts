/**
 * Responses stored by the key of their request. A repeated request gets the same response byte for byte and
 * changes nothing again.
 */
import { gunzipSync, gzipSync } from "node:zlib";
import type { Instant } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { currentInvocation } from "../invocation.ts";
import { type KeptReply, keptReplyKey, keptReplyKind } from "../items/kept-replies.ts";
import type { Item, Key, Store, Write } from "./store.ts";
import type { TableName } from "./tables.ts";

/**
 * A request that may come again: the digest of its caller, path and key, and the digest of its body. A
 * request without a key has no digest.
 */
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

/** Thrown when the request was answered before. Carries the stored response. */
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

/** An item holds 400 KB. The response of a selection among thousands is stored compressed. */
const largestPlainBytes = 100_000;
const packed = (body: string): Pick<KeptReply, "body" | "packed"> =>
  Buffer.byteLength(body) > largestPlainBytes ? { packed: gzipSync(body) } : { body };
const unpacked = ({ body = "", packed }: KeptReply): string =>
  packed ? gunzipSync(packed).toString("utf8") : body;

/** Throws when a stored response exists: with that response, or with a refusal when the body is different. */
const checkIdempotency = (item: Item | undefined, idempotency: Idempotency, now: Instant): void => {
  const found = keptReplyKind.read(item);
  // DynamoDB removes an expired item at some later time. Until then this function treats the item as gone.
  if (!found || found.expiresAt < Date.parse(now) / 1000) return;
  if (found.bodyDigest !== idempotency.bodyDigest) throw new DomainError("idempotency-key-reused");
  throw new IdempotentReplay({ status: found.status, headers: found.headers, body: unpacked(found) });
};

/**
 * The one read of a command: the items of the keys, unless a response is stored already.
 *
 * A batch read is no snapshot. For one transaction, the batch may show the new record and still miss the
 * stored response. Then a repeat that is sent at the same moment is refused because of its own first request.
 * So the store reads the response again before any refusal.
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

/** The write that stores a response. Two writes of one key cannot both succeed. */
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
