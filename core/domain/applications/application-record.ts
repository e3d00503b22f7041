/**
 * The schema of a stored application, checked on every read. The schema checks that the status exists, and
 * that the record holds what the status guarantees. Forms are validated once, when a person posts them. Here
 * a field needs only its kind, because erasure leaves values that fit no form. The schema keeps fields that a
 * later version adds.
 */
import * as z from "zod";
import { auditHead } from "../privacy/audit-head.ts";
import { enteredBy, languages, statuses } from "../shared/codes.ts";
import { onFirstUse } from "../shared/schema.ts";
import { text, textOrNone } from "../shared/stored.ts";
import { levels } from "../training/training.ts";
import type { Application, ApplicationDetails } from "./application.ts";
import { storedAnswers } from "./fields/stored-answers.ts";
import {
  appeals,
  assessment,
  atBy,
  completedTraining,
  dataRequests,
  day,
  documents,
  followUps,
  handover,
  handoversInForce,
  judgedBy,
  leftTraining,
  number,
  reasons,
  seat,
  waitlist,
} from "./record-parts.ts";

/** A schema for each field of a type. */
type Fields<T> = { [K in keyof T]-?: z.core.$ZodType<T[K]> };

const details = /* @__PURE__ */ onFirstUse(
  () =>
    ({
      ...storedAnswers(),
      reference: z.string().brand<"Reference">(),
      programme: z.string().brand<"ProgrammeId">(),
      version: number(),
      submittedAt: text(),
      appliedOn: day(),
      language: z.enum(languages),
      nik: z.string().brand<"SealedNik">(),
      person: z.string().brand<"PersonFingerprint">(),
      countedAs: text().optional(),
      flags: z.array(z.looseObject({ field: z.enum(["birthDate", "sex", "address"]), detail: text() })),
      history: z.array(z.looseObject({ at: text(), status: z.enum(statuses), note: text().optional() })),
      documents: documents(),
      registryChecks: z.array(
        z.looseObject({
          ...atBy(),
          source: text(),
          registered: z.boolean(),
          decile: number().nullable(),
          checkedOn: day(),
          method: text(),
        }),
      ),
      entered: z.looseObject({ receivedOn: day(), heardBy: z.enum(enteredBy), by: text() }).optional(),
      assessment: assessment().optional(),
      seat: seat().optional(),
      waitlist: waitlist().optional(),
      canTake: z.array(text()).optional(),
      progress: z
        .array(
          z.looseObject({ ...atBy(), unit: text(), level: z.enum(levels), on: day(), note: textOrNone() }),
        )
        .optional(),
      completion: z.discriminatedUnion("result", [completedTraining(), leftTraining()]).optional(),
      handovers: z.array(handover()).optional(),
      followUps: followUps().optional(),
      appeals: appeals().optional(),
      restricted: z.boolean().optional(),
      dataRequests: dataRequests().optional(),
      erasedAt: text().optional(),
      reasons: reasons().optional(),
      registry: z.looseObject({ highestDecile: number().optional() }).optional(),
      judgedBy: judgedBy(),
      audit: auditHead(),
    }) satisfies Fields<ApplicationDetails>,
);

/** The fields that each status guarantees, beside the fields that every application may hold. */
export const ApplicationRecord = /* @__PURE__ */ onFirstUse(
  () =>
    z.discriminatedUnion("status", [
      z.looseObject({ ...details(), status: z.enum(["submitted", "verified", "not-selected", "withdrawn"]) }),
      z.looseObject({ ...details(), status: z.enum(["returned", "rejected"]), reasons: reasons() }),
      z.looseObject({ ...details(), status: z.literal("assessed"), assessment: assessment() }),
      z.looseObject({ ...details(), status: z.literal("waitlisted"), waitlist: waitlist() }),
      z.looseObject({ ...details(), status: z.enum(["offered", "enrolled", "declined"]), seat: seat() }),
      z.looseObject({
        ...details(),
        status: z.literal("completed"),
        seat: seat(),
        completion: completedTraining(),
      }),
      z.looseObject({
        ...details(),
        status: z.literal("dropped-out"),
        seat: seat(),
        completion: leftTraining(),
      }),
      z.looseObject({
        ...details(),
        status: z.literal("equipped"),
        seat: seat(),
        completion: completedTraining(),
        handovers: handoversInForce(),
      }),
    ]) satisfies z.ZodType<Application>,
);

/**
 * Checks a stored application. The parse does not use the code that zod generates for a schema. That code
 * pays only after thousands of records, and the first record would wait for it.
 */
export const parseApplication = (stored: unknown): Application =>
  ApplicationRecord().parse(stored, { jitless: true });
