/**
 * The selection of a cohort is deterministic, so anyone can repeat it from the sealed record alone.
 *
 * Scores are integers and weights are ten-thousandths, so every sum is exact. A pseudonym breaks ties: the
 * HMAC of the seed and the reference. Nobody who does not know the seed beforehand can influence the
 * pseudonym.
 */
import * as z from "zod";
import type { StatusNotAssessed } from "../applications/statuses.ts";
import { type Cohort, intakeStateOn, SelectionRules } from "../catalogue/cohort.ts";
import { canonicalJson } from "../shared/canonical-json.ts";
import type { Day } from "../shared/day.ts";
import { DomainError } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Line } from "../shared/text.ts";

export type Rules = z.infer<typeof SelectionRules>;

/**
 * The shortest seed, in characters. A shorter seed could be guessed from the hash that is announced
 * beforehand.
 */
const shortestSeed = 16;
const longestSeed = 200;
const Seed = /* @__PURE__ */ schema(() =>
  Line(longestSeed)
    .pipe(z.string().min(shortestSeed, { error: "seed-too-short" }))
    .meta({ minLength: shortestSeed, maxLength: longestSeed }),
);
export const PreviewForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ rules: SelectionRules.optional(), seed: Seed.optional() }),
);
export const SelectionForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    rules: SelectionRules.optional(),
    seed: Seed,
    /** The seal also ends the intake when the intake is still open. */
    closeIntake: z.boolean().optional(),
  }),
);
type SelectionForm = z.infer<typeof SelectionForm>;

/**
 * SHA-256 and HMAC-SHA-256 in lower-case hexadecimal. The caller passes them, because they differ between a
 * browser and Node.
 */
export interface Hashing {
  sha256(text: string): string;
  hmac(key: string, text: string): string;
}

/** The data of an assessed person that a selection needs. */
export interface Candidate {
  reference: string;
  scores: { motivation: number; readiness: number; need: number };
  /**
   * The skills that the person wishes for and that the assessment found fitting, in the order of the wishes.
   */
  skills: readonly string[];
  regency: string;
  sex: string;
  disabilities: readonly string[];
}

type Result =
  | { state: "offered"; classId: string }
  | { state: "waitlisted"; place: number }
  | { state: "not-selected" };

export interface SelectionRow {
  pseudonym: string;
  scores: Candidate["scores"];
  total: number;
  /** The ids of the classes that the person can take, in the order of preference. */
  classes: string[];
  /** The indexes, from 0, of the entries in `rules.reserved` that the person matches. */
  reserved: number[];
  result: Result;
}

export interface SelectionRecord {
  cohortId: string;
  rules: Rules;
  seed: string;
  classes: { classId: string; skill: string; seats: number }[];
  quota: number;
  rows: SelectionRow[];
  inputDigest: string;
  digest: string;
}

type UnplacedRow = Omit<SelectionRow, "result">;

const tenThousandths = (weight: number) => Math.round(weight * 10_000);

/** Σ weight × score, exact in ten-thousandths. */
const totalOf = ({ weights }: Rules, scores: Candidate["scores"]): number =>
  (tenThousandths(weights.motivation) * scores.motivation +
    tenThousandths(weights.readiness) * scores.readiness +
    tenThousandths(weights.need) * scores.need) /
  10_000;

const matches = ({ by, value }: Rules["reserved"][number], candidate: Candidate): boolean =>
  by === "disability" ? candidate.disabilities.includes(value) : candidate[by] === value;

const rowOf = (
  candidate: Candidate,
  pseudonym: string,
  rules: Rules,
  classes: SelectionRecord["classes"],
): UnplacedRow => ({
  pseudonym,
  scores: candidate.scores,
  total: totalOf(rules, candidate.scores),
  classes: candidate.skills.flatMap((skill) =>
    classes.filter((each) => each.skill === skill).map(({ classId }) => classId),
  ),
  reserved: rules.reserved.flatMap((entry, index) => (matches(entry, candidate) ? [index] : [])),
});

