/**
 * Sealing a selection, and the moves that follow from it.
 *
 * One conditional write seals the record; from it every move follows, each once, whoever makes it: the request that
 * sealed, the function that its coming starts, or the next day's sweep. Until all are made, readers go by the record.
 */
import type { Application } from "../../domain/applications/application.ts";
import type { Cohort } from "../../domain/catalogue/cohort.ts";
import type { AuditHead } from "../../domain/privacy/audit.ts";
import {
  type Candidate,
  type NotAssessed,
  type SelectionRecord,
  statusesNotAssessed,
} from "../../domain/selection/selection.ts";
import type { Status } from "../../domain/shared/codes.ts";
import type { CommandMeta } from "../../domain/shared/command-meta.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { moveOn } from "../../processes/apply-move.ts";
import { type Failure, throwFailures } from "../../processes/each-separately.ts";
import {
  type Idempotency,
  IdempotentReplay,
  readUnlessReplayed,
  type StoredResponse,
  saveResponse,
} from "../dynamodb/idempotency.ts";
import { isOfRecord } from "../dynamodb/record-faults.ts";
import { backOff, type Item, OptimisticLockError, type Store } from "../dynamodb/store.ts";
import {
  candidatesPartition,
  pendingSelectionsKey,
  pendingSelectionWrite,
  readPendingSelections,
  sealedKey,
  selectionKey,
} from "../items/applications.ts";
import { auditWrite } from "../items/audit.ts";
import { cohortKey, readCohort } from "../items/catalogue.ts";
import type { Applications } from "./applications.ts";
import {
  findPendingMove,
  pendingMove,
  type RecordArchive,
  readSealed,
  selectionStatus,
} from "./selection-read-model.ts";

export type Selections = ReturnType<typeof createSelections>;

/** Moves made at a time: enough to be quick, few enough not to be throttled. */
const movesAtOnce = 8;
/** With a growing pause between them some seconds: an index that lags is there by then. */
const mostLooks = 20;

/** A counter of the cohort is wrong, and to be counted anew. */
class CountsDisagree extends Error {
  override name = "CountsDisagree";
}

export interface LoadedForSelection {
  cohort: Cohort;
  audit: AuditHead;
  isSealed: boolean;
  revision: number | undefined;
  candidates: Candidate[];
  /** Those whom a sealing would pass over. */
  notAssessed: NotAssessed;
}

const inGroups = async <T>(all: readonly T[], each: (one: T) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < all.length; at += movesAtOnce)
    await Promise.all(all.slice(at, at + movesAtOnce).map(each));
};

