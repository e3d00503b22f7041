/** The failed attempts to open an application, and whether an address has opened it. */
import { createHash } from "node:crypto";
import * as z from "zod";
import type { Instant } from "../../domain/shared/day.ts";
import { fields, texts, whole } from "../../domain/shared/stored.ts";
import type { Key } from "../dynamodb/store.ts";
import { declareKind } from "./versioned.ts";

// A person may type anything. The digest is short and reveals nothing.
const partitionOf = (typed: string) => `TRIES#${createHash("sha256").update(typed).digest("base64url")}`;

/** The attempts on one reference from all addresses. */
export const failedAttemptsKey = (reference: string): Key => ({
  table: "applications",
  pk: partitionOf(reference),
  sk: "ALL",
});

/** The attempts on one reference from one network address. The key holds the mark of the address. */
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
