/** Responses of the steps of the selection. */

import * as z from "zod";
import { intakeStates, SelectionRules } from "../../domain/catalogue/cohort.ts";
import { schema } from "../../domain/shared/schema.ts";

const CandidateScores = /* @__PURE__ */ schema(() =>
  z.object({ motivation: z.int(), readiness: z.int(), need: z.int() }),
);

const Outcome = /* @__PURE__ */ schema(() => ({
  offered: z.array(z.object({ reference: z.string(), classId: z.string() })),
  waitlisted: z.array(z.object({ reference: z.string(), place: z.int() })),
  notSelected: z.array(
    z.object({ reference: z.string(), reason: z.enum(["no-class-fits", "not-assessed"]) }),
  ),
}));

const placed = /* @__PURE__ */ schema(() => ({ classId: z.string().optional(), place: z.int().optional() }));

const selectionStates = ["offered", "waitlisted", "not-selected"] as const;

const Mix = /* @__PURE__ */ schema(() => z.record(z.string(), z.int()));

export const SelectionPreview = /* @__PURE__ */ schema(() =>
  z.object({
    ranking: z.array(
      z.object({
        reference: z.string(),
        scores: CandidateScores,
        total: z.number(),
        state: z.enum(selectionStates),
        ...placed,
      }),
    ),
    ...Outcome,
    mix: z.object({ regency: Mix, sex: Mix, disability: Mix, class: Mix }),
    /** The number of applications that the seal would reject because nobody assessed them, by status. */
    notAssessed: z.object({ submitted: z.int(), returned: z.int(), verified: z.int() }),
    intake: z.enum(intakeStates),
    inputDigest: z.string().optional(),
  }),
);

export const SelectionSealed = /* @__PURE__ */ schema(() =>
  z.object({
    selectionId: z.string(),
    inputDigest: z.string(),
    digest: z.string(),
    ...Outcome,
  }),
);

export const SelectionRecordShown = /* @__PURE__ */ schema(() =>
  z.object({
    cohortId: z.string(),
    rules: SelectionRules,
    seed: z.string(),
    classes: z.array(z.object({ classId: z.string(), skill: z.string(), seats: z.int() })),
    quota: z.int(),
    rows: z.array(
      z.object({
        pseudonym: z.string(),
        scores: CandidateScores,
        total: z.number(),
        classes: z.array(z.string()),
        reserved: z.array(z.int()),
        result: z.object({ state: z.enum(selectionStates), ...placed }),
      }),
    ),
    inputDigest: z.string(),
    digest: z.string(),
  }),
);
