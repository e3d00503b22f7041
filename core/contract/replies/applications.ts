/** Shapes of responses that several routes share. */
import * as z from "zod";
import { documentStates } from "../../domain/applications/document.ts";
import { messageChannels, messageStates, reasonsNotSent } from "../../domain/applications/message.ts";
import { dataRequestKinds } from "../../domain/privacy/data-request.ts";
import {
  documentKinds,
  documentTypes,
  officersDocumentKinds,
  phoneOwners,
} from "../../domain/shared/codes.ts";
import { schema } from "../../domain/shared/schema.ts";
import { shownPersonFields } from "./person-fields.ts";
import { Moved, Status } from "./shared.ts";
import { FollowUpShown, HandoverShown } from "./toolkits.ts";

export const instant = /* @__PURE__ */ schema(() => z.string());
export const day = /* @__PURE__ */ schema(() => z.string());

export const Registered = /* @__PURE__ */ schema(() =>
  z.object({
    reference: z.string(),
    status: Status,
    statusUrl: z.string(),
    nextSteps: z.array(z.string()),
  }),
);

export const DocumentGrant = /* @__PURE__ */ schema(() =>
  z.object({
    documentId: z.string(),
    upload: z.object({ url: z.string(), fields: z.record(z.string(), z.string()) }),
    expiresAt: instant,
  }),
);

export type DocumentGrant = z.infer<typeof DocumentGrant>;

const ShownDocument = /* @__PURE__ */ schema(() =>
  z.object({
    documentId: z.string(),
    kind: z.enum(documentKinds),
    state: z.enum(documentStates),
    why: z.string().optional(),
  }),
);
/**
 * The required kinds without a received document. Also the kinds that a return asked for again, until a newer
 * document is received.
 */
const MissingDocuments = /* @__PURE__ */ schema(() => z.array(z.enum(documentKinds)));
const Reason = /* @__PURE__ */ schema(() => z.object({ rule: z.string(), note: z.string() }));
const History = /* @__PURE__ */ schema(() =>
  z.array(z.object({ at: instant, status: Status, note: z.string().optional() })),
);

const SeatShown = /* @__PURE__ */ schema(() =>
  z.object({
    cohortId: z.string(),
    classId: z.string(),
    skill: z.string(),
    venue: z.string(),
    startsOn: day,
    endsOn: day,
  }),
);

export const StatusShown = /* @__PURE__ */ schema(() =>
  z.object({
    reference: z.string(),
    status: Status,
    nextStep: z.string(),
    history: History,
    documents: z.array(ShownDocument),
    missingDocuments: MissingDocuments,
    reasons: z.array(Reason).optional(),
    offer: SeatShown.extend({ replyBy: day }).optional(),
    /** After the person took the seat: where and when to come. */
    seat: SeatShown.optional(),
    appeal: z
      .object({ state: z.enum(["open", "upheld", "dismissed"]), note: z.string().optional() })
      .optional(),
    /** The data requests of the person, and the office's answers. */
    dataRequests: z
      .array(
        z.object({
          requestId: z.string(),
          kind: z.enum(dataRequestKinds),
          at: instant,
          answerBy: instant,
          answeredAt: instant.optional(),
          note: z.string().optional(),
        }),
      )
      .optional(),
  }),
);
export type StatusShown = z.infer<typeof StatusShown>;

export const Counts = /* @__PURE__ */ schema(() =>
  z.object({ cohortId: z.string(), counts: z.record(Status, z.int()) }),
);

export const ApplicationList = /* @__PURE__ */ schema(() =>
  z.object({
    items: z.array(
      z.object({
        reference: z.string(),
        fullName: z.string(),
        cohortId: z.string(),
        status: Status,
        regency: z.string(),
        skills: z.array(z.string()),
        submittedAt: instant,
        version: z.int(),
        classId: z.string().optional(),
      }),
    ),
    cursor: z.string().optional(),
  }),
);

const RegistryCheckShown = /* @__PURE__ */ schema(() =>
  z.object({
    source: z.string(),
    registered: z.boolean(),
    decile: z.int().nullable(),
    checkedOn: day,
    method: z.string(),
    at: instant,
    by: z.string(),
  }),
);
export const RegistryCheckReply = /* @__PURE__ */ schema(() =>
  RegistryCheckShown.extend({ reference: z.string(), version: z.int() }),
);

