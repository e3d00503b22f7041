/** Who tried to open an application, and whether this address has opened it. */
import * as z from "zod";
import type { Instant } from "../../domain/shared/day.ts";
import { fields, texts, whole } from "./stored.ts";
import { declareKind } from "./versioned.ts";

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
