/** The system's own selection, given what the reference implementation is given. */
import { type SelectionRecord, select } from "../../core/domain/selection/selection.ts";
import { hashing } from "../../core/storage/repositories/selection-read-model.ts";
import type { Occasion } from "./reference-implementation.ts";

export const selectAsSystem = ({ people, rules, seed, ...cohort }: Occasion): SelectionRecord => {
  const candidates = people.map(({ fit, skills, ...person }) => ({
    ...person,
    skills: skills.filter((skill) => fit[skill] !== "needs-visit"),
  }));
  // biome-ignore lint/suspicious/noExplicitAny: the reference implementation knows no branded types
  return select({ ...cohort, rules } as any, candidates, { seed }, hashing).record;
};
