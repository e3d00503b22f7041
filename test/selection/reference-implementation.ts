/**
 * The selection a second time, as naive as can be: written from the contract's words alone and sharing nothing with `core/`.
 * Whatever it and the system disagree on is a mistake in one of them.
 */
import { createHash, createHmac } from "node:crypto";

export interface Scores {
  motivation: number;
  readiness: number;
  need: number;
}
export interface Reserved {
  by: "regency" | "sex" | "disability";
  value: string;
  seats: number;
}
interface Rules {
  weights: Scores;
  reserved: Reserved[];
}
export interface SeatedClass {
  classId: string;
  skill: string;
  seats: number;
}
export interface Person {
  reference: string;
  /** In order of preference. */
  skills: string[];
  /** What each skill was assessed as. */
  fit: Record<string, string>;
  scores: Scores;
  regency: string;
  sex: string;
  disabilities: string[];
}
export interface Occasion {
  cohortId: string;
  rules: Rules;
  seed: string;
  classes: SeatedClass[];
  quota: number;
  people: Person[];
}
export interface Result {
  state: "offered" | "waitlisted" | "not-selected";
  classId?: string;
  place?: number;
}
export interface Row {
  pseudonym: string;
  scores: Scores;
  total: number;
  classes: string[];
  reserved: number[];
  result: Result;
}
export interface SealedRecord {
  cohortId: string;
  rules: Rules;
  seed: string;
  classes: SeatedClass[];
  quota: number;
  rows: Row[];
  inputDigest: string;
  digest: string;
}

/** RFC 8785, clause by clause: no spaces, names sorted by UTF-16 units, the shortest escapes, numbers as ECMAScript writes them. */
export const canonical = (value: unknown): string => {
  if (value === null || value === true || value === false) return String(value);
  if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new Error("no such number in JSON");
    return Object.is(value, -0) ? "0" : String(value);
  }
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object")
    return `{${Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([one], [other]) => compareUnits(one, other))
      .map(([name, each]) => `${quoted(name)}:${canonical(each)}`)
      .join(",")}}`;
  throw new Error(`${typeof value} is not JSON`);
};

const compareUnits = (one: string, other: string): number => {
  for (let at = 0; at < Math.min(one.length, other.length); at += 1)
    if (one.charCodeAt(at) !== other.charCodeAt(at)) return one.charCodeAt(at) - other.charCodeAt(at);
  return one.length - other.length;
};

const shortEscapes: Record<string, string> = {
  "\b": "\\b",
  "\t": "\\t",
  "\n": "\\n",
  "\f": "\\f",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};
const quoted = (text: string): string => {
  let written = '"';
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    if (point >= 0xd800 && point <= 0xdfff) throw new Error("half a character is not JSON");
    written +=
      shortEscapes[character] ?? (point < 0x20 ? `\\u${point.toString(16).padStart(4, "0")}` : character);
  }
  return `${written}"`;
};

const sha256 = (text: string) => createHash("sha256").update(text, "utf8").digest("hex");

/** A decimal as a whole number of ten-thousandths, read from its digits. */
const tenThousandths = (weight: number): bigint => {
  const [whole = "0", decimals = ""] = String(weight).split(".");
  if (!/^\d+$/.test(whole) || !/^\d{0,4}$/.test(decimals)) throw new Error(`not four decimals: ${weight}`);
  return BigInt(whole) * 10_000n + BigInt(decimals.padEnd(4, "0"));
};

/** The exact total as it is written in decimals, and so as JSON reads it. */
const totalOf = (weights: Scores, scores: Scores): number => {
  let sum = 0n;
  for (const by of ["motivation", "readiness", "need"] as const)
    sum += tenThousandths(weights[by]) * BigInt(scores[by]);
  return Number(`${sum / 10_000n}.${String(sum % 10_000n).padStart(4, "0")}`);
};

const matches = (entry: Reserved, person: Person): boolean =>
  (entry.by === "regency" && person.regency === entry.value) ||
  (entry.by === "sex" && person.sex === entry.value) ||
  (entry.by === "disability" && person.disabilities.includes(entry.value));

