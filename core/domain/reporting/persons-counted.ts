/**
 * The persons whom a report counted already. A person who applied again in the period counts once.
 *
 * A report may count a million persons, so each person takes about twenty bytes here. A `Map` by person takes
 * three times as much. Then a year's report no longer fits into its function (docs/decisions/0027).
 */
import { type PersonTraits, personTraits, traitsFrom } from "./person-traits.ts";
import type { ReportProjection } from "./report.ts";

export type Traits = PersonTraits & Pick<ReportProjection, "skills" | "cohortId">;

/** A counted application: its traits, and its counts as bits in the order of `countNames`. */
export interface Counted {
  traits: Traits;
  counts: number;
}

const entriesAChunk = 8192;
/** Two words of the digest, one word for the number of the traits, one word for the bits of the counts. */
const wordsAnEntry = 4;

/**
 * 64 bits of a mark. Among a million persons, the chance that two share a digest is one in thirty million.
 */
const digestOf = (person: string): [number, number] => {
  let [high, low] = [0x811c9dc5, 0x9747b28c];
  for (let place = 0; place < person.length; place += 1) {
    const code = person.charCodeAt(place);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995) ^ (low >>> 15);
  }
  return [high >>> 0, low >>> 0];
};

/** One letter of 16 bits stands for a word. */
const mostWords = 2 ** 16;

/**
 * Gives numbers to sets of traits, because many people share a set. A set is stored as a short text, one
 * letter a word.
 */
const createTraitNumbers = () => {
  const words: string[] = [];
  const letters = new Map<string, string>();
  const texts: string[] = [];
  /** The traits whose word holds several codes. */
  const isListed = new Set<string>();
  const numbers = new Map<string, number>();

  const letterOf = (word: string): string => {
    const known = letters.get(word);
    if (known !== undefined) return known;
    if (words.length === mostWords)
      throw new Error("A report has more cohorts and codes than can be told apart");
    const letter = String.fromCharCode(words.push(word) - 1);
    letters.set(word, letter);
    return letter;
  };
  return {
    numberOf(traits: Traits): number {
      const { wished, taught = "" } = traits.skills;
      const said = personTraits.map(({ column }) => {
        const code: string | readonly string[] = traits[column];
        if (typeof code === "string") return code;
        isListed.add(column);
        return code.join(" ");
      });
      const text = [...said, wished, taught, traits.cohortId].map(letterOf).join("");
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text) - 1;
    },
    traitsOf(number: number): Traits {
      const wordAt = (place: number): string => words[texts[number]?.charCodeAt(place) ?? 0] ?? "";
      const ofPerson = traitsFrom((trait) => {
        const word = wordAt(personTraits.indexOf(trait));
        return isListed.has(trait.column) ? word.split(" ").filter(Boolean) : word;
      });
      const [wished, taught, cohortId] = [0, 1, 2].map((place) => wordAt(personTraits.length + place)) as [
        string,
        string,
        string,
      ];
      return { ...ofPerson, skills: taught ? { wished, taught } : { wished }, cohortId };
    },
  };
};

export const createPersonsCounted = () => {
  const { numberOf, traitsOf } = createTraitNumbers();
  const chunks: Uint32Array[] = [];
  let size = 0;
  /** The place of an entry by digest (from 1). 0 is a free place. */
  let places = new Uint32Array(1024);

  const wordAt = (entry: number, word: number) =>
    chunks[Math.floor(entry / entriesAChunk)]?.[(entry % entriesAChunk) * wordsAnEntry + word] ?? 0;
  const has = (entry: number, [high, low]: [number, number]) =>
    wordAt(entry, 0) === high && wordAt(entry, 1) === low;
  const read = (entry: number): Counted => ({
    traits: traitsOf(wordAt(entry, 2)),
    counts: wordAt(entry, 3),
  });

  const occupy = (entry: number) => {
    let place = wordAt(entry, 1) & (places.length - 1);
    while (places[place] !== 0) place = (place + 1) & (places.length - 1);
    places[place] = entry + 1;
  };
  const write = (digest: [number, number], { traits, counts }: Counted) => {
    if (size % entriesAChunk === 0) chunks.push(new Uint32Array(entriesAChunk * wordsAnEntry));
    chunks.at(-1)?.set([...digest, numberOf(traits), counts], (size % entriesAChunk) * wordsAnEntry);
    size += 1;
    if (size * 4 <= places.length * 3) return occupy(size - 1);
    places = new Uint32Array(places.length * 2);
    for (let entry = 0; entry < size; entry += 1) occupy(entry);
  };

  return {
    /**
     * Adds an application of a person. Returns the applications of the same person that were added before.
     */
    remember(person: string, counted: Counted): Counted[] {
      const digest = digestOf(person);
      const earlier: Counted[] = [];
      let place = digest[1] & (places.length - 1);
      for (let found = places[place]; found; found = places[place]) {
        if (has(found - 1, digest)) earlier.push(read(found - 1));
        place = (place + 1) & (places.length - 1);
      }
      write(digest, counted);
      return earlier;
    },
  };
};
