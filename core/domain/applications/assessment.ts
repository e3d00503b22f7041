/** The result of an assessor: scores, the skills that fit the person, and the accommodations. */
import * as z from "zod";
import { SkillId } from "../catalogue/skill.ts";
import { accommodations } from "../shared/codes.ts";
import type { Instant } from "../shared/day.ts";
import { schema } from "../shared/schema.ts";
import { Remark } from "../shared/text.ts";

export const fits = ["fits", "fits-with-accommodation", "needs-visit"] as const;

const Score = /* @__PURE__ */ schema(() => z.int().min(0).max(100));

export const AssessmentForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    scores: z.strictObject({ motivation: Score, readiness: Score, need: Score }),
    suitability: z
      .array(
        z.strictObject({
          skill: SkillId,
          fit: z.enum(fits),
          note: Remark(1000)
            .nullish()
            .transform((given) => given ?? ""),
        }),
      )
      .max(20)
      .superRefine((items, context) => {
        items.forEach(({ skill }, index) => {
          if (items.findIndex((each) => each.skill === skill) < index)
            context.addIssue({ code: "custom", path: [index, "skill"], message: "said-twice" });
        });
      }),
    accommodations: z.array(z.enum(accommodations)).max(accommodations.length),
    version: z.int(),
  }),
);
export type AssessmentForm = z.infer<typeof AssessmentForm>;

export interface Assessment extends Omit<AssessmentForm, "version"> {
  at: Instant;
  by: string;
}