const classesOf = (person: Person, classes: SeatedClass[]): string[] => {
  const able: string[] = [];
  for (const skill of person.skills)
    for (const each of classes)
      if (each.skill === skill && ["fits", "fits-with-accommodation"].includes(person.fit[skill] ?? ""))
        able.push(each.classId);
  return able;
};

/** The results of rows without them: all that the record itself gives to go by. */
export const repeatFromRecord = (
  record: Pick<SealedRecord, "rules" | "classes" | "quota"> & { rows: Omit<Row, "result">[] },
): Map<string, Result> => {
  const ranking = [...record.rows].sort((one, other) =>
    one.total === other.total ? (one.pseudonym < other.pseudonym ? -1 : 1) : other.total - one.total,
  );
  const left: Record<string, number> = {};
  for (const each of record.classes) left[each.classId] = each.seats;
  const seatOf = new Map<string, string>();
  const seat = (row: Omit<Row, "result">) => {
    if (seatOf.has(row.pseudonym) || seatOf.size >= record.quota) return;
    for (const classId of row.classes)
      if ((left[classId] ?? 0) > 0) {
        left[classId] = (left[classId] as number) - 1;
        seatOf.set(row.pseudonym, classId);
        return;
      }
  };
  for (let place = 0; place < record.rules.reserved.length; place += 1) {
    const matching = ranking.filter((row) => row.reserved.includes(place));
    for (const row of matching) {
      const held = matching.filter((each) => seatOf.has(each.pseudonym)).length;
      if (held < (record.rules.reserved[place] as Reserved).seats) seat(row);
    }
  }
  for (const row of ranking) seat(row);

  const results = new Map<string, Result>();
  let place = 0;
  for (const row of ranking) {
    const classId = seatOf.get(row.pseudonym);
    if (classId !== undefined) results.set(row.pseudonym, { state: "offered", classId });
    else if (row.classes.length > 0) {
      place += 1;
      results.set(row.pseudonym, { state: "waitlisted", place });
    } else results.set(row.pseudonym, { state: "not-selected" });
  }
  return results;
};

export const inputDigestOf = ({ inputDigest: _, digest: __, rows, ...rest }: SealedRecord): string =>
  sha256(canonical({ ...rest, rows: rows.map(({ result: ___, ...row }) => row) }));

export const digestOf = ({ digest: _, ...rest }: SealedRecord): string => sha256(canonical(rest));

export const pseudonymOf = (seed: string, reference: string): string =>
  createHmac("sha256", Buffer.from(seed, "utf8")).update(reference, "utf8").digest("hex").slice(0, 16);

export const selectNaively = ({ cohortId, rules, seed, classes, quota, people }: Occasion) => {
  const referenceOf = new Map(people.map(({ reference }) => [pseudonymOf(seed, reference), reference]));
  const blank = people
    .map((person) => ({
      pseudonym: pseudonymOf(seed, person.reference),
      scores: person.scores,
      total: totalOf(rules.weights, person.scores),
      classes: classesOf(person, classes),
      reserved: rules.reserved.flatMap((entry, place) => (matches(entry, person) ? [place] : [])),
    }))
    .sort((one, other) => (one.pseudonym < other.pseudonym ? -1 : 1));
  const results = repeatFromRecord({ rules, classes, quota, rows: blank });
  const rows: Row[] = blank.map((row) => ({ ...row, result: results.get(row.pseudonym) as Result }));
  const record: SealedRecord = {
    cohortId,
    rules,
    seed,
    classes: classes.map(({ classId, skill, seats }) => ({ classId, skill, seats })),
    quota,
    rows,
    inputDigest: "",
    digest: "",
  };
  record.inputDigest = inputDigestOf(record);
  record.digest = digestOf(record);
  const all = [...results].map(([pseudonym, result]) => ({
    reference: referenceOf.get(pseudonym) as string,
    ...result,
  }));
  return {
    record,
    offered: all
      .filter(({ state }) => state === "offered")
      .map(({ reference, classId }) => ({ reference, classId })),
    waitlisted: all
      .filter(({ state }) => state === "waitlisted")
      .map(({ reference, place }) => ({ reference, place })),
    notSelected: all.filter(({ state }) => state === "not-selected").map(({ reference }) => reference),
  };
};
