/** What a new store starts with: data of the office, each entry at version 1. */
import * as office from "../../../offices/office.ts";
import type { DocumentKind } from "../shared/codes.ts";
import type { Programme } from "./programme.ts";
import type { Skill } from "./skill.ts";

export const foundingProgrammes: readonly Programme[] = /* @__PURE__ */ office.programmes.map(
  (programme) => ({
    ...programme,
    // The schema of the settings has looked up each kind in the office's list.
    requiredDocuments: programme.requiredDocuments as DocumentKind[],
    version: 1,
  }),
);

export const foundingSkills: readonly Skill[] = /* @__PURE__ */ office.skills.map((skill) => ({
  ...skill,
  version: 1,
}));
