/** A sealed selection as readers go by it while its moves are still being made. */
import { createHash, createHmac } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Application } from "../domain/application.ts";
import type { Cohort } from "../domain/cohort.ts";
import type { Instant } from "../domain/day.ts";
import type { ApplicationChange } from "../domain/lifecycle.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import { followRecord, passOver } from "../domain/seat.ts";
import { type Hashing, type SelectionRecord, statusesNotAssessed } from "../domain/selection.ts";
import { selectionKey } from "./application-items.ts";
import { cohortKey, readCohort } from "./catalogue-items.ts";
import { type Item, patienceMilliseconds, type Store } from "./store.ts";

export const hashing: Hashing = {
  sha256: (text) => createHash("sha256").update(text).digest("hex"),
  hmac: (key, text) => createHmac("sha256", key).update(text).digest("hex"),
};

/** Where a record stands that is larger than an item. */
export interface RecordArchive {
  put(key: string, text: string): Promise<void>;
  get(key: string): Promise<string>;
}

export interface Sealed {
  sealedAt: Instant;
  sealedBy: string;
  record: SelectionRecord;
  carriedOutAt?: Instant;
}

export const readSealed = async (
  item: Item | undefined,
  archive: RecordArchive,
): Promise<Sealed | undefined> => {
  if (!item?.sealedAt) return undefined;
  const { sealedAt, sealedBy, carriedOutAt } = item;
  const text = (item.record as string | undefined) ?? (await archive.get(item.recordKey));
  return { sealedAt, sealedBy, carriedOutAt, record: JSON.parse(text) };
};

/** What the record makes of someone, or undefined where it makes nothing more of them. */
export const pendingMove = (
  application: Application,
  cohort: Cohort,
  { record, sealedAt, sealedBy }: Sealed,
): ApplicationChange | undefined => {
  const deed = { by: sealedBy, at: sealedAt };
  if ((statusesNotAssessed as readonly string[]).includes(application.status))
    return passOver(application, "not-assessed", deed);
  if (application.status !== "assessed") return undefined;
  const pseudonym = hashing.hmac(record.seed, application.reference).slice(0, 16);
  const row = record.rows.find((each) => each.pseudonym === pseudonym);
  return row && followRecord(application, row, cohort, deed);
};

export type SealedView = ReturnType<typeof createSealedView>;

export const createSealedView = ({ store, archive }: { store: Store; archive: RecordArchive }) => ({
  /** An application as every reader sees it: by the record from the moment it is sealed, moved already or not. */
  async asSealed(application: Application): Promise<Application> {
    if (application.status === "offered" || application.status === "enrolled")
      return this.withDates(application);
    if (![...statusesNotAssessed, "assessed"].includes(application.status)) return application;
    const [selection, item] = await store.read([
      selectionKey(application.cohortId),
      cohortKey(application.cohortId),
    ]);
    const [sealed, cohort] = [await readSealed(selection, archive), readCohort(item)];
    return (sealed && cohort && pendingMove(application, cohort, sealed)?.after) ?? application;
  },

  /** A seat with the venue and days that its cohort has now: a manager may change them after the selection. */
  async withDates(application: Application): Promise<Application> {
    const [item] = await store.read([cohortKey(application.cohortId)]);
    const cohort = readCohort(item);
    if (!cohort || !application.seat) return application;
    const { venue, startsOn, endsOn } = cohort;
    return { ...application, seat: { ...application.seat, venue, startsOn, endsOn } };
  },

  /** For lists and counts of a cohort: waits out the moves of a selection that is being carried out. */
  async untilCarriedOut(cohortId: string | undefined): Promise<void> {
    const until = Date.now() + patienceMilliseconds;
    while (cohortId !== undefined) {
      const [selection] = await store.read([selectionKey(cohortId)]);
      if (!selection?.sealedAt || selection.carriedOutAt) return;
      if (Date.now() > until) throw new RuleBroken("unavailable", { retryAfterSeconds: 5 });
      await pause(100);
    }
  },
});
