/** Applications: reading one for a command together with its kept reply, and saving what the command made of it. */
import type { Application, PersonFingerprint } from "../../domain/applications/application.ts";
import type { LoadedForApplying } from "../../domain/applications/applying.ts";
import type { Corrected } from "../../domain/applications/correction.ts";
import type { Changes } from "../../domain/applications/fields/application-form.ts";
import type { ApplicationChange } from "../../domain/applications/lifecycle.ts";
import { writeMessage } from "../../domain/applications/message.ts";
import { statusesNotAssessed } from "../../domain/applications/statuses.ts";
import { rejectUnselected } from "../../domain/selection/seat-rules.ts";
import { type Status, statuses } from "../../domain/shared/codes.ts";
import type { Instant } from "../../domain/shared/day.ts";
import { DomainError } from "../../domain/shared/domain-error.ts";
import type { Nik } from "../../domain/shared/nik.ts";
import { readReference } from "../../domain/shared/reference.ts";
import type { Tally } from "../../domain/training/attendance.ts";
import {
  type Idempotency,
  readUnlessReplayed,
  type StoredResponse,
  saveResponse,
} from "../dynamodb/idempotency.ts";
import { type Item, type Key, OptimisticLockError, type Store, type Write } from "../dynamodb/store.ts";
import { derivedWrites, UnselectedNotYetRejected } from "../items/application-writes.ts";
import {
  applicationItem,
  applicationKey,
  countKey,
  countShards,
  countsKind,
  personKey,
  readActiveIn,
  readApplication,
} from "../items/applications.ts";
import { readTally, tallyKey } from "../items/attendance.ts";
import { auditWrite } from "../items/audit.ts";
import { cohortKey, programmesKey, readCohort, readProgrammes } from "../items/catalogue.ts";
import type { Identity } from "../items/identity.ts";
import { messageItem } from "../items/messages.ts";
import { sealedKey } from "../items/selection.ts";
import { createApplicantAccess } from "./applicant-access.ts";
import { createApplicationLists } from "./application-lists.ts";
import type { PendingSelections } from "./pending-selections.ts";

export type Applications = ReturnType<typeof createApplications>;

