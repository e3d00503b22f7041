/** The names of codes in a report. */

import type { Skill } from "../domain/catalogue/skill.ts";
import { personTraits } from "../domain/reporting/person-traits.ts";
import type { Grouping } from "../domain/reporting/summary.ts";
import { regencyName } from "../domain/shared/regencies.ts";
import { codeText } from "../i18n/applications/read-field-texts.ts";
import { ageBandText, type Said } from "../i18n/reporting/reports.ts";

const same = (text: string): Said => ({ id: text, en: text });

/**
 * Gives the fields a fixed order. DynamoDB returns the fields of a map in any order, and a report must have the same
 * bytes each time.
 */
export const asSaid = ({ id, en }: Said): Said => ({ id, en });

export type NameOfCode = (grouping: Grouping, code: string) => Said;

/** Names of skills and cohorts come from the catalogue. A code that the catalogue does not know stands for itself. */
export const namesFrom = (
  skills: readonly Pick<Skill, "skill" | "name">[],
  cohortNames: ReadonlyMap<string, string>,
): NameOfCode => {
  const own: Partial<Record<Grouping, (code: string) => Said | undefined>> = {
    regency: (code) => same(regencyName(code)),
    ageBand: ageBandText,
    skill: (code) => skills.find(({ skill }) => skill === code)?.name,
    cohort: (code) => same(cohortNames.get(code) ?? code),
  };
  const ofField = (grouping: Grouping, code: string): Said | undefined => {
    const trait = personTraits.find((each) => each.grouping === grouping);
    return trait && { id: codeText("id", trait.field, code), en: codeText("en", trait.field, code) };
  };
  return (grouping, code) =>
    asSaid((own[grouping] ? own[grouping](code) : ofField(grouping, code)) ?? same(code));
};
