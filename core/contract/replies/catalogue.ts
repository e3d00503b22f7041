/** Responses of the steps of the catalogue. */

import * as z from "zod";
import { Cohort, intakeStates } from "../../domain/catalogue/cohort.ts";
import { Programme } from "../../domain/catalogue/programme.ts";
import { Skill } from "../../domain/catalogue/skill.ts";
import { documentKinds, partnerKinds } from "../../domain/shared/codes.ts";
import { RegencyCode } from "../../domain/shared/regency-code.ts";
import { schema } from "../../domain/shared/schema.ts";
import { day, instant } from "./applications.ts";

export const SkillReply = /* @__PURE__ */ schema(() => z.object({ ...Skill.shape, skill: z.string() }));

export const SkillList = /* @__PURE__ */ schema(() => z.object({ items: z.array(SkillReply) }));

export const ProgrammeReply = /* @__PURE__ */ schema(() =>
  z.object({ ...Programme.shape, programme: z.string() }),
);

export const ProgrammeList = /* @__PURE__ */ schema(() => z.object({ items: z.array(ProgrammeReply) }));

/** Every version, newest first. `replacedAt` is the time of the version that came after. */
export const SkillVersionList = /* @__PURE__ */ schema(() =>
  z.object({ items: z.array(SkillReply.extend({ replacedAt: instant.optional() })) }),
);

export const ProgrammeVersionList = /* @__PURE__ */ schema(() =>
  z.object({ items: z.array(ProgrammeReply.extend({ replacedAt: instant.optional() })) }),
);

const PartnerShown = /* @__PURE__ */ schema(() =>
  z.object({ name: z.string(), kind: z.enum(partnerKinds), recommendation: z.string().nullish() }),
);

export const Opening = /* @__PURE__ */ schema(() =>
  z.object({
    cohortId: z.string(),
    programme: z.string(),
    name: z.string(),
    state: z.enum(intakeStates),
    opensOn: day,
    closesOn: day,
    startsOn: day,
    endsOn: day,
    venue: z.string(),
    quota: z.int(),
    regencies: z.array(RegencyCode),
    classes: z.array(
      z.object({ classId: z.string(), skill: z.string(), partner: PartnerShown, seats: z.int() }),
    ),
    requiredDocuments: z.array(z.enum(documentKinds)),
    seedHash: z.string().optional(),
  }),
);

export type Opening = z.infer<typeof Opening>;

export const OpeningList = /* @__PURE__ */ schema(() => z.object({ items: z.array(Opening) }));

export const CohortReply = /* @__PURE__ */ schema(() =>
  z.object({
    ...Cohort.shape,
    cohortId: z.string(),
    programme: z.string(),
    classes: Opening.shape.classes,
    opensOn: day,
    closesOn: day,
    startsOn: day,
    endsOn: day,
    seedHash: z.string().optional(),
    createdAt: instant,
    /**
     * The time of the seal, and the number of applications without an assessment then. The sealed record does
     * not count them.
     */
    sealed: z.object({ at: instant, notAssessed: z.int() }).optional(),
  }),
);

export const CohortList = /* @__PURE__ */ schema(() =>
  z.object({ items: z.array(CohortReply), cursor: z.string().optional() }),
);

export const OfficerReply = /* @__PURE__ */ schema(() =>
  z.object({
    username: z.string(),
    name: z.string(),
    nip: z.string(),
    office: z.string(),
  }),
);
