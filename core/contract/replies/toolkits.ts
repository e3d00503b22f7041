/** Responses of the steps of toolkits: the stock, handovers, follow-ups. */
import * as z from "zod";
import { statuses } from "../../domain/shared/codes.ts";
import { schema } from "../../domain/shared/schema.ts";
import { activities } from "../../domain/toolkits/follow-up.ts";
import { followUpMonths } from "../../domain/toolkits/follow-up-months.ts";
import { toolkitStates } from "../../domain/toolkits/toolkit.ts";

const Item = /* @__PURE__ */ schema(() =>
  z.object({
    name: z.string(),
    brand: z.string(),
    unit: z.string(),
    quantity: z.int(),
    unitPrice: z.int(),
  }),
);

export const ToolkitShown = /* @__PURE__ */ schema(() =>
  z.object({
    serial: z.string(),
    skill: z.string(),
    items: z.array(Item),
    value: z.int(),
    source: z.string(),
    receivedOn: z.string(),
    state: z.enum(toolkitStates),
    version: z.int(),
    heldBy: z.string().optional(),
    why: z.string().optional(),
  }),
);
export type ToolkitShown = z.infer<typeof ToolkitShown>;
export const ToolkitsEntered = /* @__PURE__ */ schema(() => z.object({ items: z.array(ToolkitShown) }));
export const ToolkitList = /* @__PURE__ */ schema(() =>
  ToolkitsEntered.extend({ cursor: z.string().optional() }),
);

export const HandoverShown = /* @__PURE__ */ schema(() =>
  z.object({
    number: z.string(),
    code: z.string(),
    serial: z.string(),
    skill: z.string(),
    items: z.array(Item),
    value: z.int(),
    adjustment: z.object({ amount: z.int(), why: z.string() }).optional(),
    condition: z.string(),
    photoDocumentId: z.string().optional(),
    signature: z.object({
      method: z.enum(["drawn", "thumbprint", "witnessed"]),
      documentId: z.string().optional(),
      witness: z.string().optional(),
    }),
    on: z.string(),
    at: z.string(),
    by: z.string(),
  }),
);
export type HandoverShown = z.infer<typeof HandoverShown>;
export const HandoverReply = /* @__PURE__ */ schema(() =>
  HandoverShown.extend({
    reference: z.string(),
    status: z.enum(statuses),
    version: z.int(),
  }),
);
export type HandoverReply = z.infer<typeof HandoverReply>;

export const PaperLink = /* @__PURE__ */ schema(() => z.object({ url: z.string() }));

export const FollowUpShown = /* @__PURE__ */ schema(() =>
  z.object({
    month: z.literal(followUpMonths),
    on: z.string(),
    by: z.enum(["visit", "phone", "message"]),
    activity: z.enum(activities),
    monthlyIncome: z.int().optional(),
    toolkitInUse: z.boolean(),
    note: z.string().optional(),
    at: z.string(),
    recordedBy: z.string(),
  }),
);
export const FollowUpReply = /* @__PURE__ */ schema(() =>
  FollowUpShown.extend({ reference: z.string(), version: z.int() }),
);
export const FollowUpList = /* @__PURE__ */ schema(() =>
  z.object({
    items: z.array(
      z.object({ reference: z.string(), fullName: z.string(), month: z.int(), dueOn: z.string() }),
    ),
    cursor: z.string().optional(),
  }),
);
