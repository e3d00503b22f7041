/** Replies kept by the key of their request. */
import * as z from "zod";
import { fields, text, whole } from "./stored.ts";
import { declareKind } from "./versioned.ts";

export interface KeptReply {
  status: number;
  headers: Record<string, string>;
  /** The body, plain or packed by gzip. */
  body?: string | undefined;
  packed?: Uint8Array | undefined;
  bodyDigest: string;
  expiresAt: number;
}

/** Each beside the records of its command. */
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
