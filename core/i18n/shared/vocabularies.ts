/** The names of the codes that the office decides, as its file says them. */
import { vocabularies } from "../../../offices/vocabularies.ts";
import type { Language } from "../../domain/shared/codes.ts";

/** `Code` are the codes that the caller may take for granted. A code of a former list has no name: show the code. */
export const wordsOf = <Code extends string = string>(
  name: keyof typeof vocabularies,
  language: Language,
): Record<Code, string> =>
  Object.fromEntries(vocabularies[name].map((word) => [word.code, word.name[language]])) as Record<
    Code,
    string
  >;
