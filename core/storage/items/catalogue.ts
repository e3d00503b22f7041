/** The items of cohorts, skills and programmes. */
import * as z from "zod";
import type { Cohort } from "../../domain/catalogue/cohort.ts";
import { foundingProgrammes, foundingSkills } from "../../domain/catalogue/founding.ts";
import type { Programme } from "../../domain/catalogue/programme.ts";
import type { Skill } from "../../domain/catalogue/skill.ts";
import type { AuditHead } from "../../domain/privacy/audit.ts";
import { auditHead } from "../../domain/privacy/audit-head.ts";
import { RegencyCode } from "../../domain/shared/regency-code.ts";
import { fields, text, texts, whole } from "../../domain/shared/stored.ts";
import type { Item, Key } from "../dynamodb/store.ts";
import { declareKind, type Kind } from "./versioned.ts";

export const cohortKey = (cohortId: string): Key => ({
  table: "cohorts",
  pk: `COHORT#${cohortId}`,
  sk: "COHORT",
});

/** For the log, which names an item that no reader can make a cohort of. */
export const idOfCohortItem = ({ pk }: Item): string => String(pk).slice("COHORT#".length);

/**
 * Like `Cohort`, whose form always has a seed. The store keeps no seed hash when the seed was not announced.
 */
type StoredRecord = Omit<Cohort, "seedHash"> & Partial<Pick<Cohort, "seedHash">>;

const storedCohort = (): z.ZodType<StoredRecord> =>
  fields({
    cohortId: text<Cohort["cohortId"]>(),
    programme: text<Cohort["programme"]>(),
    name: text(),
    quota: z.number(),
    regencies: z.array(RegencyCode),
    opensOn: text<Cohort["opensOn"]>(),
    closesOn: text<Cohort["closesOn"]>(),
    startsOn: text<Cohort["startsOn"]>(),
    endsOn: text<Cohort["endsOn"]>(),
    venue: text(),
    classes: z.array(
      fields({
        classId: text(),
        skill: text<Skill["skill"]>(),
        partner: fields({ name: text(), kind: text(), recommendation: text().nullable() }),
        seats: z.number(),
      }),
    ),
    rules: fields({
      weights: fields({ motivation: z.number(), readiness: z.number(), need: z.number() }),
      reserved: z.array(
        fields({ by: z.enum(["regency", "sex", "disability"]), value: text(), seats: z.number() }),
      ),
    }),
    replyDays: z.number(),
    minimumAttendance: z.number(),
    seedHash: text().optional(),
    version: whole(),
    createdAt: text(),
    sealed: fields({ at: text(), notAssessed: whole() }).optional(),
  });

interface StoredCohort {
  version: number;
  record: StoredRecord;
  audit: AuditHead;
  /** For commands that read no cohort: when they save, the table checks whether the cohort has started. */
  startsOn: string;
  listedAs: "COHORT";
  creation: string;
  closing: string;
}

export const cohortKind = /* @__PURE__ */ declareKind<StoredCohort>({
  kind: "cohort",
  table: "cohorts",
  pk: /^COHORT#/,
  sk: /^COHORT$/,
  version: 1,
  schema: () =>
    fields({
      version: whole(),
      record: storedCohort(),
      audit: auditHead(),
      startsOn: text(),
      listedAs: z.literal("COHORT"),
      creation: text(),
      closing: text(),
    }),
});

export const cohortItem = (cohort: Cohort, audit: AuditHead): Item =>
  cohortKind.write({
    version: cohort.version,
    record: cohort,
    audit,
    startsOn: cohort.startsOn,
    listedAs: "COHORT",
    creation: `${cohort.createdAt}#${cohort.cohortId}`,
    closing: `${cohort.closesOn}#${cohort.cohortId}`,
  });

export const parseCohort = (item: Item): Cohort => {
  const { record } = cohortKind.parse(item);
  return { ...record, seedHash: record.seedHash };
};

export const readCohort = (item: Item | undefined): Cohort | undefined => item && parseCohort(item);

// One item holds all entries of a kind. So a single read is enough for a form, although the form does not
// name its programme.
export const skillsKey: Key = { table: "cohorts", pk: "SKILLS", sk: "SKILLS" };
export const programmesKey: Key = { table: "cohorts", pk: "PROGRAMMES", sk: "PROGRAMMES" };

type Entry<E> = E & { audit: AuditHead };

/** The fields of a skill, as an entry and as a former version hold them. */
export const skillFields = () => ({
  skill: text<Skill["skill"]>(),
  name: fields({ id: text(), en: text() }),
  demands: texts(),
  toolkitValue: z.number(),
  retired: z.literal(true).optional(),
  version: whole(),
});

