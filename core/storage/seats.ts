/** Seats that are given back, or that nobody answered for: each passed on once, until the cohort starts. */
import type { Application, ListedApplication } from "../domain/application.ts";
import type { Cohort } from "../domain/cohort.ts";
import { dayOf, type Instant } from "../domain/day.ts";
import type { ApplicationChange } from "../domain/lifecycle.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import { endOffer, endWaiting, offerSeat } from "../domain/seat.ts";
import type { Status } from "../domain/words.ts";
import { sealedKey, vacancyPrefix, waitlistPartition, waitlistPrefix } from "./application-items.ts";
import type { Applications } from "./applications.ts";
import { cohortKey, readCohort } from "./catalogue-items.ts";
import { progressOf } from "./sealed-view.ts";
import { type Item, Overtaken, type Store, type Write } from "./store.ts";

export type Seats = ReturnType<typeof createSeats>;

/** Keys as a table's stream tells them. */
type StreamKeys = Record<string, { S?: string }> | undefined;

/** The cohorts that changes of the table are about, and which of them had their selection sealed. */
export const cohortsOfChanges = (changes: readonly StreamKeys[]): { all: string[]; sealed: string[] } => {
  const named = (pattern: RegExp) => [
    ...new Set(changes.flatMap((keys) => pattern.exec(keys?.pk?.S ?? "")?.[1] ?? [])),
  ];
  return { all: named(/^(?:VACANCIES|WAITLIST|SELECTION)#(.+)$/), sealed: named(/^SELECTION#(.+)$/) };
};

export const createSeats = ({ store, applications }: { store: Store; applications: Applications }) => {
  const readAll = async (pk: string): Promise<Item[]> => {
    const items: Item[] = [];
    let from: Item | undefined;
    do {
      const page = await store.query({
        table: "applications",
        where: { expression: "pk = :pk", values: { ":pk": pk } },
        from,
      });
      items.push(...page.items);
      from = page.last;
    } while (from);
    return items;
  };

  /** The first vacancy that somebody waits for, and the first who can take it. */
  const findMatch = (vacancies: readonly Item[], waiting: readonly Item[]) => {
    for (const vacancy of vacancies) {
      const first = waiting.find(({ classes }) => (classes as string[]).includes(vacancy.classId));
      if (first) return { vacancy, reference: first.reference as string };
    }
    return undefined;
  };

  const findCohort = async (cohortId: string): Promise<Cohort | undefined> =>
    readCohort((await store.read([cohortKey(cohortId)]))[0]);

  /** Every application in a state, judged and moved one after another; what another did meanwhile is left to it. */
  const endEach = async (
    status: Status,
    concerns: (listed: ListedApplication) => Promise<boolean>,
    judge: (application: Application) => Promise<ApplicationChange | undefined>,
  ) => {
    let cursor: string | undefined;
    do {
      const page = await applications.list({ status, limit: 100, cursor });
      for (const listed of page.items) {
        if (!(await concerns(listed))) continue;
        const application = await applications.find(listed.reference);
        const change = application?.status === status ? await judge(application) : undefined;
        if (!change) continue;
        await applications.record(change).catch((error) => {
          if (!(error instanceof Overtaken)) throw error;
        });
      }
      cursor = page.cursor;
    } while (cursor);
  };

  return {
    /** Passes on every seat of a cohort that is free and that somebody waits for. */
    async passOn(cohortId: string, at: Instant): Promise<void> {
      for (;;) {
        const [item, beside] = await store.read([cohortKey(cohortId), sealedKey(cohortId)]);
        const cohort = readCohort(item);
        if (!cohort || cohort.startsOn <= dayOf(at)) return;
        // The waitlist is not whole yet: whoever makes the last move of the selection passes seats on after it.
        if (progressOf(beside) === "under-way") return;
        const vacancies = await readAll(`VACANCIES#${cohortId}`);
        if (vacancies.length === 0) return;
        const waiting = await readAll(waitlistPartition(cohortId));
        const match = findMatch(
          vacancies.filter(({ sk }) => sk.startsWith(vacancyPrefix)),
          waiting.filter(({ sk }) => sk.startsWith(waitlistPrefix)),
        );
        if (!match) return;
        const application = await applications.find(match.reference);
        if (application?.status !== "waitlisted") continue;
        const { pk, sk, classId } = match.vacancy;
        const taken: Write = {
          table: "applications",
          pk,
          sk,
          remove: true,
          when: { expression: "attribute_exists(pk)" },
          lost: () => new Overtaken(),
        };
        try {
          const change = offerSeat(application, cohort, classId, { by: "system", at });
          await applications.record({ ...change, unlessStarted: "training-started" }, [taken]);
        } catch (error) {
          if (error instanceof RuleBroken && error.rule === "training-started") return;
          // Two may pass seats on at once: the table gave this one to the other.
          if (!(error instanceof Overtaken)) throw error;
        }
      }
    },

    /** Ends the offers that nobody answered in time; where a cohort starts, its open offers and its waitlist. */
    async endOverdue(at: Instant): Promise<void> {
      const today = dayOf(at);
      const deed = { by: "system", at };
      const cohorts = new Map<string, Promise<Cohort | undefined>>();
      const hasStarted = async ({ cohortId }: Pick<Application, "cohortId">) => {
        if (!cohorts.has(cohortId)) cohorts.set(cohortId, findCohort(cohortId));
        const cohort = await cohorts.get(cohortId);
        return cohort !== undefined && cohort.startsOn <= today;
      };
      await endEach("waitlisted", hasStarted, async (application) => endWaiting(application, deed));
      const anybody = async () => true;
      await endEach("offered", anybody, async (application) => {
        if (await hasStarted(application)) return endOffer(application, "started", deed);
        return (application.seat?.replyBy ?? today) < today
          ? endOffer(application, "unanswered", deed)
          : undefined;
      });
    },
  };
};