const ranked = <R extends UnplacedRow>(rows: readonly R[]): R[] =>
  [...rows].sort((a, b) => b.total - a.total || (a.pseudonym < b.pseudonym ? -1 : 1));

/**
 * Gives the seats: first the reserved seats, entry by entry, then all other seats. Never gives more than the
 * quota. Needs only the data of the sealed record.
 */
const giveSeats = (
  rows: readonly UnplacedRow[],
  rules: Rules,
  classes: SelectionRecord["classes"],
  quota: number,
): Map<string, Result> => {
  const ranking = ranked(rows);
  const left = new Map(classes.map(({ classId, seats }) => [classId, seats]));
  const seated = new Map<string, string>();
  const seat = (row: UnplacedRow) => {
    if (seated.has(row.pseudonym) || seated.size >= quota) return;
    const classId = row.classes.find((each) => (left.get(each) ?? 0) > 0);
    if (classId === undefined) return;
    left.set(classId, (left.get(classId) ?? 0) - 1);
    seated.set(row.pseudonym, classId);
  };
  rules.reserved.forEach(({ seats }, entry) => {
    const matching = ranking.filter(({ reserved }) => reserved.includes(entry));
    let held = matching.filter(({ pseudonym }) => seated.has(pseudonym)).length;
    for (const row of matching) {
      if (held >= seats) break;
      if (seated.has(row.pseudonym)) continue;
      seat(row);
      if (seated.has(row.pseudonym)) held += 1;
    }
  });
  for (const row of ranking) seat(row);

  const results = new Map<string, Result>();
  let place = 0;
  const nextPlace = () => {
    place += 1;
    return place;
  };
  for (const { pseudonym, classes: possible } of ranking) {
    const classId = seated.get(pseudonym);
    if (classId !== undefined) results.set(pseudonym, { state: "offered", classId });
    else if (possible.length > 0) results.set(pseudonym, { state: "waitlisted", place: nextPlace() });
    else results.set(pseudonym, { state: "not-selected" });
  }
  return results;
};

/** The record of a selection, and the reference of each row. The record itself names nobody. */
export const select = (
  cohort: Pick<Cohort, "cohortId" | "classes" | "quota" | "rules">,
  candidates: readonly Candidate[],
  { seed, rules = cohort.rules }: { seed: string; rules?: Rules | undefined },
  { sha256, hmac }: Hashing,
): { record: SelectionRecord; pseudonyms: Map<string, string> } => {
  const classes = cohort.classes.map(({ classId, skill, seats }) => ({
    classId,
    skill: skill as string,
    seats,
  }));
  const pseudonyms = new Map(
    candidates.map(({ reference }) => [reference, hmac(seed, reference).slice(0, 16)]),
  );
  const rows = candidates
    .map((candidate) => rowOf(candidate, pseudonyms.get(candidate.reference) as string, rules, classes))
    .sort((a, b) => (a.pseudonym < b.pseudonym ? -1 : 1));
  const input = { cohortId: cohort.cohortId, rules, seed, classes, quota: cohort.quota, rows };
  const inputDigest = sha256(canonicalJson(input));
  const results = giveSeats(rows, rules, classes, cohort.quota);
  const sealed = {
    ...input,
    rows: rows.map((row) => ({ ...row, result: results.get(row.pseudonym) as Result })),
    inputDigest,
  };
  return { record: { ...sealed, digest: sha256(canonicalJson(sealed)) }, pseudonyms };
};

/** Whether the inputs of a record lead to its results. An auditor recomputes this. */
export const isWhole = (record: SelectionRecord, { sha256 }: Pick<Hashing, "sha256">): boolean => {
  const { digest, ...rest } = record;
  const { inputDigest, ...sealed } = rest;
  const rows = sealed.rows.map(({ result: _result, ...row }) => row);
  const results = giveSeats(rows, record.rules, record.classes, record.quota);
  return (
    inputDigest === sha256(canonicalJson({ ...sealed, rows })) &&
    digest === sha256(canonicalJson(rest)) &&
    record.rows.every(
      ({ pseudonym, result }) => canonicalJson(results.get(pseudonym)) === canonicalJson(result),
    )
  );
};