export const programmeFields = () => ({
  programme: text<Programme["programme"]>(),
  name: fields({ id: text(), en: text() }),
  rules: fields({
    minimumAge: z.number(),
    maximumAge: z.number(),
    mustNotWork: z.boolean(),
    mustBeInRegistry: z.boolean(),
    highestDecile: z.number().optional(),
  }),
  requiredDocuments: texts<Programme["requiredDocuments"][number]>(),
  retired: z.literal(true).optional(),
  version: whole(),
});

/**
 * One entry within the item of all entries. The entry has its own version, because it is written separately.
 */
const skillEntry = /* @__PURE__ */ declareKind<Entry<Skill>>({
  kind: "skill",
  table: "cohorts",
  pk: /^SKILLS$/,
  sk: /^SKILLS$/,
  version: 1,
  schema: () => fields({ ...skillFields(), audit: auditHead() }),
});

const programmeEntry = /* @__PURE__ */ declareKind<Entry<Programme>>({
  kind: "programme",
  table: "cohorts",
  pk: /^PROGRAMMES$/,
  sk: /^PROGRAMMES$/,
  version: 1,
  schema: () => fields({ ...programmeFields(), audit: auditHead() }),
});

const entryPrefix = "entry:";

/** The attribute of one entry. A change of the entry has a condition only on this entry's version. */
export const entryAttribute = (id: string): string => `${entryPrefix}${id}`;

const isItem = (value: unknown): value is Item => typeof value === "object" && value !== null;

/** A faulty entry is reported under the keys of its item. */
const entryIn = (item: Item, attribute: string): Item => {
  const value = item[attribute];
  return { ...(isItem(value) ? value : {}), pk: item.pk, sk: item.sk };
};

const withoutKeys = ({ pk: _pk, sk: _sk, ...entry }: Item): Item => entry;

/** The item of all entries of a kind. The reader brings each entry up to the version of its kind. */
const ofEntries = <E>(entry: Kind<Entry<E>>): Kind<Map<string, Entry<E>>> => {
  const attributesOf = (item: Item) => Object.keys(item).filter((name) => name.startsWith(entryPrefix));
  return {
    ...entry,
    kind: `${entry.kind}s`,
    write: () => {
      throw new Error("Entries are written one by one");
    },
    parse: (item) => new Map(attributesOf(item).map((name) => [name, entry.parse(entryIn(item, name))])),
    read(item) {
      return item && this.parse(item);
    },
    bringUp: (item) => ({
      ...item,
      ...Object.fromEntries(
        attributesOf(item).map((name) => [name, withoutKeys(entry.bringUp(entryIn(item, name)))]),
      ),
    }),
    versionOf: (item) =>
      Math.min(entry.version, ...attributesOf(item).map((name) => entry.versionOf(entryIn(item, name)))),
  };
};

export const skillsKind = /* @__PURE__ */ ofEntries(skillEntry);
export const programmesKind = /* @__PURE__ */ ofEntries(programmeEntry);

/** The form in which an entry is written beside the others. */
export const skillEntryItem = (skill: Skill, audit: AuditHead): Item => skillEntry.write({ ...skill, audit });
export const programmeEntryItem = (programme: Programme, audit: AuditHead): Item =>
  programmeEntry.write({ ...programme, audit });

/** The end of the chain of an entry. undefined when nobody has changed the entry yet. */
export const readEntryAudit = (
  kind: typeof skillsKind | typeof programmesKind,
  item: Item | undefined,
  id: string,
): AuditHead | undefined => kind.read(item)?.get(entryAttribute(id))?.audit;

/** The stored entries, and the founding entries that nobody has changed yet. */
const withFounding = <E>(founding: readonly E[], kept: readonly E[], idOf: (entry: E) => string): E[] => {
  const changed = new Set(kept.map(idOf));
  return [...founding.filter((entry) => !changed.has(idOf(entry))), ...kept].sort((a, b) =>
    idOf(a) < idOf(b) ? -1 : 1,
  );
};

export const toSkill = ({ skill, name, demands, toolkitValue, retired, version }: Skill): Skill => ({
  skill,
  name,
  demands,
  toolkitValue,
  ...(retired && { retired }),
  version,
});

export const toProgramme = (stored: Programme): Programme => {
  const { programme, name, rules, requiredDocuments, retired, version } = stored;
  return { programme, name, rules, requiredDocuments, ...(retired && { retired }), version };
};

export const readSkills = (item: Item | undefined): Skill[] =>
  withFounding(
    foundingSkills,
    [...(skillsKind.read(item)?.values() ?? [])].map(toSkill),
    ({ skill }) => skill,
  );

export const readProgrammes = (item: Item | undefined): Programme[] =>
  withFounding(
    foundingProgrammes,
    [...(programmesKind.read(item)?.values() ?? [])].map(toProgramme),
    ({ programme }) => programme,
  );
