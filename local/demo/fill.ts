/**
 * `npm start -- --demo`: fills an empty store with invented applications, by the calls that real people make.
 *
 * The filling goes through most of a year, day by day. The handlers' clock moves along, and the schedules run on
 * their due days.
 */

import { addDays, dayOf, type Instant } from "../../core/domain/shared/day.ts";
import { regencyName } from "../../core/domain/shared/regencies.ts";
import * as office from "../../offices/office.ts";
import type { Running } from "../run.ts";
import { type Applied, type Calls, createCalls } from "./calls.ts";
import { createChance } from "./chance.ts";
import { daysEarlier, type SampleCohort, type SampleCohorts, sampleCohorts } from "./cohorts.ts";
import { type Outcome, type SamplePerson, samplePerson } from "./people.ts";

const seed = 20261;
/** The number of calls that the engine serves at once without making one wait for another. */
const atOnce = 6;

const assessed = (people: number): Outcome[] => Array.from({ length: people }, () => "assessed");

/** The statuses that the applications of each cohort reach without a selection. */
const outcomes: Partial<Record<keyof SampleCohorts, readonly Outcome[]>> = {
  finished: ["rejected", ...assessed(9)],
  chosen: [...assessed(10), "returned"],
  open: [
    ...["submitted", "verified", "submitted", "returned", "assessed", "submitted", "rejected"],
    ...["verified", "submitted", "returned", "submitted", "assessed", "verified", "withdrawn"],
    ...["submitted", "rejected", "verified", "submitted", "returned", "assessed", "submitted"],
    ...["verified", "submitted", "rejected", "submitted", "verified", "submitted", "submitted"],
    ...["submitted", "verified"],
  ] as Outcome[],
  enterprise: [
    ...["submitted", "verified", "returned", "submitted", "rejected"],
    ...["verified", "submitted", "verified", "submitted", "submitted"],
  ] as Outcome[],
  graduated: assessed(9),
  inTraining: assessed(9),
};

const invent = (cohorts: SampleCohorts, today: SamplePerson["form"]["birthDate"]) => {
  const chance = createChance(seed);
  let number = 0;
  const of = (name: keyof SampleCohorts) =>
    (outcomes[name] ?? []).map((outcome) => {
      number += 1;
      return samplePerson(number, outcome, cohorts[name], today as never, chance);
    });
  return {
    finished: of("finished"),
    chosen: of("chosen"),
    open: of("open"),
    enterprise: of("enterprise"),
    graduated: of("graduated"),
    inTraining: of("inTraining"),
  };
};

type Task = () => Promise<unknown>;

/** The tasks of each day, by the number of days ago. */
const createDiary = () => {
  const days = new Map<number, Task[]>();
  return {
    on(daysAgo: number, task: Task): void {
      days.set(daysAgo, [...(days.get(daysAgo) ?? []), task]);
    },
    /** Runs the tasks from the earliest day on. The tasks of one day run several at a time. */
    async live(begin: (daysAgo: number) => Promise<unknown>): Promise<void> {
      for (const daysAgo of [...days.keys()].sort((a, b) => b - a)) {
        await begin(daysAgo);
        const waiting = days.get(daysAgo) ?? [];
        const take = async () => {
          for (let task = waiting.shift(); task; task = waiting.shift()) await task();
        };
        await Promise.all(Array.from({ length: atOnce }, take));
      }
    },
  };
};
type Diary = ReturnType<typeof createDiary>;

/**
 * The life of one application, each event on its own day: applying, the decision, the assessment or the withdrawal.
 */
const writeApplication = (
  calls: Calls,
  diary: Diary,
  person: SamplePerson,
  days: { applies: number; decided: number; assessed: number },
  onApplied: (applied: Applied) => void = () => {},
) => {
  let applied: Applied;
  diary.on(days.applies, async () => {
    applied = await calls.apply(person);
    onApplied(applied);
  });
  if (person.decision) diary.on(days.decided, () => calls.decide(applied));
  if (person.outcome === "assessed") diary.on(days.assessed, () => calls.assess(applied));
  if (person.outcome === "withdrawn")
    diary.on(days.decided, () =>
      calls.asApplicant(applied, "withdrawal", { why: "Saya sudah mendapat pekerjaan (contoh)." }),
    );
};

interface Seat {
  reference: string;
  classId: string;
}

/** Seals the selection of a cohort. Returns the offered seats, in the order of their classes. */
const seal = async ({ as }: Calls, { cohortId }: SampleCohort): Promise<Seat[]> =>
  (
    await as<{ offered: Seat[] }>("manager", "POST", `/cohorts/${cohortId}/selection`, {
      seed: `kode undian contoh ${cohortId}`,
    })
  ).offered;

const listInState = async ({ as }: Calls, { cohortId }: SampleCohort, status: string) =>
  (
    await as<{ items: { reference: string; classId?: string }[] }>(
      "manager",
      "GET",
      `/applications?cohortId=${cohortId}&status=${status}&limit=100`,
    )
  ).items as Seat[];