export const createApplications = ({
  store,
  identity,
  newId,
}: {
  store: Store;
  identity: Identity;
  newId: () => string;
}) => {
  const access = createApplicantAccess({ store, identity });
  const lists = createApplicationLists(store);

  /** The condition of the write: the record is still the one that was read, in a state that the move may leave. */
  const recordWrite = ({ before, after }: ApplicationChange): Write => ({
    ...applicationKey(after.reference),
    put: applicationItem(after),
    condition:
      before.version === 0
        ? { expression: "attribute_not_exists(pk)" }
        : {
            expression: "version = :seen AND #status = :from",
            names: { "#status": "status" },
            values: { ":seen": before.version, ":from": before.status },
          },
    onConditionFailed: () => new OptimisticLockError(),
  });

  /**
   * Saves the record, its count, its guard, its audit entry, its message and the reply together, or none of them.
   * `proof` are further writes that the same moment must hold (an address that opened it for the first time).
   */
  const save = async (
    change: ApplicationChange,
    response: StoredResponse | undefined,
    extraWrites: readonly Write[] = [],
  ): Promise<void> => {
    const { after, meta, tells } = change;
    const audit = auditWrite(change.before.audit, {
      kind: "application",
      id: after.reference,
      at: meta.occurredAt,
      by: meta.actor,
      what: change.what,
      details: { ...change.details, version: after.version },
    });
    const recorded = { ...change, after: { ...after, audit: audit.head } };
    const writes = [
      ...(response ? saveResponse("applications", response, meta.occurredAt) : []),
      recordWrite(recorded),
      ...derivedWrites(recorded),
      audit.write,
      ...(tells ? [messageItem(writeMessage(after, tells, newId(), meta.occurredAt))] : []),
      ...extraWrites,
    ];
    try {
      await store.commit(writes);
    } catch (error) {
      if (!(error instanceof UnselectedNotYetRejected)) throw error;
      // Whoever comes upon that move makes it, and the command is judged by what stands there then.
      await save(rejectUnselected(change.before, "not-assessed", error.meta), undefined);
      throw new OptimisticLockError();
    }
  };

  return {
    ...lists,
    fingerprintOf: identity.fingerprintOf,
    sealNik: identity.seal,
    openNik: async ({ nik, reference, erasedAt }: Application): Promise<Nik> =>
      erasedAt ? ("" as Nik) : identity.open(nik, reference),

    /** What a form is judged by, and its kept reply first. */
    async loadForApplying(
      asked: { cohortId: string; person: PersonFingerprint },
      idempotency: Idempotency,
      at: Instant,
    ): Promise<LoadedForApplying> {
      const [cohort, programmes, person, sealed] = await readUnlessReplayed(
        { store, table: "applications", idempotency, at },
        [cohortKey(asked.cohortId), programmesKey, personKey(asked.person), sealedKey(asked.cohortId)],
      );
      return {
        cohort: readCohort(cohort),
        programmes: readProgrammes(programmes),
        isSealed: sealed !== undefined,
        activeIn: readActiveIn(person),
      };
    },

    /** Saves a new application; the address that it came from has thereby opened it. */
    async register(
      change: ApplicationChange,
      response: StoredResponse,
      address: string,
    ): Promise<StoredResponse> {
      await save(change, response, [
        await access.firstOpening(change.after.reference, address, change.meta.occurredAt),
      ]);
      return response;
    },

    /**
     * The application that an applicant names by reference and birth date. Refused alike whatever is wrong with the
     * pair, each miss being counted first; `proof` belongs into the command's transaction.
     */
    openForApplicant: access.open,
    confirmOpening: access.confirm,

    /** For a step of staff: the record with the kept reply; refused like an unknown one where there is none. */
    async loadForCommand(reference: string, idempotency: Idempotency, at: Instant): Promise<Application> {
      const [found] = await this.loadForCommandWith(reference, idempotency, at, []);
      return found;
    },

    /** The one read of a step that needs more than the record: whatever stands at the further keys goes along. */
    async loadForCommandWith(
      typed: string,
      idempotency: Idempotency,
      at: Instant,
      more: readonly Key[],
    ): Promise<[Application, ...(Item | undefined)[]]> {
      const reference = readReference(typed);
      const keys = [...more, ...(reference ? [applicationKey(reference)] : [])];
      const found = await readUnlessReplayed({ store, table: "applications", idempotency, at }, keys);
      const application = reference && readApplication(found.at(-1));
      // What is erased is counted and worked on no more.
      if (!application || application.erasedAt) throw new DomainError("unknown-record");
      return [application, ...found.slice(0, -1)];
    },

    /** Who the corrected application names: read before the one read, so that it can ask for that person too. */
    async loadForCorrection(changes: Pick<Changes, "nik">): Promise<{
      keys: Key[];
      judge(application: Application, person: Item | undefined): Promise<Corrected>;
    }> {
      const mark = changes.nik && (await identity.fingerprintOf(changes.nik));
      return {
        keys: mark ? [personKey(mark)] : [],
        judge: async (application, person) => {
          const nik = changes.nik ?? (await identity.open(application.nik, application.reference));
          return {
            nik,
            sealedNik: changes.nik ? await identity.seal(nik, application.reference) : application.nik,
            person: mark ?? application.person,
            activeIn: readActiveIn(person),
          };
        },
      };
    },

    /** Saves a change and answers with the reply that was kept beside it. */
    async save(
      change: ApplicationChange,
      response: StoredResponse,
      extraWrites: readonly Write[] = [],
    ): Promise<StoredResponse> {
      await save(change, response, extraWrites);
      return response;
    },

    /** Saves a change that no request made: an event or the clock. */
    record: (change: ApplicationChange, extraWrites: readonly Write[] = []): Promise<void> =>
      save(change, undefined, extraWrites),

    /** One application as it stands; undefined where there is none. */
    async find(typed: string): Promise<Application | undefined> {
      const reference = readReference(typed);
      if (!reference) return undefined;
      const [item] = await store.read([applicationKey(reference)]);
      return readApplication(item);
    },

    /** The same with how often a participant was present. */
    async findWithAttendance(typed: string): Promise<{ application: Application; tally: Tally } | undefined> {
      const reference = readReference(typed);
      if (!reference) return undefined;
      const [item, tallied] = await store.read([applicationKey(reference), tallyKey(reference)]);
      const application = readApplication(item);
      return application && { application, tally: readTally(tallied) };
    },

    /** How many are in each state, by the record where moves of a sealed selection are still to be made. */
    async countAsSealed(cohortId: string, pending: PendingSelections): Promise<Record<Status, number>> {
      const counts = await this.countByStatus(cohortId);
      if (!pending.cohorts.includes(cohortId)) return counts;
      const moveTo = (status: Status, from: Status, how: number) => {
        counts[status] += how;
        counts[from] -= how;
      };
      for (const status of statusesNotAssessed) moveTo("not-selected", status, counts[status]);
      const left = counts.assessed;
      let listed = 0;
      for await (const item of lists.listAll({ cohortId, status: "assessed" })) {
        moveTo(pending.listed(item).status, "assessed", 1);
        listed += 1;
      }
      // Somebody was moved between the counters and the list, or the list lags behind them.
      if (listed !== left) throw new OptimisticLockError();
      return counts;
    },

    async countByStatus(cohortId: string): Promise<Record<Status, number>> {
      const shards = await store.read(
        Array.from({ length: countShards }, (_, shard) => countKey(cohortId, shard)),
      );
      const counts = shards.map((shard) => countsKind.read(shard));
      return Object.fromEntries(
        statuses.map((status) => [status, counts.reduce((sum, shard) => sum + (shard?.[status] ?? 0), 0)]),
      ) as Record<Status, number>;
    },
  };
};