export const createSelections = ({
  store,
  applications,
  archive,
  largestInItemBytes = 300_000,
}: {
  store: Store;
  applications: Applications;
  archive: RecordArchive;
  /** An item holds 400 KB; a record beyond this stands in the bucket, under its own digest. */
  largestInItemBytes?: number;
}) => {
  const readCandidates = async (cohortId: string): Promise<Candidate[]> => {
    const candidates: Candidate[] = [];
    let from: Item | undefined;
    do {
      const page = await store.query({
        table: "applications",
        where: { expression: "pk = :pk", values: { ":pk": candidatesPartition(cohortId) } },
        from,
      });
      candidates.push(...page.items.map((item) => item.candidate as Candidate));
      from = page.last;
    } while (from);
    return candidates;
  };

  const listInStatus = async (cohortId: string, status: Status): Promise<string[]> => {
    const references: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await applications.list({ cohortId, status, limit: 100, cursor });
      references.push(...page.items.map(({ reference }) => reference));
      cursor = page.cursor;
    } while (cursor);
    return references;
  };

  const groupNotAssessed = async (cohortId: string): Promise<NotAssessed> => {
    const [submitted, returned, verified] = await Promise.all([
      listInStatus(cohortId, "submitted"),
      listInStatus(cohortId, "returned"),
      listInStatus(cohortId, "verified"),
    ]);
    return { submitted, returned, verified };
  };

  const listNotAssessed = async (cohortId: string): Promise<string[]> =>
    Object.values(await groupNotAssessed(cohortId)).flat();

  const countNotAssessed = async (cohortId: string): Promise<number> => {
    const counts = await applications.countByStatus(cohortId);
    return statusesNotAssessed.reduce((sum, status) => sum + counts[status], 0);
  };

  /**
   * Makes every move that follows from the sealed record and is not made yet; nothing where none is sealed. Two who do
   * it at once begin at either end, and so help each other instead of racing for every move.
   *
   * A record that cannot be moved is set aside: the selection is carried out but for it, readers go on seeing of it what
   * the sealed record says, and the next who comes here tries again.
   */
  const applyOutcomes = async (cohortId: string, beginAt: "first" | "last" = "first"): Promise<void> => {
    const [selection, beside, item, pending] = await store.read([
      selectionKey(cohortId),
      sealedKey(cohortId),
      cohortKey(cohortId),
      pendingSelectionsKey,
    ]);
    const [sealed, cohort] = [await readSealed(selection, archive), readCohort(item)];
    if (!sealed || !cohort) return;
    const failures = new Map<string, Failure>();
    const moveAll = (references: readonly string[]) =>
      inGroups(references, async (reference) => {
        if (failures.has(reference)) return;
        try {
          await moveOn(applications, reference, (application) => pendingMove(application, cohort, sealed));
        } catch (error) {
          if (!isOfRecord(error)) throw error;
          failures.set(reference, { subject: reference, error });
        }
      });

    const isPending =
      selectionStatus(beside) === "under-way" || readPendingSelections(pending).includes(cohortId);
    const candidates = isPending ? (await readCandidates(cohortId)).map(({ reference }) => reference) : [];
    if (beginAt === "last") candidates.reverse();
    await moveAll(candidates);
    // The counts are exact where an index does not show yet who applied in the moment of sealing.
    for (let looks = 0, setAside = 0; (await countNotAssessed(cohortId)) > setAside; looks += 1) {
      if (looks === mostLooks) {
        failures.set("", { subject: "", error: new CountsDisagree("more are counted than any list shows") });
        break;
      }
      if (looks > 0) await backOff(looks);
      const left = await listNotAssessed(cohortId);
      await moveAll(left);
      setAside = left.filter((reference) => failures.has(reference)).length;
    }
    if (isPending || failures.size > 0)
      await store.commit([
        {
          ...sealedKey(cohortId),
          update: { expression: "SET carriedOutAt = :at", values: { ":at": sealed.sealedAt } },
          condition: { expression: "attribute_exists(pk)" },
        },
        pendingSelectionWrite(failures.size > 0 ? "ADD" : "DELETE", cohortId),
      ]);
    throwFailures([...failures.values()]);
  };

  return {
    applyOutcomes,

    /** For a command on someone whose move nobody has made yet: makes it, and the command is judged anew. */
    async catchUp(application: Application): Promise<void> {
      const change = await findPendingMove({ store, archive }, application);
      if (!change) return;
      await applications.record(change);
      throw new OptimisticLockError();
    },

    /** The reply to whoever sealed, or sealed before, comes when all moves are made. */
    async thenApplyOutcomes(cohortId: string, sealing: Promise<StoredResponse>): Promise<StoredResponse> {
      const sealed = await sealing.catch((error) => {
        if (error instanceof IdempotentReplay) return error;
        throw error;
      });
      await applyOutcomes(cohortId);
      if (sealed instanceof IdempotentReplay) throw sealed;
      return sealed;
    },

    /** All that a selection is made of, and the kept reply first. */
    async loadForSelection(
      cohortId: string,
      idempotency: Idempotency,
      at: Instant,
    ): Promise<LoadedForSelection> {
      const [item, selection] = await readUnlessReplayed({ store, table: "applications", idempotency, at }, [
        cohortKey(cohortId),
        selectionKey(cohortId),
      ]);
      const cohort = readCohort(item);
      if (!cohort) throw new DomainError("unknown-record");
      const isSealed = selection?.sealedAt !== undefined;
      const [candidates, notAssessed] = await Promise.all([
        readCandidates(cohortId),
        groupNotAssessed(cohortId),
      ]);
      return {
        cohort,
        audit: item?.audit as AuditHead,
        isSealed,
        revision: selection?.revision as number | undefined,
        candidates,
        notAssessed,
      };
    },

    /**
     * Seals the record, once: on the condition that the candidates and the cohort are still those it was made of. The
     * reply to the request is kept in the same moment.
     */
    async seal(
      loaded: LoadedForSelection,
      record: SelectionRecord,
      response: StoredResponse,
      meta: CommandMeta,
    ): Promise<StoredResponse> {
      const { cohortId, version } = loaded.cohort;
      const text = JSON.stringify(record);
      const notAssessed = Object.values(loaded.notAssessed).flat().length;
      const isLarge = Buffer.byteLength(text) > largestInItemBytes;
      const recordKey = `selections/${cohortId}/${record.digest}.json`;
      // Before the seal: an object that nothing points to is no record, a seal without its object would be none either.
      if (isLarge) await archive.put(recordKey, text);
      const audit = auditWrite(loaded.audit, {
        kind: "cohort",
        id: cohortId,
        at: meta.occurredAt,
        by: meta.actor,
        what: "seal-selection",
        details: { digest: record.digest, inputDigest: record.inputDigest, rows: record.rows.length },
      });
      await store.commit([
        ...saveResponse("applications", response, meta.occurredAt),
        {
          ...selectionKey(cohortId),
          update: {
            expression: isLarge
              ? "SET sealedAt = :at, sealedBy = :by, recordKey = :record"
              : "SET sealedAt = :at, sealedBy = :by, #record = :record",
            ...(isLarge ? {} : { names: { "#record": "record" } }),
            values: { ":at": meta.occurredAt, ":by": meta.actor, ":record": isLarge ? recordKey : text },
          },
          condition:
            loaded.revision === undefined
              ? { expression: "attribute_not_exists(sealedAt) AND attribute_not_exists(revision)" }
              : {
                  expression: "attribute_not_exists(sealedAt) AND revision = :seen",
                  values: { ":seen": loaded.revision },
                },
          onConditionFailed: (there) =>
            there?.sealedAt ? new DomainError("already-selected") : new OptimisticLockError(),
        },
        { ...sealedKey(cohortId), put: { cohortId, sealedAt: meta.occurredAt, sealedBy: meta.actor } },
        pendingSelectionWrite("ADD", cohortId),
        {
          ...cohortKey(cohortId),
          // What applicants are offered is read from the cohorts alone: they say themselves that their intake is over.
          update: {
            expression: "SET audit = :audit, #record.#sealed = :sealed",
            names: { "#record": "record", "#sealed": "sealed" },
            values: { ":audit": audit.head, ":sealed": { at: meta.occurredAt, notAssessed } },
          },
          condition: {
            expression: "version = :version AND audit.#hash = :hash",
            names: { "#hash": "hash" },
            values: { ":version": version, ":hash": loaded.audit.hash },
          },
          onConditionFailed: () => new OptimisticLockError(),
        },
        audit.write,
      ]);
      return response;
    },

    /** Notes in the audit that somebody tried a seed out: who looks twice is seen. */
    async notePreview(loaded: LoadedForSelection, inputDigest: string, meta: CommandMeta): Promise<void> {
      const { cohortId } = loaded.cohort;
      const audit = auditWrite(loaded.audit, {
        kind: "cohort",
        id: cohortId,
        at: meta.occurredAt,
        by: meta.actor,
        what: "preview-selection",
        details: { inputDigest },
      });
      await store.commit([
        {
          ...cohortKey(cohortId),
          update: { expression: "SET audit = :audit", values: { ":audit": audit.head } },
          condition: {
            expression: "audit.#hash = :hash",
            names: { "#hash": "hash" },
            values: { ":hash": loaded.audit.hash },
          },
          onConditionFailed: () => new OptimisticLockError(),
        },
        audit.write,
      ]);
    },

    /** The sealed record of a cohort. */
    async find(cohortId: string): Promise<SelectionRecord | undefined> {
      const [selection] = await store.read([selectionKey(cohortId)]);
      return (await readSealed(selection, archive))?.record;
    },
  };
};
