import { statusesNotAssessed } from "../../domain/applications/statuses.ts";
import type { Cohort } from "../../domain/catalogue/cohort.ts";
import type { AuditHead } from "../../domain/privacy/audit.ts";
import type { Candidate, NotAssessed, SelectionRecord } from "../../domain/selection/selection.ts";
import type { Status } from "../../domain/shared/codes.ts";
import type { CommandMeta } from "../../domain/shared/command-meta.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import {
  type Idempotency,
  readUnlessReplayed,
  type StoredResponse,
  saveResponse,
} from "../dynamodb/idempotency.ts";
import { OptimisticLockError, type Store } from "../dynamodb/store.ts";
import { auditHeadWrite, auditWrite } from "../items/audit.ts";
import { cohortKey, cohortKind, parseCohort } from "../items/catalogue.ts";
import {
  candidateKind,
  candidatesPartition,
  pendingSelectionWrite,
  sealedKey,
  sealKind,
  selectionKey,
  selectionKind,
} from "../items/selection.ts";
import type { Applications } from "./applications.ts";
import { type RecordArchive, readSealed } from "./selection-read-model.ts";

export type Selections = ReturnType<typeof createSelections>;

export interface LoadedForSelection {
  cohort: Cohort;
  audit: AuditHead;
  isSealed: boolean;
  revision: number | undefined;
  candidates: Candidate[];
  /** The persons whom the seal would reject because nobody assessed them. */
  notAssessed: NotAssessed;
}

export const createSelections = ({
  store,
  applications,
  archive,
  largestInItemBytes = 300_000,
}: {
  store: Store;
  applications: Applications;
  archive: RecordArchive;
  /** An item holds 400 KB. A larger record goes to the bucket, under its own digest. */
  largestInItemBytes?: number;
}) => {
  const readCandidates = async (cohortId: string): Promise<Candidate[]> => {
    const candidates: Candidate[] = [];
    for await (const item of store.queryAll({
      table: "applications",
      where: { expression: "pk = :pk", values: { ":pk": candidatesPartition(cohortId) } },
    }))
      candidates.push(candidateKind.parse(item).candidate);
    return candidates;
  };

  const listInStatus = async (cohortId: string, status: Status): Promise<string[]> => {
    const references: string[] = [];
    for await (const { reference } of applications.listAll({ cohortId, status })) references.push(reference);
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

  return {
    readCandidates,
    listNotAssessed,
    countNotAssessed,

    /** All data from which a selection is made. A stored response comes first. */
    async loadForSelection(
      cohortId: string,
      idempotency: Idempotency,
      at: Instant,
    ): Promise<LoadedForSelection> {
      const [item, selectionItem] = await readUnlessReplayed(
        { store, table: "applications", idempotency, at },
        [cohortKey(cohortId), selectionKey(cohortId)],
      );
      if (!item) throw new DomainError("unknown-record");
      const selection = selectionKind.read(selectionItem);
      const isSealed = selection?.sealedAt !== undefined;
      const [candidates, notAssessed] = await Promise.all([
        readCandidates(cohortId),
        groupNotAssessed(cohortId),
      ]);
      return {
        cohort: parseCohort(item),
        audit: cohortKind.parse(item).audit,
        isSealed,
        revision: selection?.revision,
        candidates,
        notAssessed,
      };
    },

    /**
     * Seals the record once. The condition is that the candidates and the cohort did not change since the
     * read. The same transaction stores the response to the request.
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
      // The object is written before the seal. An object without a seal is no record, but a seal without its
      // object would have none.
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
        {
          ...sealedKey(cohortId),
          put: sealKind.write({ cohortId, sealedAt: meta.occurredAt, sealedBy: meta.actor }),
        },
        pendingSelectionWrite("ADD", cohortId),
        auditHeadWrite(cohortKey(cohortId), {
          from: loaded.audit,
          to: audit.head,
          version,
          // Lists for applicants read only the cohorts. So the cohort itself says that its intake is over.
          along: {
            expression: "#record.#sealed = :sealed",
            names: { "#record": "record", "#sealed": "sealed" },
            values: { ":sealed": { at: meta.occurredAt, notAssessed } },
          },
        }),
        audit.write,
      ]);
      return response;
    },

    /** Records in the audit that a manager tried a seed, so that repeated previews are visible. */
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
        auditHeadWrite(cohortKey(cohortId), { from: loaded.audit, to: audit.head }),
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
