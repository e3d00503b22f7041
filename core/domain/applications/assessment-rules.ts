/** Rules for assessing an application. */

import type { SkillId } from "../catalogue/skill.ts";
import type { CommandMeta } from "../shared/command-meta.ts";
import { checkSeen, DomainError } from "../shared/domain-error.ts";
import type { Application, ApplicationIn } from "./application.ts";
import type { AssessmentForm } from "./assessment.ts";
import { type ApplicationChange, moved } from "./lifecycle.ts";

/**
 * Refuses when another assessor was first. Only the table can check that no selection was sealed in the
 * meantime.
 */
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

/** The skills that a person wishes for and can learn, in the order of the wishes. */
export const skillsWithin = ({
  skills,
  assessment,
}: Pick<ApplicationIn<"assessed">, "skills" | "assessment">): SkillId[] =>
  skills.filter((skill) =>
    assessment.suitability.some((each) => each.skill === skill && each.fit !== "needs-visit"),
  );
