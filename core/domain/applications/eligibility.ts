/**
 * The rules of a programme on who may take part, evaluated on the server. The result names every broken rule
 * at once.
 */

import type { Cohort } from "../catalogue/cohort.ts";
import type { Programme } from "../catalogue/programme.ts";
import { ageOn, type Day } from "../shared/day.ts";
import type { ReasonGiven } from "../shared/domain-error.ts";
import type { ApplicationForm } from "./fields/application-form.ts";

type Candidate = Pick<ApplicationForm, "birthDate" | "employment" | "address">;

/**
 * The rules that a person breaks on a day. The list is empty when the person may take part. This function
 * does not repeat the checks of the form's schema (a disability, a goal and a motivation). Staff check the
 * welfare registry later.
 */
export const findRulesBroken = (
  candidate: Candidate,
  programme: Pick<Programme, "rules">,
  cohort: Pick<Cohort, "regencies">,
  day: Day,
): ReasonGiven[] => {
  const { minimumAge, maximumAge, mustNotWork } = programme.rules;
  const age = ageOn(candidate.birthDate, day);
  const broken: ReasonGiven[] = [];
  if (age < minimumAge || age > maximumAge)
    broken.push({ rule: "productive-age", facts: { found: age, minimumAge, maximumAge } });
  if (mustNotWork && candidate.employment === "working")
    broken.push({ rule: "not-working", facts: { found: candidate.employment } });
  if (!cohort.regencies.includes(candidate.address.regency))
    broken.push({
      rule: "lives-in-area",
      facts: { found: candidate.address.regency, regencies: cohort.regencies.join(" ") },
    });
  return broken;
};
