/** The items of responses that are stored by the key of their request. */
import * as z from "zod";
import { fields, text, whole } from "../../domain/shared/stored.ts";
import type { Key } from "../dynamodb/store.ts";
import type { TableName } from "../dynamodb/tables.ts";
import { declareKind } from "./versioned.ts";

export interface KeptReply {
  status: number;
  headers: Record<string, string>;
  /** The body, plain or compressed by gzip. */
  body?: string | undefined;
  packed?: Uint8Array | undefined;
  bodyDigest: string;
  expiresAt: number;
}

/** The item is beside the records of its command, so that one transaction holds both. */
export const keptReplyKey = (table: TableName, recordId: string): Key => ({
  table,
  pk: `ONCE#${recordId}`,
  sk: "ONCE",
});

export const keptReplyKind = /* @__PURE__ */ declareKind<KeptReply>({
  kind: "kept-reply",
  table: ["applications", "cohorts", "toolkits"],
  pk: /^ONCE#/,
  sk: /^ONCE$/,
  version: 1,
  schema: () =>
    fields({
      status: whole(),
      headers: z.record(z.string(), z.string()),
      body: text().optional(),
      packed: z.instanceof(Uint8Array).optional(),
      bodyDigest: text(),
      expiresAt: whole(),
    }),
});
