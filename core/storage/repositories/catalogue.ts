/** The records that a manager keeps: cohorts, skills, programmes. */
import type { Application } from "../../domain/applications/application.ts";
import { type Cohort, firstClosingShown, isOpeningShown } from "../../domain/catalogue/cohort.ts";
import type { Programme } from "../../domain/catalogue/programme.ts";
import type { Skill } from "../../domain/catalogue/skill.ts";
import { type AuditHead, emptyChain } from "../../domain/privacy/audit.ts";
import type { DocumentKind } from "../../domain/shared/codes.ts";
import type { CommandMeta } from "../../domain/shared/command-meta.ts";
import type { Day, Instant } from "../../domain/shared/day.ts";
import {
  type Idempotency,
  readUnlessReplayed,
  type StoredResponse,
  saveResponse,
} from "../dynamodb/idempotency.ts";
import { type PageAsked, type Partition, readNewestFirst } from "../dynamodb/newest-first.ts";
import { type Failure, readApart, SomeFailed } from "../dynamodb/some-failed.ts";
import { type Item, OptimisticLockError, type Store } from "../dynamodb/store.ts";
import { auditWrite, stillEndsAt } from "../items/audit.ts";
import {
  cohortItem,
  cohortKey,
  cohortKind,
  idOfCohortItem,
  parseCohort,
  programmesKey,
  readCohort,
  readProgrammes,
  readSkills,
  skillsKey,
} from "../items/catalogue.ts";
import { sealedKey } from "../items/selection.ts";
import { readable } from "../readable.ts";
import { createProgrammes, createSkills } from "./catalogue-entries.ts";

/** A cohort that was read for a change, with the end of its audit chain. */
export interface LoadedCohort {
  cohort: Cohort | undefined;
  audit: AuditHead;
  skills: Skill[];
  programmes: Programme[];
  isSealed: boolean;
}

const cohortsByCreation: Partition = {
  table: "cohorts",
  index: { name: "byCreation", partitionKey: "listedAs", sortKey: "creation" },
  value: "COHORT",
  pattern: /^\d{4}-[\d-]+T[\d:.]+Z#[A-Za-z0-9-]+$/,
};

const readCohortApart = (failures: Failure[], item: Item): Cohort | undefined =>
  readApart(failures, idOfCohortItem(item), () => parseCohort(item));

const readableCohorts = (items: readonly Item[]): Cohort[] => readable(items, parseCohort, idOfCohortItem);

export const createCatalogue = (store: Store) => {
  const skills = createSkills(store);
  const programmes = createProgrammes(store);

  return {
    listSkills: skills.list,
    changeSkill: skills.change,
    listSkillVersions: skills.listVersions,
    listProgrammes: programmes.list,
    changeProgramme: programmes.change,
    listProgrammeVersions: programmes.listVersions,

    /** The documents that an application's own version of its programme asked for. */
    async listRequiredDocuments({
      programme,
      judgedBy: { programmeVersion, requiredDocuments },
    }: Pick<Application, "programme" | "judgedBy">): Promise<readonly DocumentKind[]> {
      // A record that is older than the field names only the version.
      const required =
        requiredDocuments ?? (await programmes.findVersion(programme, programmeVersion))?.requiredDocuments;
      return required ?? [];
    },

    /** A cohort with all records against which its fields are checked. A stored response comes first. */
    async loadForCohort(cohortId: string, idempotency: Idempotency, at: Instant): Promise<LoadedCohort> {
      const keys = [cohortKey(cohortId), skillsKey, programmesKey, sealedKey(cohortId)];
      const [item, skills, programmes, sealed] = await readUnlessReplayed(
        { store, table: "cohorts", idempotency, at },
        keys,
      );
      return {
        cohort: readCohort(item),
        audit: cohortKind.read(item)?.audit ?? emptyChain,
        skills: readSkills(skills),
        programmes: readProgrammes(programmes),
        isSealed: sealed !== undefined,
      };
    },

    /** Saves a new or changed cohort, its audit entry and the response together. */
    async saveCohort(
      loaded: LoadedCohort,
      cohort: Cohort,
      meta: CommandMeta,
      response: StoredResponse,
    ): Promise<StoredResponse> {
      const audit = auditWrite(loaded.audit, {
        kind: "cohort",
        id: cohort.cohortId,
        at: meta.occurredAt,
        by: meta.actor,
        what: loaded.cohort ? "change-cohort" : "open-cohort",
        details: { version: cohort.version },
      });
      await store.commit([
        ...saveResponse("cohorts", response, meta.occurredAt),
        {
          ...cohortKey(cohort.cohortId),
          put: cohortItem(cohort, audit.head),
          // A sheet or a preview adds to the same chain without changing the cohort.
          condition: loaded.cohort
            ? stillEndsAt(loaded.audit, loaded.cohort.version)
            : { expression: "attribute_not_exists(pk)" },
          onConditionFailed: () => new OptimisticLockError(),
        },
        audit.write,
      ]);
      return response;
    },

    /**
     * Answers once for each key, for a step that changes no table and may run twice at once. The first
     * response is stored.
     */
    async answerOnce(
      idempotency: Idempotency,
      at: Instant,
      make: () => Promise<StoredResponse>,
    ): Promise<StoredResponse> {
      await readUnlessReplayed({ store, table: "cohorts", idempotency, at }, []);
      const answer = await make();
      const kept = saveResponse("cohorts", answer, at);
      if (kept.length > 0) await store.commit(kept);
      return answer;
    },

    async findCohort(cohortId: string): Promise<Cohort | undefined> {
      const [item] = await store.read([cohortKey(cohortId)]);
      return readCohort(item);
    },

    /** Cohorts, newest first, without the unreadable ones. */
    async listCohorts(page: PageAsked) {
      const { items, ...more } = await readNewestFirst(store, cohortsByCreation, page);
      return { items: readableCohorts(items), ...more };
    },

    /**
     * The cohorts that applicants see: open, coming or recently closed, without the unreadable ones. The
     * earliest closing day comes first.
     */
    async listOpenings(today: Day): Promise<Cohort[]> {
      const items: Item[] = [];
      for await (const item of store.queryAll({
        table: "cohorts",
        index: "byClosing",
        where: {
          expression: "listedAs = :kind AND closing >= :first",
          values: { ":kind": "COHORT", ":first": firstClosingShown(today) },
        },
      }))
        items.push(item);
      return readableCohorts(items).filter((cohort) => isOpeningShown(cohort, today));
    },

    /** Every cohort. Unreadable cohorts are named after all others: a report without one would be wrong. */
    async *readCohorts(): AsyncGenerator<Cohort> {
      const failures: Failure[] = [];
      for await (const item of store.queryAll({
        table: "cohorts",
        index: "byCreation",
        where: { expression: "listedAs = :kind", values: { ":kind": "COHORT" } },
      })) {
        const cohort = readCohortApart(failures, item);
        if (cohort) yield cohort;
      }
      if (failures.length > 0) throw new SomeFailed(failures);
    },
  };
};
