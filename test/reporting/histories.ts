/**
 * Ways through the programme at random, by the moves that there are; beside each record stands what happened, noted as
 * it happened, so that a report can be counted a second time without looking at the record.
 */
import type { Application } from "../../core/domain/applications/application.ts";
import { type ApplicationChange, changed, moved } from "../../core/domain/applications/lifecycle.ts";
import type { MoveName } from "../../core/domain/applications/moves.ts";
import type { Cohort } from "../../core/domain/catalogue/cohort.ts";
import type { CountName } from "../../core/domain/reporting/count-names.ts";
import { disabilities, sexes } from "../../core/domain/shared/codes.ts";
import { addDays, type Day, dayOf, startOf } from "../../core/domain/shared/day.ts";
import { regencyCodes } from "../../core/domain/shared/regencies.ts";
import { aCohort } from "../support/forms.ts";

export interface Happening {
  reference: string;
  what: CountName | "decided" | "assessed" | "followed-up";
  on: Day;
  /** When it was recorded, and when it was taken back. */
  at: string;
  takenBackAt?: string;
  value?: number;
}

interface Person {
  key: string;
  regency: string;
  sex: string;
  birthDate: Day;
  disabilities: string[];
}

export interface Way {
  person: Person;
  reference: string;
  cohortId: string;
  programme: string;
  appliedOn: Day;
  wished: string;
  taught: string;
  happenings: Happening[];
  /** The record after each change. */
  records: { at: string; application: Application }[];
}

/** mulberry32: the same numbers for the same seed. */
export const createChance = (seed: number) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    is: (share: number) => next() < share,
    pick: <T>(from: readonly T[]): T => from[below(from.length)] as T,
  };
};
type Chance = ReturnType<typeof createChance>;

const skills = ["sewing", "ac-repair", "security"];

export const theCohorts = (): Cohort[] =>
  (
    [
      ["2026-1", "skills-training", "2026-04-30"],
      ["2026-2", "skills-training", "2026-11-15"],
      ["constructor", "skills-training", "2027-01-10"],
      ["uep-1", "uep", "2026-12-20"],
    ] as const
  ).map(([cohortId, programme, endsOn]) => ({
    ...(aCohort({ cohortId, programme, endsOn, name: `=Angkatan ${cohortId}` }) as unknown as Cohort),
    version: 1,
    createdAt: "2025-12-01T00:00:00.000Z",
  }));

const aPerson = (chance: Chance, key: string): Person => ({
  key,
  regency: chance.pick(regencyCodes),
  sex: chance.pick(sexes),
  birthDate: addDays("1963-01-01" as Day, chance.below(46 * 365)),
  disabilities: [...new Set([chance.pick(disabilities), chance.pick(disabilities)])],
});

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const aReference = (chance: Chance) =>
  `KT-${[0, 1, 2].map(() => [0, 1, 2, 3].map(() => chance.pick([...digits])).join("")).join("-")}`;

