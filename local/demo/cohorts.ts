/**
 * The sample cohorts, relative to the day on which the store is filled.
 *
 * One has graduates who have worked for half a year, one has just ended, one is in training, one has a sealed
 * selection, two are open, one is to come.
 */

import { addDays, type Day } from "../../core/domain/shared/day.ts";
import { type Regency, regencyCodes, regencyName } from "../../core/domain/shared/regencies.ts";
import * as office from "../../offices/office.ts";

const rules = {
  weights: { motivation: 0.3, readiness: 0.3, need: 0.4 },
  reserved: [{ by: "sex", value: "female", seats: 2 }],
};

const isCity = (code: Regency) => Number(code.slice(3)) > 70;
/** The capital, the other cities and then the regencies around them. */
const trainingRegencies: readonly Regency[] = [
  ...new Set([office.capital, ...regencyCodes.filter(isCity), ...regencyCodes]),
].slice(0, 5);
const [capital, second = capital] = trainingRegencies.map(regencyName);

const blk = { name: `BLK ${second} (contoh)`, kind: "blk", recommendation: null };
const lpk = { name: "LPK Karya Mandiri (contoh)", kind: "lpk", recommendation: "BNSP 014/2026 (contoh)" };

const training = {
  programme: "skills-training",
  quota: 32,
  regencies: trainingRegencies,
  venue: `BLK ${second}`,
  rules,
  replyDays: 3,
  minimumAttendance: 0.8,
};
const smallClasses = [
  { classId: "A", skill: "sewing", partner: blk, seats: 3 },
  { classId: "B", skill: "ac-repair", partner: blk, seats: 3 },
];

/** How many days earlier these cohorts go through the same events as the cohort that has just ended. */
export const daysEarlier = { graduated: 200, inTraining: 5, finished: 0 };

export const sampleCohorts = (today: Day) => {
  const year = today.slice(0, 4);
  const dates = (opens: number, closes: number, starts: number, ends: number) => ({
    opensOn: addDays(today, opens),
    closesOn: addDays(today, closes),
    startsOn: addDays(today, starts),
    endsOn: addDays(today, ends),
  });
  const named = (number: number) => ({
    cohortId: `${year}-${number}`,
    name: `Angkatan ${number} tahun ${year} (contoh)`,
  });
  return {
    graduated: {
      ...training,
      ...dates(
        -30 - daysEarlier.graduated,
        -27 - daysEarlier.graduated,
        -24 - daysEarlier.graduated,
        -10 - daysEarlier.graduated,
      ),
      cohortId: "CONTOH-LULUS",
      name: "Angkatan yang sudah berusaha (contoh)",
      quota: 6,
      classes: smallClasses,
    },
    inTraining: {
      ...training,
      ...dates(-30 - daysEarlier.inTraining, -27 - daysEarlier.inTraining, -24 - daysEarlier.inTraining, 2),
      cohortId: "CONTOH-BERLATIH",
      name: "Angkatan yang sedang berlatih (contoh)",
      quota: 6,
      classes: smallClasses,
    },
    finished: { ...training, ...named(1), ...dates(-30, -27, -24, -10), quota: 6, classes: smallClasses },
    chosen: { ...training, ...named(2), ...dates(-21, -8, 12, 42), quota: 6, classes: smallClasses },
    open: {
      ...training,
      ...named(3),
      ...dates(-22, 20, 40, 70),
      classes: [
        { classId: "A", skill: "sewing", partner: blk, seats: 12 },
        { classId: "B", skill: "ac-repair", partner: blk, seats: 10 },
        { classId: "C", skill: "motorcycle-mechanic", partner: lpk, seats: 10 },
      ],
    },
    upcoming: {
      ...training,
      ...named(4),
      ...dates(30, 75, 95, 125),
      venue: `LPK Karya Mandiri (contoh), ${capital}`,
      classes: [
        { classId: "A", skill: "sewing", partner: lpk, seats: 16 },
        { classId: "B", skill: "security", partner: lpk, seats: 16 },
      ],
    },
    enterprise: {
      ...training,
      ...dates(-22, 35, 60, 62),
      cohortId: `UEP-${year}-1`,
      programme: "uep",
      name: `UEP tahap 1 tahun ${year} (contoh)`,
      quota: 40,
      regencies: regencyCodes,
      venue: `Aula Dinas Sosial (contoh), ${capital}`,
      classes: [
        { classId: "A", skill: "sewing", partner: lpk, seats: 20 },
        { classId: "B", skill: "motorcycle-mechanic", partner: lpk, seats: 20 },
      ],
    },
  };
};
export type SampleCohorts = ReturnType<typeof sampleCohorts>;
export type SampleCohort = SampleCohorts[keyof SampleCohorts];
