/**
 * Seats that are given back or that nobody answered for. Each seat is reallocated once, until the cohort
 * starts.
 */
import type { Application, ApplicationSummary } from "../domain/applications/application.ts";
import type { Cohort } from "../domain/catalogue/cohort.ts";
import { endOffer, endWaiting, offerSeat } from "../domain/selection/seat-rules.ts";
import { type Day, dayOf, type Instant } from "../domain/shared/day.ts";
import { DomainError } from "../domain/shared/domain-error.ts";
import { isOfRecord } from "../storage/dynamodb/record-faults.ts";
import type { Failure } from "../storage/dynamodb/some-failed.ts";
import {
  backOff,
  type Item,
  OptimisticLockError,
  type Store,
  type Write,
} from "../storage/dynamodb/store.ts";
import { cohortKey, readCohort } from "../storage/items/catalogue.ts";
import {
  sealedKey,
  vacanciesPartition,
  vacancyKind,
  vacancyPrefix,
  waitingKind,
  waitlistPartition,
  waitlistPrefix,
} from "../storage/items/selection.ts";
import type { Applications } from "../storage/repositories/applications.ts";
import { selectionStatus } from "../storage/repositories/selection-read-model.ts";
import { mostTries, moveOn } from "./apply-move.ts";
import { allApart, eachApart, noteFailures, throwFailures } from "./each-separately.ts";

/** Keys in the form of a table's stream. */
type StreamKeys = Record<string, { S?: string }> | undefined;