/**
 * A cohort from its first application to the end of its training. Returns a function that gives the participants
 * after the diary has reached that day.
 */
const writeTrained = (
  calls: Calls,
  diary: Diary,
  cohort: SampleCohort,
  people: readonly SamplePerson[],
  earlier: number,
): (() => Seat[]) => {
  const { as } = calls;
  const applied = new Map<string, Applied>();
  for (const [index, person] of people.entries())
    writeApplication(
      calls,
      diary,
      person,
      { applies: (index % 2 ? 28 : 29) + earlier, decided: 27 + earlier, assessed: 26 + earlier },
      (each) => applied.set(each.reference, each),
    );
  const accept = ({ reference }: Seat) =>
    calls.asApplicant(applied.get(reference) as Applied, "reply", { answer: "accept" });

  diary.on(25 + earlier, async () => {
    const [first, ...others] = await seal(calls, cohort);
    await calls.asApplicant(applied.get(first?.reference ?? "") as Applied, "reply", { answer: "decline" });
    for (const each of others) await accept(each);
  });
  // The declined seat has gone to the first suitable applicant of the waitlist.
  diary.on(24.5 + earlier, async () => {
    for (const each of await listInState(calls, cohort, "offered")) await accept(each);
  });

  let participants: Seat[] = [];
  diary.on(10 + earlier, async () => {
    participants = await listInState(calls, cohort, "enrolled");
    for (const { classId } of cohort.classes)
      for (const day of [0, 6, 13]) {
        const marks = participants
          .filter((each) => each.classId === classId)
          .map(({ reference }, index) => ({
            reference,
            mark:
              reference === participants[0]?.reference && day > 0
                ? "absent"
                : index % 4 === day % 3
                  ? "late"
                  : "present",
          }));
        const date = addDays(cohort.startsOn, day);
        await as("trainer", "PUT", `/cohorts/${cohort.cohortId}/sessions/${date}/attendance`, {
          classId,
          marks,
        });
      }
    for (const { reference } of participants.slice(1, 4))
      await as("trainer", "POST", `/applications/${reference}/progress`, {
        unit: "Praktik dasar (contoh)",
        level: "capable",
        on: addDays(cohort.startsOn, 12),
      });
  });
  return () => participants;
};

/**
 * A cohort from its first application to the handovers. It hands over six toolkits, from the first serial number on.
 */
const writeFinished = (
  calls: Calls,
  diary: Diary,
  cohort: SampleCohort,
  people: readonly SamplePerson[],
  { earlier, firstSerial }: { earlier: number; firstSerial: number },
): (() => Seat[]) => {
  const { as } = calls;
  const participantsNow = writeTrained(calls, diary, cohort, people, earlier);
  const equippedNow = () => participantsNow().slice(1, 4);
  diary.on(9 + earlier, async () => {
    for (const [index, { reference }] of participantsNow().entries())
      await as("manager", "POST", `/applications/${reference}/completion`, {
        on: cohort.endsOn,
        result: index === 0 ? "dropped-out" : "completed",
      });
    for (const { skill } of cohort.classes)
      await as("storekeeper", "POST", "/toolkits", {
        skill,
        items: [
          {
            name: "Perangkat kerja (contoh)",
            brand: "Contoh",
            unit: "set",
            quantity: 1,
            unitPrice: 4_500_000,
          },
          { name: "Buku panduan (contoh)", brand: "Contoh", unit: "buah", quantity: 2, unitPrice: 150_000 },
        ],
        serials: [0, 1, 2].map((number) => `CONTOH-${skill}-${firstSerial + number}`),
        source: "APBD (contoh)",
        receivedOn: cohort.endsOn,
      });
  });
  diary.on(5 + earlier, async () => {
    for (const [index, { reference, classId }] of equippedNow().entries())
      await as("storekeeper", "POST", `/applications/${reference}/toolkit`, {
        serial: `CONTOH-${cohort.classes.find((each) => each.classId === classId)?.skill}-${firstSerial + index}`,
        condition: "baru",
        signature: { method: "witnessed", witness: "Saksi Contoh" },
      });
  });
  return equippedNow;
};

/**
 * The graduates' follow-ups. One graduate was not found after half a year and stays on the list of due follow-ups.
 */
const writeFollowUps = (calls: Calls, diary: Diary, cohort: SampleCohort, equippedNow: () => Seat[]) => {
  const visits = [
    { month: 1, days: 31, by: "phone", activities: ["own-business", "not-active", "own-business"] },
    { month: 3, days: 93, by: "visit", activities: ["own-business", "employed", "own-business"] },
    { month: 6, days: 185, by: "visit", activities: ["own-business", "employed"] },
  ];
  for (const { month, days, by, activities } of visits) {
    const afterEnd = 5 + days;
    // An officer records the follow-up on the next day.
    diary.on(10 + daysEarlier.graduated - afterEnd - 1, async () => {
      for (const [index, activity] of activities.entries())
        await calls.as("assessor", "POST", `/applications/${equippedNow()[index]?.reference}/follow-ups`, {
          month,
          on: addDays(cohort.endsOn, afterEnd),
          by,
          activity,
          ...(activity === "not-active" ? {} : { monthlyIncome: 900_000 + month * 150_000 }),
          toolkitInUse: activity === "own-business",
        });
    });
  }
};

