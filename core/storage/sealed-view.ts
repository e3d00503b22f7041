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
import { sealedKey, selectionKey } from "./application-items.ts";
import { cohortKey, readCohort } from "./catalogue-items.ts";
import { patienceEnds } from "./invocation.ts";
import type { Item, Store } from "./store.ts";

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
}

export const readSealed = async (
  item: Item | undefined,
  archive: RecordArchive,
): Promise<Sealed | undefined> => {
  if (!item?.sealedAt) return undefined;
  const { sealedAt, sealedBy } = item;
  const text = (item.record as string | undefined) ?? (await archive.get(item.recordKey));
  return { sealedAt, sealedBy, record: JSON.parse(text) };
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

/** The move that a sealed record holds for someone and that nobody has made yet. */
export const findPendingMove = async (
  { store, archive }: { store: Store; archive: RecordArchive },
  application: Application,
): Promise<ApplicationChange | undefined> => {
  if (!["assessed", ...statusesNotAssessed].includes(application.status)) return undefined;
  const [selection, item] = await store.read([
    selectionKey(application.cohortId),
    cohortKey(application.cohortId),
  ]);
  const [sealed, cohort] = [await readSealed(selection, archive), readCohort(item)];
  return sealed && cohort && pendingMove(application, cohort, sealed);
};

/** How far a cohort's selection has come, by the item beside its record: that one is small, and lists ask often. */
export const progressOf = (item: Item | undefined) =>
  item ? (item.carriedOutAt ? "carried-out" : "under-way") : "unsealed";

const mostKeysARead = 100;

export type SealedView = ReturnType<typeof createSealedView>;

export const createSealedView = ({ store, archive }: { store: Store; archive: RecordArchive }) => ({
  /** An application as every reader sees it: by the record from the moment it is sealed, moved already or not. */
  async asSealed(application: Application): Promise<Application> {
    if (application.status === "offered" || application.status === "enrolled")
      return this.withDates(application);
    return (await findPendingMove({ store, archive }, application))?.after ?? application;
  },

  /** A seat with the venue and days that its cohort has now: a manager may change them after the selection. */
  async withDates(application: Application): Promise<Application> {
    const [item] = await store.read([cohortKey(application.cohortId)]);
    const cohort = readCohort(item);
    if (!cohort || !application.seat) return application;
    const { venue, startsOn, endsOn } = cohort;
    return { ...application, seat: { ...application.seat, venue, startsOn, endsOn } };
  },

  /** How far the selection of each of any number of cohorts has come: a report looks before and after its pass. */
  async progressOfAll(cohorts: readonly string[]): Promise<ReturnType<typeof progressOf>[]> {
    const found: ReturnType<typeof progressOf>[] = [];
    for (let from = 0; from < cohorts.length; from += mostKeysARead)
      found.push(
        ...(await store.read(cohorts.slice(from, from + mostKeysARead).map(sealedKey))).map(progressOf),
      );
    return found;
  },

  /**
   * What a list or a count sees, torn by no selection: looked at again until none that it touches was being carried out
   * meanwhile. `cohortsIn` names the cohorts that came into sight where none was asked for.
   */
  async whole<Seen>(
    cohortId: string | undefined,
    look: () => Promise<Seen>,
    cohortsIn: (seen: Seen) => readonly string[] = () => [],
  ): Promise<Seen> {
    const progress = async (cohorts: readonly string[]) =>
      (await store.read([...new Set(cohorts)].map(sealedKey))).map(progressOf);
    const asked = cohortId === undefined ? [] : [cohortId];
    const until = patienceEnds();
    for (;;) {
      const [before] = await progress(asked);
      const seen = await look();
      const after = await progress([...asked, ...cohortsIn(seen)]);
      if (!after.includes("under-way") && (before === undefined || before === after[0])) return seen;
      if (Date.now() > until) throw new RuleBroken("unavailable", { retryAfterSeconds: 5 });
      await pause(100);
    }
  },
});
