import { expect, test } from "vitest";
import { SelectionRules } from "../../core/domain/catalogue/cohort.ts";
import { isWhole } from "../../core/domain/selection/selection.ts";
import { canonicalJson } from "../../core/domain/shared/canonical-json.ts";
import { hashing } from "../../core/storage/repositories/selection-read-model.ts";
import { chanceFrom, occasionOf } from "./occasions.ts";
import {
  canonical,
  digestOf,
  inputDigestOf,
  repeatFromRecord,
  selectNaively,
} from "./reference-implementation.ts";
import { selectAsSystem } from "./system-selection.ts";

test("the selection equals the reference implementation, over fifty seeds", () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const occasion = occasionOf(seed);
    const record = selectAsSystem(occasion);
    expect(record, `seed ${seed}`).toEqual(selectNaively(occasion).record);
    expect(isWhole(record, hashing), `seed ${seed}`).toBe(true);
  }
});

test("the fifty seeds hold what a selection can meet", () => {
  const met = new Set<string>();
  for (let seed = 0; seed < 50; seed += 1) {
    const { people, classes, quota, rules } = occasionOf(seed);
    const { record } = selectNaively(occasionOf(seed));
    const seats = classes.reduce((sum, each) => sum + each.seats, 0);
    const states = new Set(record.rows.map(({ result }) => result.state));
    if (people.length === 0) met.add("nobody");
    if (people.length === 1) met.add("one person");
    if (people.length > 1 && [...states].join() === "not-selected") met.add("nobody fits");
    if (quota < seats) met.add("quota below the seats");
    if (quota > seats) met.add("quota above the seats");
    if (new Set(classes.map(({ skill }) => skill)).size < classes.length) met.add("classes of one skill");
    if (new Set(record.rows.map(({ total }) => total)).size < record.rows.length) met.add("ties");
    if (record.rows.some(({ reserved }) => reserved.length > 1)) met.add("overlapping reserved seats");
    for (const [place, entry] of rules.reserved.entries()) {
      met.add(`reserved by ${entry.by}`);
      const matching = record.rows.filter(({ reserved }) => reserved.includes(place));
      if (matching.length < entry.seats) met.add("more reserved than match");
    }
    for (const state of states) met.add(state);
  }
  expect([...met].sort()).toEqual(
    [
      "classes of one skill",
      "more reserved than match",
      "nobody",
      "nobody fits",
      "not-selected",
      "offered",
      "one person",
      "overlapping reserved seats",
      "quota above the seats",
      "quota below the seats",
      "reserved by disability",
      "reserved by regency",
      "reserved by sex",
      "ties",
      "waitlisted",
    ].sort(),
  );
});

test("a thousand shuffles of the input change no byte of the record", () => {
  const { shuffled } = chanceFrom(7);
  for (const seed of [2, 3, 7, 10, 15]) {
    const occasion = occasionOf(seed);
    const text = JSON.stringify(selectAsSystem(occasion));
    for (let round = 0; round < 200; round += 1)
      expect(
        JSON.stringify(selectAsSystem({ ...occasion, people: shuffled(occasion.people) })) === text,
        `seed ${seed}, round ${round}`,
      ).toBe(true);
  }
});

test("a record is repeated from itself alone, and one altered cell is noticed", () => {
  for (const seed of [0, 2, 7, 9]) {
    const record = selectAsSystem(occasionOf(seed));
    const repeated = repeatFromRecord(record);
    for (const { pseudonym, result } of record.rows) expect(result).toEqual(repeated.get(pseudonym));
    expect([inputDigestOf(record), digestOf(record)]).toEqual([record.inputDigest, record.digest]);
    const [first] = record.rows;
    if (!first) continue;
    const altered = structuredClone(record);
    (altered.rows[0] as typeof first).scores.need += 1;
    expect(isWhole(altered, hashing)).toBe(false);
    expect(inputDigestOf(altered)).not.toBe(record.inputDigest);
  }
});

test("neither sex, regency nor disability stands in a record", () => {
  const occasion = occasionOf(8);
  const { rows } = selectAsSystem({ ...occasion, rules: { ...occasion.rules, reserved: [] } });
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(Object.keys(row).sort()).toEqual(rowFields);
  expect(JSON.stringify(rows)).not.toMatch(/64\.\d\d|female|male|physical|intellectual|mental|sensory|KT-/);
});
const rowFields = ["classes", "pseudonym", "reserved", "result", "scores", "total"];

test("weights of four decimals are exact, whatever a float makes of them", () => {
  const score = { motivation: 97, readiness: 89, need: 83 };
  for (let motivation = 0; motivation <= 10_000; motivation += 37)
    for (let readiness = 0; readiness + motivation <= 10_000; readiness += 997) {
      const need = 10_000 - motivation - readiness;
      const weights = {
        motivation: motivation / 10_000,
        readiness: readiness / 10_000,
        need: need / 10_000,
      };
      const exact = BigInt(motivation * 97 + readiness * 89 + need * 83);
      const written = `${exact / 10_000n}.${String(exact % 10_000n).padStart(4, "0")}`;
      const person = {
        reference: "KT-7F3K-9Q2M-4XTD",
        skills: ["sewing"],
        fit: { sewing: "fits" },
        scores: score,
        regency: "64.72",
        sex: "female",
        disabilities: ["physical"],
      };
      const classes = [{ classId: "A", skill: "sewing", seats: 1 }];
      const rules = { weights, reserved: [] };
      const occasion = {
        cohortId: "2026-1",
        rules,
        seed: "benih rapat pleno",
        classes,
        quota: 1,
        people: [person],
      };
      expect(String(selectAsSystem(occasion).rows[0]?.total)).toBe(String(Number(written)));
    }
});

test("a weight of more than four decimals is none", () => {
  const accepts = (weights: object) => SelectionRules.safeParse({ weights, reserved: [] }).success;
  expect(accepts({ motivation: 0.1, readiness: 0.2, need: 0.7 })).toBe(true);
  expect(accepts({ motivation: 0.3333, readiness: 0.3333, need: 0.3334 })).toBe(true);
  expect(accepts({ motivation: 0.33333, readiness: 0.33333, need: 0.33334 })).toBe(false);
  expect(accepts({ motivation: 0.3000000000001, readiness: 0.3, need: 0.4 })).toBe(false);
  expect(accepts({ motivation: 0.1 + 0.2, readiness: 0.3, need: 0.4 })).toBe(false);
  expect(accepts({ motivation: 0.3, readiness: 0.3, need: 0.3 })).toBe(false);
});

test("both write JSON as RFC 8785 does", () => {
  // The example of the RFC's section 3.2.2, with what its section 3.2.3 makes of it.
  const example = {
    numbers: [Number("333333333.33333329"), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"/",
    literals: [null, true, false],
  };
  const expected =
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}';
  const sorted = { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 };
  for (const write of [canonical, canonicalJson]) {
    expect(write(example)).toBe(expected);
    expect([...write(sorted).matchAll(/:(\d)/g)].map(([, at]) => at).join("")).toBe("2467153");
    expect(() => write("\ud800")).toThrow();
  }
});
