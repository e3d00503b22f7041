/** What the officers' desk answers: contact, data requests, messages, audit, officers. */
import * as z from "zod";
import { messageChannels, messageStates, reasonsNotSent } from "../../domain/applications/message.ts";
import { dataRequestKinds } from "../../domain/privacy/data-request.ts";
import { phoneOwners } from "../../domain/shared/codes.ts";
import { schema } from "../../domain/shared/schema.ts";
import { Moved } from "./applications.ts";

export const ContactReply = /* @__PURE__ */ schema(() =>
  Moved.extend({
    phone: z.string(),
    phoneOwner: z.enum(phoneOwners),
    email: z.string().nullable(),
  }),
);

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

export const MessageList = /* @__PURE__ */ schema(() =>
  z.object({
    items: z.array(
      z.object({
        messageId: z.string(),
        at: z.string(),
        /** Of its last try; none before the first. */
        channel: z.enum(messageChannels).optional(),
        text: z.string(),
        state: z.enum(messageStates),
        why: z.enum(reasonsNotSent).optional(),
      }),
    ),
    cursor: z.string().optional(),
  }),
);

/** `version` is the application's, which rises with the entry of the audit. */
export const MessageResent = /* @__PURE__ */ schema(() =>
  z.object({
    reference: z.string(),
    messageId: z.string(),
    state: z.enum(messageStates),
    version: z.number(),
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

export const OfficerReply = /* @__PURE__ */ schema(() =>
  z.object({
    username: z.string(),
    name: z.string(),
    nip: z.string(),
    office: z.string(),
  }),
);