/** A cohort whose selection was sealed yesterday. Some applicants have answered, most have not. */
const writeChosen = (calls: Calls, diary: Diary, cohort: SampleCohort, people: readonly SamplePerson[]) => {
  const applied = new Map<string, Applied>();
  for (const [index, person] of people.entries())
    writeApplication(
      calls,
      diary,
      person,
      { applies: index % 2 ? 20 : 17, decided: 14, assessed: 10 },
      (each) => applied.set(each.reference, each),
    );
  diary.on(1, async () => {
    const answers = ["accept", "decline", "accept", "accept"];
    for (const [index, { reference }] of (await seal(calls, cohort)).entries())
      if (answers[index])
        await calls.asApplicant(applied.get(reference) as Applied, "reply", { answer: answers[index] });
  });
};

/** An open cohort. Applications come until today, and the office handles them with some delay. */
const writeOpen = (calls: Calls, diary: Diary, people: readonly SamplePerson[]) => {
  const early = [20, 17, 14];
  const late = [5, 2, 1, 0];
  const rejected: Applied[] = [];
  for (const [index, person] of people.entries()) {
    const applies =
      person.outcome === "submitted"
        ? (late[index % late.length] as number)
        : (early[index % early.length] as number);
    writeApplication(calls, diary, person, { applies, decided: applies - 3, assessed: 5 }, (each) => {
      if (person.outcome === "rejected") rejected.push(each);
    });
  }
  diary.on(2, async () => {
    const text = `Alamat saya di KTP sudah lama. Saya tinggal di ${regencyName(office.capital)} sejak 2020 (contoh).`;
    for (const each of rejected.slice(0, 1)) await calls.asApplicant(each, "appeal", { text });
    for (const each of rejected.slice(1, 2)) await calls.asApplicant(each, "data-request", { kind: "copy" });
  });
};

/** Fills an empty store. A store that holds a cohort stays unchanged. */
export const fillWithDemo = async (
  { url, clock }: Pick<Running, "url" | "clock">,
  onProgress: (what: string) => void,
): Promise<void> => {
  const calls = createCalls(url);
  const { as, moveClock } = calls;
  const { items } = await as<{ items: unknown[] }>("manager", "GET", "/cohorts?limit=1");
  if (items.length > 0) {
    onProgress("the store holds data already: no sample data were added");
    return;
  }
  onProgress("sample data");
  const startedAt = clock.now();
  const today = dayOf(startedAt);
  const cohorts = sampleCohorts(today);
  const people = invent(cohorts, today);
  const diary = createDiary();

  diary.on(30 + daysEarlier.graduated, async () => {
    for (const account of ["storekeeper", "manager"])
      await as("manager", "PUT", `/officers/${account}`, {
        name: `Petugas Contoh (${account})`,
        nip: "19800101 200501 1 999",
        office: `${office.name.id} (contoh)`,
      });
    await as("manager", "POST", "/cohorts", cohorts.graduated);
  });
  diary.on(30 + daysEarlier.inTraining, () => as("manager", "POST", "/cohorts", cohorts.inTraining));
  diary.on(30, async () => {
    // The console shows the newest cohort first.
    for (const name of ["finished", "chosen", "upcoming", "enterprise", "open"] as const)
      await as("manager", "POST", "/cohorts", cohorts[name]);
  });
  const graduates = writeFinished(calls, diary, cohorts.graduated, people.graduated, {
    earlier: daysEarlier.graduated,
    firstSerial: 4,
  });
  writeFollowUps(calls, diary, cohorts.graduated, graduates);
  writeTrained(calls, diary, cohorts.inTraining, people.inTraining, daysEarlier.inTraining);
  writeFinished(calls, diary, cohorts.finished, people.finished, {
    earlier: daysEarlier.finished,
    firstSerial: 1,
  });
  writeChosen(calls, diary, cohorts.chosen, people.chosen);
  writeOpen(calls, diary, [...people.open, ...people.enterprise]);

  try {
    await diary.live((daysAgo) => {
      // A different hour each day. The last application came a quarter of an hour ago.
      const minutesAgo = daysAgo * 24 * 60 + 15 + ((daysAgo * 137) % 600);
      return moveClock(new Date(Date.parse(startedAt) - minutesAgo * 60_000).toISOString() as Instant);
    });
  } finally {
    await moveClock(null);
  }
  for (const programme of ["skills-training", "uep"])
    await as("manager", "POST", "/reports", { programme, period: today.slice(0, 7) });
};
