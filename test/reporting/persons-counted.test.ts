import { expect, test } from "vitest";
import { type Counted, createPersonsCounted } from "../../core/domain/reporting/persons-counted.ts";

const counted = (more: Partial<Counted> & { traits?: Partial<Counted["traits"]> } = {}): Counted => ({
  counts: 1,
  ...more,
  traits: {
    regency: "6471",
    sex: "female",
    ageBand: "25-34",
    disabilities: ["physical"],
    skills: { wished: "sewing" },
    cohortId: "2026-1",
    ...more.traits,
  },
});

test("a person's first application is preceded by none, each later one by those before it, in order", () => {
  const persons = createPersonsCounted();
  const first = counted({ counts: 1 });
  const second = counted({
    counts: 3,
    traits: { ...counted().traits, skills: { wished: "sewing", taught: "barista" } },
  });
  const third = counted({
    counts: 4,
    traits: { ...counted().traits, disabilities: ["physical", "sensory"] },
  });
  expect(persons.remember("siti", first)).toEqual([]);
  expect(persons.remember("budi", counted({ counts: 7 }))).toEqual([]);
  expect(persons.remember("siti", second)).toEqual([first]);
  expect(persons.remember("siti", third)).toEqual([first, second]);
  expect(persons.remember("siti", first)).toEqual([first, second, third]);
});

test("what was counted of a person is kept whole, however many things a report counts", () => {
  const persons = createPersonsCounted();
  const seventeenth = counted({ counts: 1 << 16 });
  const every = counted({ counts: 2 ** 30 - 1 });
  persons.remember("siti", seventeenth);
  persons.remember("budi", every);
  expect(persons.remember("siti", counted())).toEqual([seventeenth]);
  expect(persons.remember("budi", counted())).toEqual([every]);
});

test("cohorts that are too many to be told apart are refused, and not taken for one another", () => {
  const persons = createPersonsCounted();
  const inCohort = (number: number) =>
    counted({ traits: { ...counted().traits, cohortId: `cohort-${number}` } });
  const most = 2 ** 16 - 10;
  for (let number = 0; number < most; number += 1) persons.remember(`person-${number}`, inCohort(number));
  expect(persons.remember(`person-${most - 1}`, counted())).toEqual([inCohort(most - 1)]);
  expect(() => {
    for (let number = most; number < most + 20; number += 1) persons.remember("siti", inCohort(number));
  }).toThrow("more cohorts and codes than can be told apart");
});
