import * as z from "zod";
import { schema } from "../shared/schema.ts";
import { Code, Line } from "../shared/text.ts";

export const SkillId = /* @__PURE__ */ schema(() => Code(/^[a-z][a-z0-9-]{1,39}$/).brand<"SkillId">());
export type SkillId = z.infer<typeof SkillId>;

export const TwoLanguages = /* @__PURE__ */ schema(() => z.strictObject({ id: Line(120), en: Line(120) }));

/** Whole rupiah. */
export const Rupiah = /* @__PURE__ */ schema(() => z.int().min(0).max(1_000_000_000_000));

/** The form in which a manager writes a skill. */
export const SkillForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    name: TwoLanguages,
    demands: z.array(Line(200)).max(20),
    toolkitValue: Rupiah,
  }),
);
export type SkillForm = z.infer<typeof SkillForm>;

export const Skill = /* @__PURE__ */ schema(() => SkillForm.extend({ skill: SkillId, version: z.int() }));
export type Skill = z.infer<typeof Skill>;
