/** A sealed selection as readers see it while its moves are still being made. */
import { createHash, createHmac } from "node:crypto";
import type { Application } from "../../domain/applications/application.ts";
import type { ApplicationChange } from "../../domain/applications/lifecycle.ts";
import { canBePending, isNotAssessed } from "../../domain/applications/statuses.ts";
import type { Cohort } from "../../domain/catalogue/cohort.ts";
import { type ReportProjection, statusIn, toReportProjection } from "../../domain/reporting/report.ts";
import { applyResult, rejectUnselected } from "../../domain/selection/seat-rules.ts";
import type { Hashing, SelectionRecord } from "../../domain/selection/selection.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import { isOfRecord } from "../dynamodb/record-faults.ts";
import { backOff, type Item, OptimisticLockError, type Store } from "../dynamodb/store.ts";
import { patienceEnds } from "../invocation.ts";
import { applicationKey, readApplication } from "../items/applications.ts";
import { cohortKey, readCohort } from "../items/catalogue.ts";
import {
  pendingSelectionsKey,
  readPendingSelections,
  sealedKey,
  sealedRecordKind,
  sealKind,
  selectionKey,
  selectionKind,
} from "../items/selection.ts";
import { nonePending, type PendingSelections, pendingSelections } from "./pending-selections.ts";

export const hashing: Hashing = {
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  hmac: (key, text) => createHmac("sha256", key).update(text).digest("hex"),
};

/** The archive of records that are larger than an item. */
export interface RecordArchive {
  put(key: string, text: string): Promise<void>;
  get(key: string): Promise<string>;
}

export interface Sealed {
  sealedAt: Instant;
  sealedBy: string;
  record: SelectionRecord;
}

export const readSealed = async (
  item: Item | undefined,
  archive: RecordArchive,
): Promise<Sealed | undefined> => {
  const { sealedAt, sealedBy, record, recordKey } = selectionKind.read(item) ?? {};
  if (!item || !sealedAt || !sealedBy) return undefined;
  const text = record ?? (await archive.get(recordKey ?? ""));
  const { pk, sk } = item;
  return { sealedAt, sealedBy, record: sealedRecordKind.parse({ pk, sk, record: JSON.parse(text) }).record };
};

/** The move that the record makes for a person, or undefined when no further move follows. */
export const pendingMove = (
  application: Application,
  cohort: Cohort,
  { record, sealedAt, sealedBy }: Sealed,
): ApplicationChange | undefined => {
  const meta = { actor: sealedBy, occurredAt: sealedAt };
  if (isNotAssessed(application.status)) return rejectUnselected(application, "not-assessed", meta);
  if (application.status !== "assessed") return undefined;
  const pseudonym = hashing.hmac(record.seed, application.reference).slice(0, 16);
  const row = record.rows.find((each) => each.pseudonym === pseudonym);
  return row && applyResult(application, row, cohort, meta);
};

/** The pending move of a sealed record for a person. */
export const findPendingMove = async (
  { store, archive }: { store: Store; archive: RecordArchive },
  application: Application,
): Promise<ApplicationChange | undefined> => {
  if (!canBePending(application.status)) return undefined;
  const [selection, item] = await store.read([
    selectionKey(application.cohortId),
    cohortKey(application.cohortId),
  ]);
  const [sealed, cohort] = [await readSealed(selection, archive), readCohort(item)];
  return sealed && cohort && pendingMove(application, cohort, sealed);
};

/**
 * The progress of a cohort's selection, from the item beside its record. That item is small, because lists
 * read it often.
 */
export const selectionStatus = (item: Item | undefined) => {
  const seal = sealKind.read(item);
  return seal ? (seal.carriedOutAt ? "carried-out" : "under-way") : "unsealed";
};

const mostKeysARead = 100;

export type SelectionReadModel = ReturnType<typeof createSelectionReadModel>;

