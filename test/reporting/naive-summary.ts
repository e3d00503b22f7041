/** The sums of a report once more, from what happened and the contract's sentences alone; slow and without thought. */
import type { Cohort } from "../../core/domain/catalogue/cohort.ts";
import type { Skill } from "../../core/domain/catalogue/skill.ts";
import type { Happening, Way } from "./histories.ts";

const names = [
  "applied",
  "verified",
  "rejected",
  "selected",
  "enrolled",
  "completed",
  "droppedOut",
  "equipped",
  "active1",
  "active3",
  "active6",
  "active12",
];
const always = {
  regency: ["64.01", "64.02", "64.03", "64.07", "64.08", "64.09", "64.11", "64.71", "64.72", "64.74"],
  sex: ["male", "female"],
  ageBand: ["15-24", "25-34", "35-44", "45-54", "55-64"],
  disability: ["physical", "intellectual", "mental", "sensory"],
  skill: [],
  cohort: [],
};

const monthsOf = (period: string): string[] => {
  const year = period.slice(0, 4);
  const all = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"];
  if (period === year) return all.map((month) => `${year}-${month}`);
  if (!period.includes("Q")) return [period];
  const quarter = Number(period.at(-1));
  return all.slice(quarter * 3 - 3, quarter * 3).map((month) => `${year}-${month}`);
};

const bandOf = ({ person, appliedOn }: Way): string => {
  const birthday = person.birthDate.slice(5);
  let age = Number(appliedOn.slice(0, 4)) - Number(person.birthDate.slice(0, 4));
  if (appliedOn.slice(5) < birthday) age -= 1;
  return ["15-24", "25-34", "35-44", "45-54", "55-64"].find((band) => {
    const [from, to] = band.split("-").map(Number);
    return age >= (from as number) && age <= (to as number);
  }) as string;
};

const valuesOf = (way: Way, name: string): Record<string, string[]> => ({
  regency: [way.person.regency],
  sex: [way.person.sex],
  ageBand: [bandOf(way)],
  disability: way.person.disabilities,
  skill: ["applied", "verified", "rejected"].includes(name) ? [way.wished] : [way.taught],
  cohort: [way.cohortId],
});

const rank = (days: number[], share: [number, number]) => {
  const sorted = days.toSorted((a, b) => a - b);
  let place = 0;
  while (place * share[1] < share[0] * sorted.length) place += 1;
  return sorted[place - 1] ?? null;
};

export const naiveSummary = (
  programme: string,
  period: string,
  ways: readonly Way[],
  cohorts: readonly Cohort[],
  skills: readonly Skill[],
) => {
  const months = monthsOf(period);
  const within = (day: string) => months.includes(day.slice(0, 7));
  const untilEnd = (day: string) => day.slice(0, 7) <= (months.at(-1) as string);
  const ours = ways.filter((way) => way.programme === programme);
  const stands = ({ takenBackAt }: Happening) => takenBackAt === undefined;

  const counted = names.map((name) => {
    const happened = (way: Way) => way.happenings.filter((each) => each.what === name && stands(each));
    const counting = (way: Way) => (name === "selected" ? happened(way).slice(0, 1) : happened(way));
    return { name, ways: ours.filter((way) => counting(way).some(({ on }) => within(on))) };
  });
  const countsIn = (belongs: (way: Way, name: string) => boolean) =>
    Object.fromEntries(
      counted.map(({ name, ways: those }) => [
        name,
        new Set(those.filter((way) => belongs(way, name)).map(({ person }) => person.key)).size,
      ]),
    );
  const by = Object.fromEntries(
    Object.entries(always).map(([grouping, known]) => {
      const found = counted.flatMap(({ name, ways: those }) =>
        those.flatMap((way) => valuesOf(way, name)[grouping] ?? []),
      );
      const values = [...new Set<string>([...known, ...found])];
      const belongsTo = (value: string) => (way: Way, name: string) =>
        valuesOf(way, name)[grouping]?.includes(value) ?? false;
      return [grouping, Object.fromEntries(values.map((value) => [value, countsIn(belongsTo(value))]))];
    }),
  );

  const ending = cohorts.filter((cohort) => cohort.programme === programme && within(cohort.endsOn));
  const ofEnding = ours.filter(({ cohortId }) => ending.some((cohort) => cohort.cohortId === cohortId));
  const all = (from: readonly Way[], what: string) =>
    from.flatMap(({ happenings }) => happenings.filter((each) => each.what === what && stands(each)));
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const value = (cohort: Cohort) =>
    sum(
      cohort.classes.map(
        ({ skill, seats }) => seats * (skills.find((each) => each.skill === skill)?.toolkitValue as number),
      ),
    );
  const daysFrom = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
  const decisions = ours.flatMap((way) => {
    const first = way.happenings.find(({ what }) => what === "decided");
    return first && within(first.on) ? [daysFrom(way.appliedOn, first.on)] : [];
  });
  const toolkits = ours.flatMap(({ happenings }) => {
    const equipped = happenings.find((each) => each.what === "equipped" && stands(each));
    const completed = happenings.find((each) => each.what === "completed" && stands(each));
    return equipped && within(equipped.on) ? [daysFrom(completed?.on as string, equipped.on)] : [];
  });
  const waitOf = (days: number[]) => ({
    median: rank(days, [1, 2]),
    p90: rank(days, [9, 10]),
    days: Object.fromEntries(
      days.map((length) => [String(length), days.filter((each) => each === length).length]),
    ),
  });
  return {
    schema: 1,
    office: {
      id: "kaltim",
      province: "64",
      name: { id: "Dinas Sosial Provinsi Kalimantan Timur", en: "Social Service of East Kalimantan" },
    },
    areasVersion: "idn-area-data 4.0.1",
    programme,
    period,
    totals: countsIn(() => true),
    by,
    targets: {
      people: {
        planned: sum(ending.map(({ quota }) => quota)),
        reached: all(ofEnding, "completed").filter(({ on }) => untilEnd(on)).length,
      },
      rupiah: {
        planned: sum(ending.map(value)),
        reached: sum(
          all(ofEnding, "equipped")
            .filter(({ on }) => untilEnd(on))
            .map((each) => each.value as number),
        ),
      },
    },
    toolkitValue: sum(
      all(ours, "equipped")
        .filter(({ on }) => within(on))
        .map((each) => each.value as number),
    ),
    waits: { decision: waitOf(decisions), toolkit: waitOf(toolkits) },
  };
};
