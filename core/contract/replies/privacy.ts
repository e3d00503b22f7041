/** Responses to staff: contact, data requests, messages, audit, officers. */
import * as z from "zod";
import { dataRequestKinds } from "../../domain/privacy/data-request.ts";
import { schema } from "../../domain/shared/schema.ts";

export const DataRequested = /* @__PURE__ */ schema(() =>
  z.object({ requestId: z.string(), answerBy: z.string() }),
);

export const DataRequestShown = /* @__PURE__ */ schema(() =>
  z.object({
    requestId: z.string(),
    reference: z.string(),
    fullName: z.string(),
    kind: z.enum(dataRequestKinds),
    text: z.string().optional(),
    at: z.string(),
    answerBy: z.string(),
    note: z.string().optional(),
    answeredAt: z.string().optional(),
    answeredBy: z.string().optional(),
  }),
);
export const DataRequestList = /* @__PURE__ */ schema(() =>
  z.object({
    items: z.array(DataRequestShown),
    cursor: z.string().optional(),
  }),
);

export const AuditShown = /* @__PURE__ */ schema(() =>
  z.object({
    items: z.array(
      z.object({
        at: z.string(),
        by: z.string(),
        what: z.string(),
        details: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
        sequence: z.int(),
        hash: z.string(),
        previous: z.string(),
      }),
    ),
    chain: z.enum(["intact", "broken"]),
    cursor: z.string().optional(),
  }),
);
