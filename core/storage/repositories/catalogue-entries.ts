/** Skills and programmes: the entries in force in one item each, and every former version as an item of its own. */
import { foundingProgrammes, foundingSkills } from "../../domain/catalogue/founding.ts";
import type { Programme } from "../../domain/catalogue/programme.ts";
import type { Skill } from "../../domain/catalogue/skill.ts";
import { type AuditHead, emptyChain } from "../../domain/privacy/audit.ts";
import type { CommandMeta } from "../../domain/shared/command-meta.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { DomainError, refuseField } from "../../domain/shared/domain-error.ts";
import { type Item, type Key, OptimisticLockError, type Store, type Write } from "../dynamodb/store.ts";
import { auditWrite } from "../items/audit.ts";
import {
  entryAttribute,
  programmeEntryItem,
  programmesKey,
  programmesKind,
  readEntryAudit,
  readProgrammes,
  readSkills,
  skillEntryItem,
  skillsKey,
  skillsKind,
} from "../items/catalogue.ts";
import {
  type Former,
  formerProgrammeKey,
  formerProgrammeKind,
  formerSkillKey,
  formerSkillKind,
  formerVersions,
  parseFormerProgramme,
  parseFormerSkill,
} from "../items/former-entries.ts";

interface MayBeRetired {
  retired?: true | undefined;
}

/** What a manager writes, with its version. */
type Written<E> = Omit<E, "version"> & { version: number };

/** What differs between skills and programmes. */
interface Entries<E extends MayBeRetired> {
  kind: "skill" | "programme";
  /** The item of all entries. */
  key: Key;
  founding: readonly Written<E>[];
  idOf(entry: Omit<E, "version">): string;
  read(item: Item | undefined): Written<E>[];
  auditOf(item: Item | undefined, id: string): AuditHead | undefined;
  write(entry: Written<E>, audit: AuditHead): Item;
  formerKey(id: string, version: number): Key;
  parseFormer(item: Item): Former<Written<E>>;
  writeFormer(former: Former<Written<E>>): Item;
}

/** The next version. Refuses when the writer saw another version. */
const nextVersion = (current: { version: number } | undefined, seen: number | undefined): number => {
  if (current && seen === undefined) throw refuseField("/version", "required");
  if (seen !== undefined && seen !== current?.version) throw new DomainError("changed-meanwhile");
  return (current?.version ?? 0) + 1;
};

/** The write of one entry. The condition names only that entry's version. */
const entryWrite = (key: Key, id: string, written: Item, stored: { version: number } | undefined): Write => {
  const names = { "#entry": entryAttribute(id) };
  return {
    ...key,
    update: { expression: "SET #entry = :entry", names, values: { ":entry": written } },
    condition: stored
      ? {
          expression: "#entry.#version = :seen",
          names: { ...names, "#version": "version" },
          values: { ":seen": stored.version },
        }
      : { expression: "attribute_not_exists(#entry)", names },
    onConditionFailed: () => new OptimisticLockError(),
  };
};

const createEntries = <E extends MayBeRetired>(store: Store, entries: Entries<E>) => {
  const { kind, key, founding, idOf } = entries;
  const inForce = (item: Item | undefined, id: string) =>
    entries.read(item).find((entry) => idOf(entry) === id);
  /** The first version was never stored when it came from the office's file and was changed by an older release. */
  const first = (id: string) => founding.find((entry) => idOf(entry) === id);

  return {
    /** The entries in force. */
    list: async () => entries.read((await store.read([key]))[0]),

    /** Saves a new version. The same transaction keeps the version that it replaces. */
    async change(
      given: Omit<E, "version">,
      seen: number | undefined,
      meta: CommandMeta,
    ): Promise<Written<E>> {
      const id = idOf(given);
      const [item] = await store.read([key]);
      const current = inForce(item, id);
      const entry = { ...given, version: nextVersion(current, seen) };
      const stored = entries.auditOf(item, id);
      const audit = auditWrite(stored ?? emptyChain, {
        kind,
        id,
        at: meta.occurredAt,
        by: meta.actor,
        what: `change-${kind}`,
        details: { version: entry.version, ...(entry.retired && { retired: true }) },
      });
      const former: Write[] = current
        ? [
            {
              ...entries.formerKey(id, current.version),
              put: entries.writeFormer({ ...current, replacedAt: meta.occurredAt }),
              condition: { expression: "attribute_not_exists(pk)" },
              onConditionFailed: () => new OptimisticLockError(),
            },
          ]
        : [];
      const written = entries.write(entry, audit.head);
      await store.commit([
        entryWrite(key, id, written, stored ? current : undefined),
        audit.write,
        ...former,
      ]);
      return entry;
    },

    /** Every version that is stored, newest first. The one in force has no `replacedAt`. */
    async listVersions(id: string): Promise<(Written<E> & { replacedAt?: Instant })[]> {
      const [item] = await store.read([key]);
      const current = inForce(item, id);
      if (!current) throw new DomainError("unknown-record");
      const versions: (Written<E> & { replacedAt?: Instant })[] = [current];
      const { pk } = entries.formerKey(id, 0);
      for await (const former of store.queryAll({
        table: key.table,
        where: {
          expression: "pk = :pk AND begins_with(sk, :versions)",
          values: { ":pk": pk, ":versions": formerVersions },
        },
        newestFirst: true,
      })) {
        const version = entries.parseFormer(former);
        // A change may come between the two reads. Its former version is the one in force here.
        if (version.version < current.version) versions.push(version);
      }
      const earliest = first(id);
      if (earliest && versions.every(({ version }) => version > earliest.version)) versions.push(earliest);
      return versions;
    },

    async findVersion(id: string, version: number): Promise<Written<E> | undefined> {
      const [item, former] = await store.read([key, entries.formerKey(id, version)]);
      const found = former ? entries.parseFormer(former) : inForce(item, id);
      return [found, first(id)].find((each) => each?.version === version);
    },
  };
};

export const createSkills = (store: Store) =>
  createEntries<Skill>(store, {
    kind: "skill",
    key: skillsKey,
    founding: foundingSkills,
    idOf: ({ skill }) => skill,
    read: readSkills,
    auditOf: (item, id) => readEntryAudit(skillsKind, item, id),
    write: skillEntryItem,
    formerKey: formerSkillKey,
    parseFormer: parseFormerSkill,
    writeFormer: (former) => formerSkillKind.write(former),
  });

export const createProgrammes = (store: Store) =>
  createEntries<Programme>(store, {
    kind: "programme",
    key: programmesKey,
    founding: foundingProgrammes,
    idOf: ({ programme }) => programme,
    read: readProgrammes,
    auditOf: (item, id) => readEntryAudit(programmesKind, item, id),
    write: programmeEntryItem,
    formerKey: formerProgrammeKey,
    parseFormer: parseFormerProgramme,
    writeFormer: (former) => formerProgrammeKind.write(former),
  });
