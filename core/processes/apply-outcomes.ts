/**
 * The moves that follow from a sealed selection.
 *
 * Each move follows from the sealed record and is made once. The request that sealed makes the moves. So do
 * the function that the new record starts, and the sweep of the next day. Until all moves are made, readers
 * use the record.
 */
import type { Application } from "../domain/applications/application.ts";
import { IdempotentReplay, type StoredResponse } from "../storage/dynamodb/idempotency.ts";
import { isOfRecord } from "../storage/dynamodb/record-faults.ts";
import type { Failure } from "../storage/dynamodb/some-failed.ts";
import { backOff, OptimisticLockError, type Store } from "../storage/dynamodb/store.ts";
import { cohortKey, readCohort } from "../storage/items/catalogue.ts";
import {
  pendingSelectionsKey,
  pendingSelectionWrite,
  readPendingSelections,
  sealedKey,
  selectionKey,
} from "../storage/items/selection.ts";
import type { Applications } from "../storage/repositories/applications.ts";
import {
  findPendingMove,
  pendingMove,
  type RecordArchive,
  readSealed,
  selectionStatus,
} from "../storage/repositories/selection-read-model.ts";
import type { Selections } from "../storage/repositories/selections.ts";
import { moveOn } from "./apply-move.ts";
import { throwFailures } from "./each-separately.ts";

/** The moves made at the same time: enough to be quick, few enough to avoid throttling. */
const movesAtOnce = 8;
/** With growing pauses, 20 looks take some seconds. By then a delayed index is up to date. */
const mostLooks = 20;

/** A counter of the cohort is wrong and must be counted again. */
class CountsDisagree extends Error {
  override name = "CountsDisagree";
}

const inGroups = async <T>(all: readonly T[], each: (one: T) => Promise<unknown>): Promise<void> => {
  for (let at = 0; at < all.length; at += movesAtOnce)
    await Promise.all(all.slice(at, at + movesAtOnce).map(each));
};

export const createOutcomes = ({
  store,
  applications,
  selections,
  archive,
}: {
  store: Store;
  applications: Applications;
  selections: Selections;
  archive: RecordArchive;
}) => {
  /**
   * Makes every pending move of the sealed record. Does nothing when the selection is not sealed. Two
   * processes begin at opposite ends, so they help each other and do not compete for every move.
   *
   * A record that cannot be moved is set aside. The rest of the selection is carried out. Readers still see
   * the result of the sealed record for it, and the next process tries again.
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
    const candidates = isPending
      ? (await selections.readCandidates(cohortId)).map(({ reference }) => reference)
      : [];
    if (beginAt === "last") candidates.reverse();
    await moveAll(candidates);
    // The counts are exact even when an index does not show yet an application from the moment of the seal.
    for (let looks = 0, setAside = 0; (await selections.countNotAssessed(cohortId)) > setAside; looks += 1) {
      if (looks === mostLooks) {
        failures.set("", { subject: "", error: new CountsDisagree("more are counted than any list shows") });
        break;
      }
      if (looks > 0) await backOff(looks);
      const left = await selections.listNotAssessed(cohortId);
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

    /**
     * For a command on a person with a pending move. Makes the move, and then the command is judged again.
     */
    async catchUp(application: Application): Promise<void> {
      const change = await findPendingMove({ store, archive }, application);
      if (!change) return;
      await applications.record(change);
      throw new OptimisticLockError();
    },

    /** The response to a sealing request, or to its repeat, comes after all moves are made. */
    async thenApplyOutcomes(cohortId: string, sealing: Promise<StoredResponse>): Promise<StoredResponse> {
      const sealed = await sealing.catch((error) => {
        if (error instanceof IdempotentReplay) return error;
        throw error;
      });
      await applyOutcomes(cohortId);
      if (sealed instanceof IdempotentReplay) throw sealed;
      return sealed;
    },
  };
};
