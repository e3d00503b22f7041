/** What an assessor found: scores, and which skills fit the person, with what accommodation. */
import * as z from "zod";
import { SkillId } from "../catalogue/skill.ts";
import { accommodations } from "../shared/codes.ts";
import type { Instant } from "../shared/day.ts";
import { checkSeen, DomainError } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Remark } from "../shared/text.ts";
import type { Application } from "./application.ts";
import { type ApplicationChange, type CommandMeta, moved } from "./lifecycle.ts";

export const fits = ["fits", "fits-with-accommodation", "needs-visit"] as const;
export type Fit = (typeof fits)[number];

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

/** Refused where somebody else assessed first; that a selection was sealed meanwhile, only the table can tell. */
export const assess = (
  application: Application,
  { version, ...assessment }: AssessmentForm,
  meta: CommandMeta,
): ApplicationChange => {
  if (application.status === "not-selected") throw new DomainError("already-selected");
  if (application.status !== "verified") throw new DomainError("not-verified");
  checkSeen(application, version);
  return moved(
    application,
    "assess",
    { assessment: { ...assessment, at: meta.occurredAt, by: meta.actor } },
    meta,
    "assess-application",
    {
      ...assessment.scores,
    },
  );
};

/** The skills that a person wishes and can learn, in the order of the wishes. */
export const skillsWithin = (application: Pick<Application, "skills" | "assessment">): SkillId[] =>
  application.skills.filter((skill) =>
    application.assessment?.suitability.some((each) => each.skill === skill && each.fit !== "needs-visit"),
  );
