/**
 * The former versions of skills and programmes, an item each. A record is judged by the version of its day, so
 * every version stays readable.
 */
import type { Programme } from "../../domain/catalogue/programme.ts";
import type { Skill } from "../../domain/catalogue/skill.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { fields, text } from "../../domain/shared/stored.ts";
import type { Item, Key } from "../dynamodb/store.ts";
import { programmeFields, skillFields, toProgramme, toSkill } from "./catalogue.ts";
import { declareKind } from "./versioned.ts";

/** A version, and the time at which a later one replaced it. */
export type Former<E> = E & { replacedAt: Instant };

export const formerSkillKind = /* @__PURE__ */ declareKind<Former<Skill>>({
  kind: "former-skill",
  table: "cohorts",
  pk: /^SKILL#/,
  sk: /^VERSION#/,
  version: 1,
  schema: () => fields({ ...skillFields(), replacedAt: text() }),
});

export const formerProgrammeKind = /* @__PURE__ */ declareKind<Former<Programme>>({
  kind: "former-programme",
  table: "cohorts",
  pk: /^PROGRAMME#/,
  sk: /^VERSION#/,
  version: 1,
  schema: () => fields({ ...programmeFields(), replacedAt: text() }),
});

export const formerVersions = "VERSION#";

/** The sort keys have leading zeros, so that they sort as the numbers do. */
const formerKey = (pk: string, version: number): Key => ({
  table: "cohorts",
  pk,
  sk: `${formerVersions}${String(version).padStart(8, "0")}`,
});
export const formerSkillKey = (id: string, version: number): Key => formerKey(`SKILL#${id}`, version);
export const formerProgrammeKey = (id: string, version: number): Key => formerKey(`PROGRAMME#${id}`, version);

export const parseFormerSkill = (item: Item): Former<Skill> => {
  const former = formerSkillKind.parse(item);
  return { ...toSkill(former), replacedAt: former.replacedAt };
};
export const parseFormerProgramme = (item: Item): Former<Programme> => {
  const former = formerProgrammeKind.parse(item);
  return { ...toProgramme(former), replacedAt: former.replacedAt };
};