/** The posted application with its later data. Each field is shown only to the roles that may see it. */
export const ApplicationShown = /* @__PURE__ */ schema(() =>
  z.object({
    reference: z.string(),
    programme: z.string(),
    status: Status,
    version: z.int(),
    submittedAt: instant,
    ...shownPersonFields,
    flags: z.array(z.object({ field: z.string(), detail: z.string() })),
    history: History,
    documents: z.array(
      ShownDocument.extend({
        kind: z.enum(officersDocumentKinds),
        contentType: z.enum(documentTypes),
        bytes: z.int(),
        receivedAt: instant.optional(),
        /** The officer who added the document. Absent when the applicant added the document. */
        by: z.string().optional(),
      }),
    ),
    missingDocuments: MissingDocuments,
    registryChecks: z.array(RegistryCheckShown).optional(),
    reasons: z.array(Reason).optional(),
    judgedBy: z.object({ cohortVersion: z.int(), programmeVersion: z.int() }),
    /**
     * For an application on paper, by telephone or from a visit: the day that judges it, and the officer who
     * typed it.
     */
    entered: z.object({ receivedOn: day, heardBy: z.string(), by: z.string() }).optional(),
    /** The person asked the office to keep the record and not to use it. */
    restricted: z.boolean().optional(),
    seat: z
      .object({
        classId: z.string(),
        skill: z.string(),
        venue: z.string(),
        startsOn: day,
        endsOn: day,
        replyBy: day,
      })
      .optional(),
    progress: z
      .array(
        z.object({
          unit: z.string(),
          level: z.string(),
          on: day,
          note: z.string().optional(),
          at: instant,
          by: z.string(),
        }),
      )
      .optional(),
    attendance: z.object({ present: z.int(), late: z.int(), excused: z.int(), absent: z.int() }).optional(),
    completion: z
      .object({
        on: day,
        result: z.enum(["completed", "dropped-out"]),
        code: z.string().optional(),
        certificate: z.object({ number: z.string(), issuer: z.string(), on: day.optional() }).optional(),
        at: instant,
        by: z.string(),
      })
      .optional(),
    assessment: z
      .object({
        scores: z.object({ motivation: z.int(), readiness: z.int(), need: z.int() }),
        suitability: z.array(z.object({ skill: z.string(), fit: z.string(), note: z.string() })),
        accommodations: z.array(z.string()),
        at: instant,
        by: z.string(),
      })
      .optional(),
    waitlist: z.object({ place: z.int(), since: instant, classes: z.array(z.string()) }).optional(),
    appeals: z
      .array(
        z.object({
          appealId: z.string(),
          against: Status,
          text: z.string(),
          at: instant,
          state: z.enum(["open", "upheld", "dismissed"]),
          note: z.string().optional(),
          decidedAt: instant.optional(),
          decidedBy: z.string().optional(),
        }),
      )
      .optional(),
    handover: HandoverShown.optional(),
    followUps: z.array(FollowUpShown).optional(),
    allowedActions: z.array(z.string()),
  }),
);
export type ApplicationShown = z.infer<typeof ApplicationShown>;
export const AppealList = /* @__PURE__ */ schema(() =>
  z.object({
    items: z.array(
      z.object({
        appealId: z.string(),
        reference: z.string(),
        fullName: z.string(),
        cohortId: z.string(),
        against: Status,
        text: z.string(),
        at: instant,
        state: z.enum(["open", "upheld", "dismissed"]),
        note: z.string().optional(),
        decidedAt: instant.optional(),
        decidedBy: z.string().optional(),
      }),
    ),
    cursor: z.string().optional(),
  }),
);

export const ContactReply = /* @__PURE__ */ schema(() =>
  Moved.extend({
    phone: z.string(),
    phoneOwner: z.enum(phoneOwners),
    email: z.string().nullable(),
  }),
);

export const MessageList = /* @__PURE__ */ schema(() =>
  z.object({
    items: z.array(
      z.object({
        messageId: z.string(),
        at: z.string(),
        /** The channel of the last try. Absent before the first try. */
        channel: z.enum(messageChannels).optional(),
        text: z.string(),
        state: z.enum(messageStates),
        why: z.enum(reasonsNotSent).optional(),
      }),
    ),
    cursor: z.string().optional(),
  }),
);

/** `version` is the version of the application, which rises with the audit entry. */
export const MessageResent = /* @__PURE__ */ schema(() =>
  z.object({
    reference: z.string(),
    messageId: z.string(),
    state: z.enum(messageStates),
    version: z.number(),
  }),
);
