/** What a report calls its codes. */

import type { Skill } from "../domain/catalogue/skill.ts";
import type { Grouping } from "../domain/reporting/summary.ts";
import { type Regency, regencies } from "../domain/shared/codes.ts";
import { ageBandText, disabilityTexts, type Said, sexTexts } from "../i18n/reporting/reports.ts";

const same = (text: string): Said => ({ id: text, en: text });

/** As it is written into a file: a store gives a map's fields in any order, and a report has one. */
export const asSaid = ({ id, en }: Said): Said => ({ id, en });

export type NameOfCode = (grouping: Grouping, code: string) => Said;

/** Skills and cohorts are called as the catalogue has it; what it does not know is called by its code. */
export const namesFrom = (
  skills: readonly Pick<Skill, "skill" | "name">[],
  cohortNames: ReadonlyMap<string, string>,
): NameOfCode => {
  const names: Record<Grouping, (code: string) => Said | undefined> = {
    regency: (code) => same(regencies[code as Regency]?.name ?? code),
    sex: (code) => sexTexts[code as keyof typeof sexTexts],
    ageBand: ageBandText,
    disability: (code) => disabilityTexts[code as keyof typeof disabilityTexts],
    skill: (code) => skills.find(({ skill }) => skill === code)?.name,
    cohort: (code) => same(cohortNames.get(code) ?? code),
  };
  return (grouping, code) => asSaid(names[grouping](code) ?? same(code));
};
