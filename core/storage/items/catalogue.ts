/** Cohorts, skills and programmes as they stand in their table. */

import type { Cohort } from "../../domain/catalogue/cohort.ts";
import { foundingProgrammes, type Programme } from "../../domain/catalogue/programme.ts";
import { foundingSkills, type Skill } from "../../domain/catalogue/skill.ts";
import type { AuditHead } from "../../domain/privacy/audit.ts";
import type { Item, Key } from "../dynamodb/store.ts";

export const cohortKey = (cohortId: string): Key => ({
  table: "cohorts",
  pk: `COHORT#${cohortId}`,
  sk: "COHORT",
});

export const cohortItem = (cohort: Cohort, audit: AuditHead): Item => ({
  version: cohort.version,
  record: cohort,
  audit,
  // Asked by commands that read no cohort: whether it has started, the table tells when they are saved.
  startsOn: cohort.startsOn,
  listedAs: "COHORT",
  creation: `${cohort.createdAt}#${cohort.cohortId}`,
  closing: `${cohort.closesOn}#${cohort.cohortId}`,
});

export const readCohort = (item: Item | undefined): Cohort | undefined => item?.record as Cohort | undefined;

// All of a kind in one item: a form is judged by a single read although it does not name its programme.
export const skillsKey: Key = { table: "cohorts", pk: "SKILLS", sk: "SKILLS" };
export const programmesKey: Key = { table: "cohorts", pk: "PROGRAMMES", sk: "PROGRAMMES" };

const entriesOf = <E extends { version: number }>(item: Item | undefined): (E & { audit: AuditHead })[] =>
  Object.entries(item ?? {})
    .filter(([name]) => name.startsWith("entry:"))
    .map(([, entry]) => entry as E & { audit: AuditHead });

/** The attribute that holds one entry; whoever changes it conditions on its version alone. */
export const entryAttribute = (id: string): string => `entry:${id}`;

/** What the store holds, and the founding entries that nobody has changed yet. */
const withFounding = <E extends { version: number }>(
  founding: readonly E[],
  stored: readonly (E & { audit: AuditHead })[],
  idOf: (entry: E) => string,
): E[] => {
  const changed = new Set(stored.map(idOf));
  const kept = stored.map(({ audit: _audit, ...entry }) => entry as unknown as E);
  return [...founding.filter((entry) => !changed.has(idOf(entry))), ...kept].sort((a, b) =>
    idOf(a) < idOf(b) ? -1 : 1,
  );
};

export const readSkills = (item: Item | undefined): Skill[] =>
  withFounding(foundingSkills, entriesOf<Skill>(item), ({ skill }) => skill);

export const readProgrammes = (item: Item | undefined): Programme[] =>
  withFounding(foundingProgrammes, entriesOf<Programme>(item), ({ programme }) => programme);
