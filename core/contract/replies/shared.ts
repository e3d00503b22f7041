/** Responses that many steps share. */

import * as z from "zod";
import { statuses } from "../../domain/shared/codes.ts";
import { schema } from "../../domain/shared/schema.ts";

export const Status = /* @__PURE__ */ schema(() => z.enum(statuses));

export const Text = /* @__PURE__ */ schema(() => z.object({ id: z.string(), en: z.string() }));

export const Moved = /* @__PURE__ */ schema(() =>
  z.object({ reference: z.string(), status: Status, version: z.int() }),
);

/** A problem of RFC 9457, with the additions of this API. */
export const Problem = /* @__PURE__ */ schema(() =>
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
    reasons: z.array(z.object({ rule: z.string(), found: z.string(), howToFix: z.string() })).optional(),
    correlationId: z.string().optional(),
  }),
);

export type Problem = z.infer<typeof Problem>;
