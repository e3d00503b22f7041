/**
 * Who was counted already, and where: a person who applied again in the period is counted once.
 *
 * A report may count a million, so a person takes some thirty bytes here and not an object.
 */
import { type PersonTraits, personTraits, traitsFrom } from "./person-traits.ts";
import type { ReportProjection } from "./report.ts";

export type Traits = PersonTraits & Pick<ReportProjection, "skills" | "cohortId">;

/** An application that was counted: its traits, and what of it was, as bits in the order of `countNames`. */
export interface Counted {
  traits: Traits;
  counts: number;
}

const entriesAChunk = 8192;
const mostWords = 2 ** 16;

/** Sixty-four bits of a mark: among a million people the chance that two share them is one in thirty million. */
const digestOf = (person: string): [number, number] => {
  let [high, low] = [0x811c9dc5, 0x9747b28c];
  for (let place = 0; place < person.length; place += 1) {
    const code = person.charCodeAt(place);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995) ^ (low >>> 15);
  }
  return [high >>> 0, low >>> 0];
};

export const createPersonsCounted = () => {
  // The counts, a word for each trait, both skills and the cohort.
  const wordsAnEntry = 4 + personTraits.length;
  const words: string[] = [];
  /** The traits whose word holds several codes. */
  const isListed = new Set<string>();
  const numbers = new Map<string, number>();
  const chunks: { digests: Uint32Array; numbers: Uint16Array }[] = [];
  let size = 0;
  /** By digest, where an entry stands (from 1); 0 is a free place. */
  let places = new Uint32Array(1024);

  const numberOf = (word: string): number => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    if (words.length === mostWords)
      throw new Error("A report has more cohorts and codes than can be told apart");
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };
  const chunkOf = (entry: number) => chunks[Math.floor(entry / entriesAChunk)] as (typeof chunks)[number];
  const digestAt = (entry: number, half: 0 | 1) =>
    chunkOf(entry).digests[(entry % entriesAChunk) * 2 + half] as number;

  const read = (entry: number): Counted => {
    const from = (entry % entriesAChunk) * wordsAnEntry;
    const [counts = 0, ...stored] = chunkOf(entry).numbers.subarray(from, from + wordsAnEntry);
    const said = stored.map((number) => words[number] ?? "");
    const [wished = "", taught = "", cohortId = ""] = said.slice(personTraits.length);
    const ofPerson = traitsFrom((trait) => {
      const word = said[personTraits.indexOf(trait)] ?? "";
      return isListed.has(trait.column) ? word.split(" ").filter(Boolean) : word;
    });
    return { counts, traits: { ...ofPerson, skills: taught ? { wished, taught } : { wished }, cohortId } };
  };

  const occupy = (entry: number) => {
    let place = digestAt(entry, 1) & (places.length - 1);
    while (places[place] !== 0) place = (place + 1) & (places.length - 1);
    places[place] = entry + 1;
  };
  const write = (digest: [number, number], { traits, counts }: Counted) => {
    if (size % entriesAChunk === 0)
      chunks.push({
        digests: new Uint32Array(entriesAChunk * 2),
        numbers: new Uint16Array(entriesAChunk * wordsAnEntry),
      });
    chunkOf(size).digests.set(digest, (size % entriesAChunk) * 2);
    const said = personTraits.map(({ column }) => {
      const code: string | readonly string[] = traits[column];
      if (typeof code === "string") return code;
      isListed.add(column);
      return code.join(" ");
    });
    const { wished, taught = "" } = traits.skills;
    said.push(wished, taught, traits.cohortId);
    chunkOf(size).numbers.set([counts, ...said.map(numberOf)], (size % entriesAChunk) * wordsAnEntry);
    size += 1;
    if (size * 4 <= places.length * 3) return occupy(size - 1);
    places = new Uint32Array(places.length * 2);
    for (let entry = 0; entry < size; entry += 1) occupy(entry);
  };

  return {
    /** Remembers an application of a person; answers those of the same person that were remembered before. */
    remember(person: string, counted: Counted): Counted[] {
      const digest = digestOf(person);
      const earlier: Counted[] = [];
      let place = digest[1] & (places.length - 1);
      for (let found = places[place]; found; found = places[place]) {
        if (digestAt(found - 1, 0) === digest[0] && digestAt(found - 1, 1) === digest[1])
          earlier.push(read(found - 1));
        place = (place + 1) & (places.length - 1);
      }
      write(digest, counted);
      return earlier;
    },
  };
};
