/** Who tried to open an application, and whether this address has opened it. */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Instant } from "../../domain/shared/day.ts";
import type { Key } from "../dynamodb/store.ts";
import { fields, texts, whole } from "./stored.ts";
import { declareKind } from "./versioned.ts";

// What was typed may be anything: its digest is short and says nothing.
const partitionOf = (typed: string) => `TRIES#${createHash("sha256").update(typed).digest("base64url")}`;

/** On one reference, from wherever they came. */
export const failedAttemptsKey = (reference: string): Key => ({
  table: "applications",
  pk: partitionOf(reference),
  sk: "ALL",
});

/** On one reference from one network address, which is named by its mark. */
export const failedAttemptsFromKey = (reference: string, addressMark: string): Key => ({
  table: "applications",
  pk: partitionOf(reference),
  sk: `FROM#${addressMark}`,
});

export interface FailedAttempts {
  misses: Instant[];
  opened?: boolean | undefined;
  revision: number;
  expiresAt: number;
}

export const failedAttemptsKind = /* @__PURE__ */ declareKind<FailedAttempts>({
  kind: "failed-attempts",
  table: "applications",
  pk: /^TRIES#/,
  sk: /^(?:ALL$|FROM#)/,
  version: 1,
  schema: () =>
    fields({
      misses: texts<Instant>(),
      opened: z.boolean().optional(),
      revision: whole(),
      expiresAt: whole(),
    }),
});
