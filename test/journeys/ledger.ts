/**
 * What a cohort went through, written down by whoever made it happen; and a year's report added up from that, as naively
 * as its words in the contract. Shares nothing with `core/`.
 */
export const countNames = [
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
] as const;
type CountName = (typeof countNames)[number];

export interface Applied {
  reference: string;
  /** Whose application it is: one person may have two. */
  person: number;
  programme: string;
  cohortId: string;
  regency: string;
  sex: string;
  birthDate: string;
  disabilities: string[];
  firstWish: string;
  appliedOn: string;
  /** Of the seat that was given. */
  skill?: string;
}

export interface Cohort {
  cohortId: string;
  programme: string;
  quota: number;
  endsOn: string;
  classes: { seats: number; toolkitValue: number }[];
}

interface Entry {
  reference: string;
  what: CountName | "waitlisted" | "not-selected";
  on: string;
  value?: number;
}

const periodDays = (period: string): [string, string] => {
  const year = Number(period.slice(0, 4));
  const [firstMonth, lastMonth] = period.includes("Q")
    ? [Number(period.at(-1)) * 3 - 2, Number(period.at(-1)) * 3]
    : period.length === 4
      ? [1, 12]
      : [Number(period.slice(5)), Number(period.slice(5))];
  const iso = (date: Date) => date.toISOString().slice(0, 10);
  return [iso(new Date(Date.UTC(year, firstMonth - 1, 1))), iso(new Date(Date.UTC(year, lastMonth, 0)))];
};
const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

const ageBand = ({ birthDate, appliedOn }: Applied): string => {
  const had = appliedOn.slice(5) >= birthDate.slice(5) ? 0 : 1;
  const age = Number(appliedOn.slice(0, 4)) - Number(birthDate.slice(0, 4)) - had;
  return ["15-24", "25-34", "35-44", "45-54", "55-64"].find(
    (band) => age >= Number(band.slice(0, 2)) && age <= Number(band.slice(3)),
  ) as string;
};

const nearestRank = (values: number[], percent: number): number | null =>
  values.length === 0
    ? null
    : (values.sort((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] as number);

const waitOf = (lengths: number[]) => ({
  median: nearestRank(lengths, 50),
  p90: nearestRank(lengths, 90),
  days: Object.fromEntries(
    [...Map.groupBy(lengths, (length) => length)].map(([length, all]) => [String(length), all.length]),
  ),
});

export const openLedger = () => {
  const applications: Applied[] = [];
  let entries: Entry[] = [];
  const of = (reference: string) => applications.find((each) => each.reference === reference) as Applied;

  return {
    applications,
    of,
    apply(applied: Applied) {
      applications.push(applied);
      entries.push({ reference: applied.reference, what: "applied", on: applied.appliedOn });
    },
    note(reference: string, what: Entry["what"], on: string, value?: number) {
      entries.push({ reference, what, on, ...(value === undefined ? {} : { value }) });
    },
    /** A thing that was a mistake and is taken back: its last entry never was. */
    strike(reference: string, what: Entry["what"]) {
      const last = entries.findLast((each) => each.reference === reference && each.what === what);
      entries = entries.filter((each) => each !== last);
    },

    summary(programme: string, period: string, cohorts: readonly Cohort[]) {
      const [first, last] = periodDays(period);
      const within = (day: string) => day >= first && day <= last;
      const own = entries.filter(({ reference }) => of(reference).programme === programme);
      const counted = own.filter(({ on }) => within(on));
      const people = (what: CountName, belongs: (applied: Applied) => boolean = () => true) =>
        new Set(
          counted
            .filter((entry) => entry.what === what && belongs(of(entry.reference)))
            // The first offer is the one that counts, whenever a later one was.
            .filter(
              (entry) =>
                what !== "selected" ||
                !own.some(
                  (each) =>
                    each.what === "selected" && each.reference === entry.reference && each.on < entry.on,
                ),
            )
            .map(({ reference }) => of(reference).person),
        ).size;
      const countsWhere = (belongs: (applied: Applied, what: CountName) => boolean) =>
        Object.fromEntries(countNames.map((what) => [what, people(what, (each) => belongs(each, what))]));
      const grouped = (valuesOf: (applied: Applied, what: CountName) => string[]) => {
        const values = new Set(
          applications
            .filter((each) => each.programme === programme)
            .flatMap((each) => countNames.flatMap((what) => valuesOf(each, what))),
        );
        return Object.fromEntries(
          [...values].map((value) => [
            value,
            countsWhere((applied, what) => valuesOf(applied, what).includes(value)),
          ]),
        );
      };
      const skillOf = (applied: Applied, what: CountName): string[] =>
        ["applied", "verified", "rejected"].includes(what)
          ? [applied.firstWish]
          : applied.skill
            ? [applied.skill]
            : [];

      const ending = cohorts.filter((each) => each.programme === programme && within(each.endsOn));
      const ofEnding = own.filter(
        ({ reference, on }) =>
          on <= last && ending.some(({ cohortId }) => cohortId === of(reference).cohortId),
      );
      const decisions = new Map<string, string>();
      for (const { reference, what, on } of own)
        if (["rejected", "selected", "waitlisted", "not-selected"].includes(what)) {
          const earlier = decisions.get(reference);
          if (earlier === undefined || on < earlier) decisions.set(reference, on);
        }
      const decided = [...decisions]
        .filter(([, on]) => within(on))
        .map(([reference, on]) => daysBetween(of(reference).appliedOn, on));
      const equipped = counted
        .filter(({ what }) => what === "equipped")
        .map(({ reference, on }) => {
          const completed = own.findLast((each) => each.reference === reference && each.what === "completed");
          return daysBetween(completed?.on as string, on);
        });
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
      return {
        programme,
        period,
        totals: countsWhere(() => true),
        by: {
          regency: grouped(({ regency }) => [regency]),
          sex: grouped(({ sex }) => [sex]),
          ageBand: grouped((applied) => [ageBand(applied)]),
          disability: grouped(({ disabilities }) => disabilities),
          skill: grouped(skillOf),
          cohort: grouped(({ cohortId }) => [cohortId]),
        },
        targets: {
          people: {
            planned: sum(ending.map(({ quota }) => quota)),
            reached: ofEnding.filter(({ what }) => what === "completed").length,
          },
          rupiah: {
            planned: sum(
              ending.flatMap(({ classes }) => classes.map((each) => each.seats * each.toolkitValue)),
            ),
            reached: sum(ofEnding.map(({ what, value }) => (what === "equipped" ? (value as number) : 0))),
          },
        },
        toolkitValue: sum(counted.map(({ what, value }) => (what === "equipped" ? (value as number) : 0))),
        waits: {
          decision: waitOf(decided),
          toolkit: waitOf(equipped),
        },
      };
    },
  };
};