export type NotSelectedReason = "no-class-fits" | "not-assessed";

export const checkPreview = ({ isSealed }: { isSealed: boolean }): void => {
  if (isSealed) throw new DomainError("already-selected");
};

/**
 * Checks that the cohort has no seal yet and that the seed is the announced seed. A current or coming intake
 * must be closed on purpose.
 */
export const checkSealing = (
  {
    isSealed,
    cohort,
  }: { isSealed: boolean; cohort: Pick<Cohort, "seedHash" | "opensOn" | "closesOn" | "sealed"> },
  { seed, closeIntake }: Pick<SelectionForm, "seed" | "closeIntake">,
  today: Day,
  { sha256 }: Pick<Hashing, "sha256">,
): void => {
  if (isSealed) throw new DomainError("already-selected");
  if (!closeIntake && intakeStateOn(cohort, today) !== "closed") throw new DomainError("intake-open");
  if (cohort.seedHash && cohort.seedHash !== sha256(seed)) throw new DomainError("other-seed");
};

/** The references of the persons without an assessment in time, by status. */
export type NotAssessed = Record<StatusNotAssessed, string[]>;

export const countEach = ({ submitted, returned, verified }: NotAssessed) => ({
  submitted: submitted.length,
  returned: returned.length,
  verified: verified.length,
});

/**
 * The outcome by reference. The request that seals returns this outcome; the record does not hold the
 * references.
 */
export const outcomeOf = (
  { record, pseudonyms }: { record: SelectionRecord; pseudonyms: ReadonlyMap<string, string> },
  notAssessed: NotAssessed,
) => {
  const rows = new Map(record.rows.map((row) => [row.pseudonym, row]));
  const placed = [...pseudonyms].map(([reference, pseudonym]) => ({
    reference,
    row: rows.get(pseudonym) as SelectionRow,
  }));
  const ranking = new Map(ranked(record.rows).map(({ pseudonym }, rank) => [pseudonym, rank]));
  placed.sort((a, b) => (ranking.get(a.row.pseudonym) as number) - (ranking.get(b.row.pseudonym) as number));
  return {
    ranking: placed.map(({ reference, row: { pseudonym: _pseudonym, scores, total, result } }) => ({
      reference,
      scores,
      total,
      ...result,
    })),
    offered: placed.flatMap(({ reference, row: { result } }) =>
      result.state === "offered" ? [{ reference, classId: result.classId }] : [],
    ),
    waitlisted: placed.flatMap(({ reference, row: { result } }) =>
      result.state === "waitlisted" ? [{ reference, place: result.place }] : [],
    ),
    notSelected: [
      ...placed.flatMap(({ reference, row: { result } }) =>
        result.state === "not-selected" ? [{ reference, reason: "no-class-fits" as NotSelectedReason }] : [],
      ),
      ...Object.values(notAssessed)
        .flat()
        .map((reference) => ({ reference, reason: "not-assessed" as NotSelectedReason })),
    ],
  };
};

/** The persons who would receive an offer, counted by the groups that a manager answers for. */
export const mixOf = (
  offered: readonly { reference: string; classId: string }[],
  candidates: readonly Candidate[],
): Record<"regency" | "sex" | "disability" | "class", Record<string, number>> => {
  const mix: ReturnType<typeof mixOf> = { regency: {}, sex: {}, disability: {}, class: {} };
  const count = (group: Record<string, number>, value: string) => {
    group[value] = (group[value] ?? 0) + 1;
  };
  const known = new Map(candidates.map((candidate) => [candidate.reference, candidate]));
  for (const { reference, classId } of offered) {
    const candidate = known.get(reference);
    if (!candidate) continue;
    count(mix.regency, candidate.regency);
    count(mix.sex, candidate.sex);
    for (const disability of candidate.disabilities) count(mix.disability, disability);
    count(mix.class, classId);
  }
  return mix;
};
