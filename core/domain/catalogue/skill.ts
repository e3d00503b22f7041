import * as z from "zod";
import { schema } from "../shared/schema.ts";
import { Code, Line } from "../shared/text.ts";

export const SkillId = /* @__PURE__ */ schema(() => Code(/^[a-z][a-z0-9-]{1,39}$/).brand<"SkillId">());
export type SkillId = z.infer<typeof SkillId>;

export const TwoLanguages = /* @__PURE__ */ schema(() => z.strictObject({ id: Line(120), en: Line(120) }));

/** Whole rupiah. */
export const Rupiah = /* @__PURE__ */ schema(() => z.int().min(0).max(1_000_000_000_000));

/** What a manager writes of a skill, and an office's file of its first skills. */
export const SkillForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    name: TwoLanguages,
    demands: z.array(Line(200)).max(20),
    toolkitValue: Rupiah,
  }),
);
export type SkillForm = z.infer<typeof SkillForm>;

/**
 * Said of an entry that no new cohort may have. Records that have the entry keep it. An entry in force says
 * nothing.
 */
export const Retired = /* @__PURE__ */ schema(() => z.literal(true).optional());

/** `false` and nothing mean the same. */
export const RetiredGiven = /* @__PURE__ */ schema(() =>
  z
    .boolean()
    .optional()
    .transform((given) => given || undefined),
);

/** The form in which a manager adds, changes or retires a skill, with the version that the manager saw. */
export const SkillChange = /* @__PURE__ */ schema(() =>
  SkillForm.extend({ retired: RetiredGiven, version: z.int().optional() }),
);

export const Skill = /* @__PURE__ */ schema(() =>
  SkillForm.extend({ skill: SkillId, retired: Retired, version: z.int() }),
);
export type Skill = z.infer<typeof Skill>;
