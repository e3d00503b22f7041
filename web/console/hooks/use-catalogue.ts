/** The names of programmes and skills. They are data, so the console reads them from the API. */

import { useWords } from "../words.ts";
import { useQuery } from "./use-query.ts";

export const useCatalogue = () => {
  const { text } = useWords();
  const skills = useQuery("listSkills", {}).reply?.items ?? [];
  const programmes = useQuery("listProgrammes", {}).reply?.items ?? [];
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
