/** Selections of every kind that a seed leads to: small and large, tied, contradictory, empty. */
import type { Occasion, Person, Reserved, SeatedClass } from "./reference-implementation.ts";

const regencies = ["64.01", "64.09", "64.71", "64.72"];
const sexes = ["female", "male"];
const disabilities = ["physical", "intellectual", "mental", "sensory"];
const skills = ["ac-repair", "motorcycle-mechanic", "sewing", "security"];
const fits = ["fits", "fits-with-accommodation", "needs-visit"];

/** Mulberry32: the same numbers for the same seed, on any machine. */
export const chanceFrom = (seed: number) => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number) => Math.floor(next() * (most + 1));
  const one = <T>(of: readonly T[]): T => of[upTo(of.length - 1)] as T;
  const shuffled = <T>(of: readonly T[]): T[] => {
    const all = [...of];
    for (let at = all.length - 1; at > 0; at -= 1) {
      const with_ = upTo(at);
      [all[at], all[with_]] = [all[with_] as T, all[at] as T];
    }
    return all;
  };
  return {
    next,
    upTo,
    one,
    shuffled,
    some: <T>(of: readonly T[]) => shuffled(of).slice(0, 1 + upTo(of.length - 1)),
  };
};
type Chance = ReturnType<typeof chanceFrom>;

const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const aReference = ({ one }: Chance): string =>
  `KT-${[0, 1, 2].map(() => [0, 1, 2, 3].map(() => one([...symbols])).join("")).join("-")}`;

/** Three shares of four decimals at most, together 1: the awkward ones that a float does not hold, too. */
const someWeights = ({ upTo, one }: Chance) => {
  const [first, second] = one([
    [3000, 3000],
    [3333, 3333],
    [0, 0],
    [10_000, 0],
    [1, 1],
    [1000, 2000],
    [upTo(5000), upTo(5000)],
  ]) as [number, number];
  return { motivation: first / 10_000, readiness: second / 10_000, need: (10_000 - first - second) / 10_000 };
};

const somebody = (chance: Chance, taught: readonly string[], kind: string): Person => {
  const { one, some, upTo } = chance;
  const wishes = some([...new Set(taught)]);
  const score =
    kind === "all tied" ? () => 50 : kind === "often tied" ? () => one([40, 60]) : () => upTo(100);
  return {
    reference: aReference(chance),
    skills: wishes,
    fit: Object.fromEntries(
      wishes.map((skill) => [skill, kind === "nobody fits" ? "needs-visit" : one(fits)]),
    ),
    scores: { motivation: score(), readiness: score(), need: score() },
    regency: one(regencies),
    sex: one(sexes),
    disabilities: some(disabilities),
  };
};

const someReserved = ({ one, upTo }: Chance): Reserved[] =>
  Array.from({ length: upTo(5) }, () => {
    const by = one(["regency", "sex", "disability"] as const);
    const value = one({ regency: [...regencies, "64.74"], sex: sexes, disability: disabilities }[by]);
    return { by, value, seats: 1 + one([upTo(3), upTo(12), 40]) };
  });

const kinds = ["any", "any", "often tied", "all tied", "nobody fits", "nobody", "one person", "many classes"];

export const occasionOf = (seed: number): Occasion => {
  const chance = chanceFrom(seed);
  const { one, upTo } = chance;
  const kind = kinds[seed % kinds.length] as string;
  const classes: SeatedClass[] = Array.from(
    { length: kind === "many classes" ? 8 : 1 + upTo(3) },
    (_, at) => ({
      classId: String.fromCharCode(65 + at),
      skill: one(skills),
      seats: 1 + upTo(15),
    }),
  );
  const seats = classes.reduce((sum, each) => sum + each.seats, 0);
  const howMany = kind === "nobody" ? 0 : kind === "one person" ? 1 : upTo(one([8, 40, 120]));
  return {
    cohortId: `2026-${seed}`,
    rules: { weights: someWeights(chance), reserved: someReserved(chance) },
    seed: one([`benih rapat ke-${seed}`, 'béñíh rapat ✓ "kutip" \\ 𝌆', "0".repeat(16)]),
    classes,
    quota: Math.max(1, one([seats, seats + 5, Math.ceil(seats / 2), 1, seats - 1])),
    people: Array.from({ length: howMany }, () =>
      somebody(
        chance,
        classes.map(({ skill }) => skill),
        kind,
      ),
    ),
  };
};
