/** The names of programmes and skills. They are data, so the console reads them from the API. */

import { useWords } from "../words.ts";
import { useQuery } from "./use-query.ts";

/** Records may have entries that were retired since. */
export const withRetired = { query: { retired: "included" } } as const;

export const useCatalogue = () => {
  const { text } = useWords();
  const skills = useQuery("listSkills", withRetired).reply?.items ?? [];
  const programmes = useQuery("listProgrammes", withRetired).reply?.items ?? [];
  const nameIn = <T extends { name: { id: string; en: string } }>(found: T | undefined, code: string) =>
    found ? text(found.name) : code;
  return {
    skills,
    programmes,
    skillName: (code: string) =>
      nameIn(
        skills.find(({ skill }) => skill === code),
        code,
      ),
    programmeName: (code: string) =>
      nameIn(
        programmes.find(({ programme }) => programme === code),
        code,
      ),
  };
};