const walk = (chance: Chance, person: Person, cohort: Cohort, from: Day): Way => {
  const wished = chance.pick(skills);
  const taught = chance.pick(skills);
  let at = new Date(Date.parse(startOf(from)) + chance.below(24 * 60) * 60_000).toISOString();
  const today = () => dayOf(at);
  const appliedOn = chance.is(0.2) ? addDays(today(), -chance.below(14)) : today();
  const reference = aReference(chance);
  const happenings: Happening[] = [];
  const happen = (what: Happening["what"], on: Day = today(), value?: number) =>
    happenings.push({ reference, what, on, at, ...(value === undefined ? {} : { value }) });
  const takeBack = (what: Happening["what"]) => {
    const last = happenings.findLast((each) => each.what === what && !each.takenBackAt);
    if (last) last.takenBackAt = at;
  };

  let application = {
    reference,
    programme: cohort.programme,
    cohortId: cohort.cohortId,
    status: "submitted",
    version: 1,
    submittedAt: at,
    appliedOn,
    address: { regency: person.regency },
    sex: person.sex,
    birthDate: person.birthDate,
    disabilities: person.disabilities,
    skills: [wished],
    person: person.key,
    history: [{ at, status: "submitted" }],
    documents: [],
    registryChecks: [],
  } as unknown as Application;
  const records: Way["records"] = [];
  const keep = ({ after }: Pick<ApplicationChange, "after">) => {
    application = after;
    records.push({ at, application });
  };
  keep({ after: application });
  happen("applied", appliedOn);

  const meta = () => ({ actor: "someone", occurredAt: at });
  // Of what a state requires no more is made than a report reads.
  const move = (name: MoveName, more: object = {}) =>
    keep(moved(application, name, more as never, meta(), "verify-application"));
  const offer = (name: "offerSeat" | "offerFreedSeat") => {
    happen("decided");
    happen("selected");
    move(name, { seat: { skill: taught } as Application["seat"] });
  };
  const decide = (name: MoveName) => {
    happen("decided");
    move(name);
  };
  /** A day of its own, some time before it was recorded. */
  const earlier = () => addDays(today(), -chance.below(20));
  const completion = (result: "completed" | "dropped-out", on: Day) => ({
    completion: { on, result, at, by: "someone" },
  });

  const steps: Partial<Record<Application["status"], (() => void)[]>> = {
    submitted: [
      ...Array(5).fill(() => {
        happen("verified");
        move("accept");
      }),
      () => move("return"),
      () => {
        happen("rejected");
        decide("reject");
      },
    ],
    returned: [() => move("correct"), () => move("correct"), () => move("withdraw")],
    rejected: [() => move("upholdRejection"), () => {}, () => {}],
    verified: [
      ...Array(6).fill(() => {
        happen("assessed");
        move("assess");
      }),
      () => {
        takeBack("verified");
        move("reopenVerification");
      },
    ],
    assessed: [
      ...Array(4).fill(() => offer("offerSeat")),
      () => decide("waitlist"),
      () => decide("rejectUnselected"),
      () => {
        takeBack("assessed");
        move("reopenAssessment");
      },
    ],
    waitlisted: [() => offer("offerFreedSeat"), () => decide("endWaiting")],
    offered: [
      ...Array(5).fill(() => {
        happen("enrolled");
        move("takeSeat");
      }),
      () => move("declineSeat"),
      () => move("withdraw"),
    ],
    declined: [() => decide("upholdSeat"), () => {}],
    "not-selected": [() => decide("upholdSeat"), () => {}, () => {}],
    enrolled: [
      ...Array(5).fill(() => {
        const on = earlier();
        happen("completed", on);
        move("complete", completion("completed", on));
      }),
      () => {
        happen("droppedOut");
        move("dropOut", completion("dropped-out", today()));
      },
    ],
    "dropped-out": [() => move("upholdDropOut", { completion: undefined }), () => {}],
    completed: [
      ...Array(5).fill(() => {
        const value = 1_000_000 + chance.below(5_000_000);
        happen("equipped", today(), value);
        const handover = { on: today(), value } as NonNullable<Application["handovers"]>[number];
        move("equip", { handovers: [...(application.handovers ?? []), handover] });
      }),
      () => {
        takeBack("completed");
        move("reopenCompletion", { completion: undefined });
      },
      () => {},
    ],
    equipped: [
      ...Array(6).fill(() => {
        const month = ([1, 3, 6, 12] as const)[application.followUps?.length ?? 0];
        if (!month) return;
        const activity = chance.pick(["own-business", "employed", "not-active"] as const);
        const on = earlier();
        happen("followed-up", on);
        if (activity !== "not-active") happen(`active${month}`, on);
        const followUps = [...(application.followUps ?? []), { month, on, activity }] as NonNullable<
          Application["followUps"]
        >;
        keep(changed(application, { followUps }, meta(), "record-follow-up"));
      }),
      () => {
        takeBack("equipped");
        const handovers = (application.handovers ?? []).map((each, index, all) =>
          index === all.length - 1 ? { ...each, voided: { at } as never } : each,
        );
        move("voidHandover", { handovers });
      },
    ],
  };

  for (let step = 0; step < 30; step += 1) {
    at = new Date(Date.parse(at) + chance.below(20 * 24 * 60) * 60_000 + 60_000).toISOString();
    const possible = steps[application.status];
    if (!possible) break;
    chance.pick(possible)();
  }
  return {
    person,
    reference,
    cohortId: cohort.cohortId,
    programme: cohort.programme,
    appliedOn,
    wished,
    taught,
    happenings,
    records,
  };
};

/** People on their ways, some of them more than once, some of those from elsewhere the second time. */
export const randomWays = (seed: number, people: number): Way[] => {
  const chance = createChance(seed);
  const cohorts = theCohorts();
  const ways: Way[] = [];
  for (let number = 0; number < people; number += 1) {
    const person = aPerson(chance, `person-${String(number).padStart(9, "0")}`);
    const times = chance.is(0.3) ? 2 + chance.below(2) : 1;
    let from = addDays("2026-01-01" as Day, chance.below(500));
    for (let time = 0; time < times; time += 1) {
      const who = chance.is(0.5) ? person : { ...person, regency: chance.pick(regencyCodes) };
      ways.push(walk(chance, who, chance.pick(cohorts), from));
      from = addDays(from, chance.below(60));
    }
  }
  return ways;
};
