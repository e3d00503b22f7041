/** A report's sums and a second, naive count of what happened, side by side. */
import { expect } from "vitest";
import type { Application } from "../../core/domain/applications/application.ts";
import { foundingSkills } from "../../core/domain/catalogue/founding.ts";
import { participantLine } from "../../core/domain/reporting/participant-line.ts";
import {
  type Period,
  type ReportProjection,
  toReportProjection,
} from "../../core/domain/reporting/report.ts";
import { type CohortPlan, startSummary } from "../../core/domain/reporting/summary.ts";
import { randomWays, theCohorts, type Way } from "./histories.ts";
import { naiveSummary } from "./naive-summary.ts";

const periods = ["2026-03", "2026-11", "2026-12", "2026-Q1", "2026-Q4", "2026", "2027-01", "2027"];

export const plans = (programme: string): CohortPlan[] =>
  theCohorts()
    .filter((cohort) => cohort.programme === programme)
    .map(({ cohortId, endsOn, quota, classes }) => ({
      cohortId,
      endsOn,
      quota,
      plannedRupiah: classes
        .map(
          ({ skill, seats }) =>
            seats * (foundingSkills.find((each) => each.skill === skill)?.toolkitValue ?? 0),
        )
        .reduce((a, b) => a + b, 0),
    }));

/** As the table holds them. */
export const factsOf = (application: Application): ReportProjection =>
  JSON.parse(JSON.stringify(toReportProjection(application)));
export const latest = ({ records }: Way): Application => records.at(-1)?.application as Application;

export const report = (
  programme: string,
  period: string,
  facts: readonly ReportProjection[],
  planned = plans(programme),
) => {
  const summary = startSummary(programme, period as Period, planned);
  const lines = facts.flatMap((each) => {
    const counted = summary.add(each);
    return counted ? [participantLine(counted)] : [];
  });
  return { summary: summary.finish(), lines };
};

export const expectSameSums = (seed: number): void => {
  const ways = randomWays(seed, 60);
  const facts = ways.map((way) => factsOf(latest(way)));
  for (const programme of ["skills-training", "uep"])
    for (const period of periods)
      expect(report(programme, period, facts).summary).toEqual(
        naiveSummary(programme, period, ways, theCohorts(), foundingSkills),
      );
};
