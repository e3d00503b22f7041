/** Random choices from a fixed seed, so that the sample people are always the same. */
export interface Chance {
  /** A whole number from 0 up to, but not including, `below`. */
  below(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** Returns true once in `times` calls on average. */
  onceIn(times: number): boolean;
}

/** Mulberry32, a generator with 32 bits of state. That is enough for inventing people. */
export const createChance = (seed: number): Chance => {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (most: number) => Math.floor((next() / 2 ** 32) * most);
  return {
    below,
    pick: <T>(from: readonly T[]) => from[below(from.length)] as T,
    onceIn: (times) => below(times) === 0,
  };
};