/** The cohorts that the changes of the table concern, and which of them were sealed. */
export const cohortsOfChanges = (changes: readonly StreamKeys[]): { all: string[]; sealed: string[] } => {
  const named = (pattern: RegExp) => [
    ...new Set(changes.flatMap((keys) => pattern.exec(keys?.pk?.S ?? "")?.[1] ?? [])),
  ];
  return { all: named(/^(?:VACANCIES|WAITLIST|SELECTION)#(.+)$/), sealed: named(/^SELECTION#(.+)$/) };
};

export const createSeats = ({ store, applications }: { store: Store; applications: Applications }) => {
  const readAll = async <One>(pk: string, prefix: string, read: (item: Item) => One): Promise<One[]> => {
    const all: One[] = [];
    const where = {
      expression: "pk = :pk AND begins_with(sk, :prefix)",
      values: { ":pk": pk, ":prefix": prefix },
    };
    for await (const item of store.queryAll({ table: "applications", where })) all.push(read(item));
    return all;
  };
  const readVacancies = (cohortId: string) =>
    readAll(vacanciesPartition(cohortId), vacancyPrefix, (item) => ({
      sk: String(item.sk),
      classId: vacancyKind.parse(item).classId,
    }));
  const readWaiting = (cohortId: string) =>
    readAll(waitlistPartition(cohortId), waitlistPrefix, waitingKind.parse);

  /** The first vacancy that somebody waits for, and the first person who can take it. */
  const findMatch = <Vacancy extends { classId: string }>(
    vacancies: readonly Vacancy[],
    waiting: readonly { reference: string; classes: readonly string[] }[],
  ) => {
    for (const vacancy of vacancies) {
      const first = waiting.find(({ classes }) => classes.includes(vacancy.classId));
      if (first) return { vacancy, reference: first.reference };
    }
    return undefined;
  };

  const findCohort = async (cohortId: string): Promise<Cohort | undefined> =>
    readCohort((await store.read([cohortKey(cohortId)]))[0]);

  return {
    /**
     * Reallocates every free seat of a cohort that somebody waits for. A waiting person whose record cannot
     * be moved is set aside, so that the seat goes to the next. The error is thrown after all seats are done.
     */
    async passOn(cohortId: string, at: Instant): Promise<void> {
      const tries = new Map<string, number>();
      const setAside = new Map<string, Failure>();
      for (;;) {
        const [item, beside] = await store.read([cohortKey(cohortId), sealedKey(cohortId)]);
        const cohort = readCohort(item);
        if (!cohort || cohort.startsOn <= dayOf(at)) break;
        // The waitlist is not complete yet. The process that makes the last move of the selection reallocates
        // seats afterwards.
        if (selectionStatus(beside) === "under-way") break;
        const vacancies = await readVacancies(cohortId);
        if (vacancies.length === 0) break;
        const waiting = await readWaiting(cohortId);
        const match = findMatch(
          vacancies,
          waiting.filter(({ reference }) => !setAside.has(reference)),
        );
        if (!match) break;
        const { reference } = match;
        const { sk, classId } = match.vacancy;
        const taken: Write = {
          table: "applications",
          pk: vacanciesPartition(cohortId),
          sk,
          remove: true,
          condition: { expression: "attribute_exists(pk)" },
          onConditionFailed: () => new OptimisticLockError(),
        };
        try {
          const application = await applications.find(reference);
          // The person withdrew after the waitlist was read. The current waitlist does not name this person.
          if (application?.status !== "waitlisted") throw new OptimisticLockError("waits no longer");
          const change = offerSeat(application, cohort, classId, { actor: "system", occurredAt: at });
          await applications.record({ ...change, unlessStarted: "training-started" }, [taken]);
        } catch (error) {
          if (error instanceof DomainError && error.code === "training-started") break;
          if (!isOfRecord(error)) throw error;
          // Two processes may reallocate seats at once: the table gave this seat to the other process.
          const count = (tries.get(reference) ?? 0) + 1;
          tries.set(reference, count);
          if (error instanceof OptimisticLockError && count < mostTries) await backOff(count);
          else setAside.set(reference, { subject: reference, error });
        }
      }
      throwFailures([...setAside.values()]);
    },

    /**
     * Ends the offers that nobody answered in time. When a cohort starts, ends its open offers and its
     * waitlist. The longest overdue offers come first, in case the time is not enough for all.
     */
    async endOverdue(at: Instant): Promise<void> {
      const today = dayOf(at);
      const meta = { actor: "system", occurredAt: at };
      const cohorts = new Map<string, Cohort | undefined>();
      const hasStarted = async ({ cohortId }: Pick<Application, "cohortId">) => {
        if (!cohorts.has(cohortId)) cohorts.set(cohortId, await findCohort(cohortId));
        const cohort = cohorts.get(cohortId);
        return cohort !== undefined && cohort.startsOn <= today;
      };
      const referenceOf = ({ reference }: ApplicationSummary) => reference;

      const endOffers = async () => {
        const offers: (ApplicationSummary & { replyBy?: Day })[] = [];
        const unread = await noteFailures(async () => {
          for await (const offer of applications.readInStatus("offered")) offers.push(offer);
        });
        const dueOn = ({ replyBy = "" }: { replyBy?: string }) => replyBy;
        offers.sort((a, b) => (dueOn(a) < dueOn(b) ? -1 : 1));
        const end = async (offer: (typeof offers)[number]) => {
          const isOver = await hasStarted(offer);
          if (!isOver && dueOn(offer) >= today) return;
          await moveOn(applications, offer.reference, (application) => {
            if (application.status !== "offered") return undefined;
            if (isOver) return endOffer(application, "started", meta);
            return application.seat.replyBy < today ? endOffer(application, "unanswered", meta) : undefined;
          });
        };
        await allApart([() => eachApart(offers, referenceOf, end), async () => throwFailures(unread)]);
      };
      const endWaitlists = () =>
        eachApart(applications.readInStatus("waitlisted"), referenceOf, async (waiting) => {
          if (!(await hasStarted(waiting))) return;
          await moveOn(applications, waiting.reference, (application) =>
            application.status === "waitlisted" ? endWaiting(application, meta) : undefined,
          );
        });
      await allApart([endOffers, endWaitlists]);
    },
  };
};
