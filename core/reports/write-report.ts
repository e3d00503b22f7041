/** One report, from the applications to its files; the schedule and the manager's button both come here. */
import type { Cohort } from "../domain/cohort.ts";
import type { Period, ReportFacts } from "../domain/report.ts";
import type { Skill } from "../domain/skill.ts";
import { type CohortPlan, startSummary } from "../domain/summary.ts";
import type { ReportFiles } from "../storage/report-files.ts";
import { summaryFiles } from "./summary-files.ts";

/** What a report is counted from, each read once and a page at a time. */
export interface ReportSources {
  applications: AsyncIterable<ReportFacts>;
  cohorts: AsyncIterable<Cohort>;
  skills: readonly Skill[];
}

const planOf = (cohort: Cohort, skills: readonly Skill[]): CohortPlan => ({
  cohortId: cohort.cohortId,
  endsOn: cohort.endsOn,
  quota: cohort.quota,
  plannedRupiah: cohort.classes.reduce(
    (sum, { skill, seats }) => sum + seats * (skills.find((each) => each.skill === skill)?.toolkitValue ?? 0),
    0,
  ),
});

/** The files of a programme's report over a period, the manifest left to the bucket. */
const buildReport = async (programme: string, period: Period, sources: ReportSources) => {
  const plans: CohortPlan[] = [];
  for await (const cohort of sources.cohorts)
    if (cohort.programme === programme) plans.push(planOf(cohort, sources.skills));
  const summary = startSummary(programme, period, plans);
  for await (const facts of sources.applications) summary.add(facts);
  return summaryFiles(summary.finish());
};

/** Counts and writes one report; answers what a list shows of it. */
export const reportOf =
  (services: {
    applications: { readReportFacts(): AsyncIterable<ReportFacts> };
    catalogue: { readCohorts(): AsyncIterable<Cohort>; listSkills(): Promise<Skill[]> };
    reportFiles: { write: ReportFiles["write"] };
    now(): string;
  }) =>
  async (programme: string, period: Period) => {
    const files = await buildReport(programme, period, {
      applications: services.applications.readReportFacts(),
      cohorts: services.catalogue.readCohorts(),
      skills: await services.catalogue.listSkills(),
    });
    return services.reportFiles.write(programme, period, files, services.now());
  };
