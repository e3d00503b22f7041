/** The parts of a stored application that the office adds after the application is received. */
import * as z from "zod";
import type { SkillId } from "../catalogue/skill.ts";
import { auditHead } from "../privacy/audit-head.ts";
import { type DataRequest, dataRequestKinds } from "../privacy/data-request.ts";
import { type DocumentKind, documentTypes, type OfficersDocumentKind, statuses } from "../shared/codes.ts";
import type { Day } from "../shared/day.ts";
import { RegencyCode } from "../shared/regency-code.ts";
import { onFirstUse } from "../shared/schema.ts";
import { text, textOrNone } from "../shared/stored.ts";
import { activities, type FollowUp } from "../toolkits/follow-up.ts";
import { followUpMonths } from "../toolkits/follow-up-months.ts";
import { type Handover, type HandoversInForce, isInForce } from "../toolkits/handover.ts";
import type { Appeal } from "./appeal.ts";
import type { JudgedBy } from "./application.ts";
import { type Assessment, fits } from "./assessment.ts";
import { documentFaults, documentStates } from "./document.ts";

/** A code of a list that the office decides. A record keeps its code, whatever the list holds now. */
const wordOf = <Code extends string>() => z.custom<Code>((given) => typeof given === "string");

export const number = /* @__PURE__ */ onFirstUse(() => z.number());
export const day = /* @__PURE__ */ onFirstUse(() => text<Day>());
export const skill = /* @__PURE__ */ onFirstUse(() => text<SkillId>());
export const atBy = /* @__PURE__ */ onFirstUse(() => ({ at: text(), by: text() }));

export const documents = /* @__PURE__ */ onFirstUse(() =>
  z.array(
    z.looseObject({
      documentId: text(),
      kind: wordOf<OfficersDocumentKind>(),
      contentType: z.enum(documentTypes),
      bytes: number(),
      grantedAt: text(),
      by: text().optional(),
      state: z.enum(documentStates),
      receivedAt: text().optional(),
      why: z.enum(documentFaults).optional(),
    }),
  ),
);

export const seat = /* @__PURE__ */ onFirstUse(() =>
  z.looseObject({
    cohortId: text(),
    classId: text(),
    skill: text(),
    venue: text(),
    startsOn: day(),
    endsOn: day(),
    replyBy: day(),
    offeredAt: text(),
    minimumAttendance: number(),
    acceptedAt: text().optional(),
  }),
);
export const waitlist = /* @__PURE__ */ onFirstUse(() =>
  z.looseObject({ place: number(), since: text(), classes: z.array(text()) }),
);

export const assessment = /* @__PURE__ */ onFirstUse(
  () =>
    z.looseObject({
      ...atBy(),
      scores: z.looseObject({ motivation: number(), readiness: number(), need: number() }),
      suitability: z.array(z.looseObject({ skill: skill(), fit: z.enum(fits), note: text() })),
      accommodations: z.array(text()),
    }) satisfies z.ZodType<Assessment>,
);

const trainingEnd = /* @__PURE__ */ onFirstUse(() => ({
  ...atBy(),
  on: day(),
  certificate: z.looseObject({ number: text(), issuer: text(), on: day().optional() }).optional(),
}));
export const completedTraining = /* @__PURE__ */ onFirstUse(() =>
  z.looseObject({ ...trainingEnd(), result: z.literal("completed"), code: text() }),
);
export const leftTraining = /* @__PURE__ */ onFirstUse(() =>
  z.looseObject({ ...trainingEnd(), result: z.literal("dropped-out") }),
);

export const handover = /* @__PURE__ */ onFirstUse(
  () =>
    z.looseObject({
      ...atBy(),
      number: text(),
      code: text(),
      serial: text(),
      skill: text(),
      items: z.array(
        z.looseObject({ name: text(), brand: text(), unit: text(), quantity: number(), unitPrice: number() }),
      ),
      value: number(),
      adjustment: z.looseObject({ amount: number(), why: text() }).optional(),
      condition: text(),
      photoDocumentId: text().optional(),
      signature: z.looseObject({
        method: z.enum(["drawn", "thumbprint", "witnessed"]),
        documentId: textOrNone(),
        witness: textOrNone(),
      }),
      on: day(),
      toolkit: z.looseObject({ version: number(), audit: auditHead() }).optional(),
      voided: z
        .looseObject({ ...atBy(), why: text(), toolkit: z.enum(["in-stock", "damaged", "lost"]) })
        .optional(),
    }) satisfies z.ZodType<Handover>,
);
export const handoversInForce = /* @__PURE__ */ onFirstUse(() =>
  z.array(handover()).transform((all, context): HandoversInForce => {
    const last: Handover | undefined = all.at(-1);
    if (last && isInForce(last)) return [...all.slice(0, -1), last];
    context.addIssue({ code: "custom", message: "none-in-force" });
    return z.NEVER;
  }),
);

export const followUps = /* @__PURE__ */ onFirstUse(() =>
  z.array(
    z.looseObject({
      at: text(),
      recordedBy: text(),
      month: z.literal(followUpMonths),
      on: day(),
      by: z.enum(["visit", "phone", "message"]),
      activity: z.enum(activities),
      monthlyIncome: z
        .number()
        .optional()
        .transform((given) => given),
      toolkitInUse: z.boolean(),
      note: textOrNone(),
    }) satisfies z.ZodType<FollowUp>,
  ),
);

export const appeals = /* @__PURE__ */ onFirstUse(() =>
  z.array(
    z.looseObject({
      appealId: text(),
      against: z.enum(statuses),
      text: text(),
      at: text(),
      state: z.enum(["open", "upheld", "dismissed"]),
      note: text().optional(),
      decidedAt: text().optional(),
      decidedBy: text().optional(),
    }) satisfies z.ZodType<Appeal>,
  ),
);

export const dataRequests = /* @__PURE__ */ onFirstUse(() =>
  z.array(
    z.looseObject({
      requestId: text(),
      kind: z.enum(dataRequestKinds),
      text: text().optional(),
      at: text(),
      answerBy: text(),
      note: text().optional(),
      answeredAt: text().optional(),
      answeredBy: text().optional(),
    }) satisfies z.ZodType<DataRequest>,
  ),
);

export const judgedBy = /* @__PURE__ */ onFirstUse(
  () =>
    z.looseObject({
      cohortVersion: number(),
      programmeVersion: number(),
      taught: z.array(skill()),
      regencies: z.array(RegencyCode),
      rules: z.looseObject({
        minimumAge: number(),
        maximumAge: number(),
        mustNotWork: z.boolean(),
        mustBeInRegistry: z.boolean(),
        highestDecile: number().optional(),
      }),
      requiredDocuments: z.array(wordOf<DocumentKind>()).optional(),
    }) satisfies z.ZodType<JudgedBy>,
);

export const reasons = /* @__PURE__ */ onFirstUse(() =>
  z.array(z.looseObject({ rule: text(), note: text() })),
);