export const createSelectionReadModel = ({ store, archive }: { store: Store; archive: RecordArchive }) => {
  const readPending = async (cohorts: readonly string[]): Promise<PendingSelections> => {
    if (cohorts.length === 0) return nonePending;
    const records = new Map<string, SelectionRecord>();
    for (const cohortId of cohorts) {
      const [selection] = await store.read([selectionKey(cohortId)]);
      const sealed = await readSealed(selection, archive);
      if (sealed) records.set(cohortId, sealed.record);
    }
    return pendingSelections(records, hashing);
  };

  return {
    /**
     * The application as every reader sees it. From the seal on, it follows the record, whether the move is
     * made or not.
     */
    async withPendingOutcome(application: Application): Promise<Application> {
      if (application.status === "offered" || application.status === "enrolled")
        return this.withDates(application);
      return (await findPendingMove({ store, archive }, application))?.after ?? application;
    },

    /**
     * The seat with the current venue and days of its cohort. A manager may change them after the selection.
     */
    async withDates(application: Application): Promise<Application> {
      const [item] = await store.read([cohortKey(application.cohortId)]);
      const cohort = readCohort(item);
      if (!cohort || !application.seat) return application;
      const { venue, startsOn, endsOn } = cohort;
      return { ...application, seat: { ...application.seat, venue, startsOn, endsOn } };
    },

    /** The progress of the selections of the given cohorts. A report reads it before and after its pass. */
    async progressOfAll(cohorts: readonly string[]): Promise<ReturnType<typeof selectionStatus>[]> {
      const found: ReturnType<typeof selectionStatus>[] = [];
      for (let from = 0; from < cohorts.length; from += mostKeysARead)
        found.push(
          ...(await store.read(cohorts.slice(from, from + mostKeysARead).map(sealedKey))).map(
            selectionStatus,
          ),
        );
      return found;
    },

    /**
     * A list or a count that is consistent with every selection. `look` receives the sealed selections with
     * pending moves and follows their records. The function calls `look` again when a selection was sealed or
     * finished in the meantime, or when `look` finds stale data.
     */
    async whole<Seen>(
      cohortId: string | undefined,
      look: (pending: PendingSelections) => Promise<Seen>,
    ): Promise<Seen> {
      const standing = async () => {
        const [item, beside] = await store.read([
          pendingSelectionsKey,
          ...(cohortId === undefined ? [] : [sealedKey(cohortId)]),
        ]);
        const pending = readPendingSelections(item);
        const cohorts = cohortId === undefined ? pending : pending.filter((each) => each === cohortId);
        return { cohorts, seenAs: JSON.stringify([[...cohorts].sort(), selectionStatus(beside)]) };
      };
      const until = patienceEnds();
      for (let count = 1; ; count += 1) {
        let cause: unknown;
        try {
          const before = await standing();
          const seen = await look(await readPending(before.cohorts));
          if ((await standing()).seenAs === before.seenAs) return seen;
        } catch (error) {
          if (!(error instanceof OptimisticLockError)) throw error;
          cause = error;
        }
        if (Date.now() >= until) throw new DomainError("unavailable", { retryAfterSeconds: 5, cause });
        await backOff(count);
      }
    },

    /** The cohorts with a sealed selection whose moves are not all made. */
    async pendingCohorts(): Promise<ReadonlySet<string>> {
      return new Set(readPendingSelections((await store.read([pendingSelectionsKey]))[0]));
    },

    /**
     * The projection of a person from these cohorts as it will be after the pending move of the sealed
     * record.
     */
    async factsAsSealed(projection: ReportProjection): Promise<ReportProjection> {
      const status = statusIn(projection);
      if (!status || !canBePending(status)) return projection;
      const [item] = await store.read([applicationKey(projection.reference)]);
      try {
        const application = readApplication(item);
        return application ? toReportProjection(await this.withPendingOutcome(application)) : projection;
      } catch (error) {
        // The function that could not move this record has named it and raised the alarm. Until somebody
        // repairs the record, it counts as it is.
        if (isOfRecord(error)) return projection;
        throw error;
      }
    },
  };
};
