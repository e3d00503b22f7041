/**
 * The moves that follow from a sealed selection.
 *
 * From the sealed record every move follows, each once, whoever makes it: the request that sealed, the function that its
 * coming starts, or the next day's sweep. Until all are made, readers go by the record.
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

export type Outcomes = ReturnType<typeof createOutcomes>;

/** Moves made at a time: enough to be quick, few enough not to be throttled. */
const movesAtOnce = 8;
/** With a growing pause between them some seconds: an index that lags is there by then. */
const mostLooks = 20;

/** A counter of the cohort is wrong, and to be counted anew. */
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
    const candidates = isPending
      ? (await selections.readCandidates(cohortId)).map(({ reference }) => reference)
      : [];
    if (beginAt === "last") candidates.reverse();
    await moveAll(candidates);
    // The counts are exact where an index does not show yet who applied in the moment of sealing.
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
  };
};
