/** Reports, from the applications to their files; the schedule and the manager's button both come here. */

import { setTimeout as pause } from "node:timers/promises";
import type { Said } from "../dictionary/reports.ts";
import type { Cohort } from "../domain/cohort.ts";
import type { Instant } from "../domain/day.ts";
import { participantColumns, participantLine } from "../domain/participant-line.ts";
import type { Programme } from "../domain/programme.ts";
import type { Period, ReportFacts } from "../domain/report.ts";
import { RuleBroken } from "../domain/rule-broken.ts";
import type { Skill } from "../domain/skill.ts";
import { type CohortPlan, startSummary } from "../domain/summary.ts";
import type { ReportFiles, ReportWritten, StagedReport } from "../storage/report-files.ts";
import type { SealedView } from "../storage/sealed-view.ts";
import { asSaid, type NameOfCode, namesFrom } from "./code-names.ts";
import { startCsv } from "./csv.ts";
import { metadataOf } from "./metadata.ts";
import { startReportWorkbook } from "./report-workbook.ts";
import { jsonOf, summaryCsv } from "./summary-files.ts";
import { summaryPage } from "./summary-page.ts";

export interface ReportAsked {
  programme: string;
  period: Period;
}

/** In the order in which a manifest names them; the manifest itself comes last. */
export const reportFileNames = [
  "summary.json",
  "summary.csv",
  "summary.xlsx",
  "summary.html",
  "participants.csv",
  "metadata.json",
] as const;

const types = {
  json: "application/json",
  csv: "text/csv; charset=utf-8",
  html: "text/html; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export interface ReportServices {
  applications: { readReportFacts(): AsyncIterable<ReportFacts> };
  catalogue: {
    readCohorts(): AsyncIterable<Cohort>;
    listSkills(): Promise<Skill[]>;
    listProgrammes(): Promise<Programme[]>;
  };
  reportFiles: Pick<ReportFiles, "stage">;
  sealedView: Pick<SealedView, "progressOfAll">;
  now(): Instant;
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

interface Named {
  plans: readonly CohortPlan[];
  programmeName: Said;
  nameOf: NameOfCode;
}

/** One report on its way: fed with every application of its programme, then published. */
const startReport = async (
  { programme, period }: ReportAsked,
  { plans, programmeName, nameOf }: Named,
  staged: StagedReport,
) => {
  const summary = startSummary(programme, period, plans);
  const csvFile = staged.start("participants.csv", types.csv);
  const csv = startCsv(csvFile.write, participantColumns);
  const workbookFile = staged.start("summary.xlsx", types.xlsx);
  const workbook = await startReportWorkbook(workbookFile.write);
  return {
    async add(facts: ReportFacts): Promise<void> {
      const counted = summary.add(facts);
      if (!counted) return;
      const line = participantLine(counted);
      await csv.add(line);
      await workbook.add(line);
    },
    async publish(at: Instant) {
      await csv.finish();
      await csvFile.finish();
      const summed = summary.finish();
      await workbook.finish(summed, programmeName, nameOf);
      await workbookFile.finish();
      await staged.add("summary.json", types.json, jsonOf(summed));
      await staged.add("summary.csv", types.csv, summaryCsv(summed));
      await staged.add("summary.html", types.html, summaryPage(summed, programmeName.id, nameOf));
      await staged.add("metadata.json", types.json, jsonOf(metadataOf(summed, programmeName, nameOf)));
      return staged.publish(reportFileNames, at);
    },
  };
};

const readCatalogue = async ({ catalogue }: Pick<ReportServices, "catalogue">) => {
  const [skills, programmes] = await Promise.all([catalogue.listSkills(), catalogue.listProgrammes()]);
  const plans = new Map<string, CohortPlan[]>();
  const cohortNames = new Map<string, string>();
  for await (const cohort of catalogue.readCohorts()) {
    plans.set(cohort.programme, [...(plans.get(cohort.programme) ?? []), planOf(cohort, skills)]);
    cohortNames.set(cohort.cohortId, cohort.name);
  }
  const nameOf = namesFrom(skills, cohortNames);
  const namedFor = (programme: string): Named => ({
    plans: plans.get(programme) ?? [],
    programmeName: asSaid(
      programmes.find((each) => each.programme === programme)?.name ?? { id: programme, en: programme },
    ),
    nameOf,
  });
  return { namedFor, cohorts: [...cohortNames.keys()] };
};

/**
 * All reports asked for, in one pass over the applications. Undefined for one that another writer got between, and for
 * all where a selection was carried out meanwhile: of such a cohort the pass may have seen one half before it moved.
 */
const writeOnce = async (services: ReportServices, asked: readonly ReportAsked[]) => {
  const { namedFor, cohorts } = await readCatalogue(services);
  const staged = asked.map(({ programme, period }) => services.reportFiles.stage(programme, period));
  const abandon = () => Promise.all(staged.map((each) => each.abandon()));
  try {
    const before = await services.sealedView.progressOfAll(cohorts);
    const reports = await Promise.all(
      asked.map((each, index) => startReport(each, namedFor(each.programme), staged[index] as StagedReport)),
    );
    for await (const facts of services.applications.readReportFacts())
      for (const [index, report] of reports.entries())
        if (asked[index]?.programme === facts.programme) await report.add(facts);
    const after = await services.sealedView.progressOfAll(cohorts);
    if (after.some((progress, index) => progress === "under-way" || progress !== before[index])) {
      await abandon();
      return asked.map(() => undefined);
    }
    const written: (ReportWritten | undefined)[] = [];
    for (const report of reports) written.push(await report.publish(services.now()));
    return written;
  } catch (error) {
    await abandon();
    throw error;
  }
};

const mostTries = 6;
const waitMilliseconds = 400;

/** Counts and writes reports; answers what a list shows of them, in the order asked. */
export const writeReports = async (
  services: ReportServices,
  asked: readonly ReportAsked[],
): Promise<ReportWritten[]> => {
  const written = new Map<ReportAsked, ReportWritten>();
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const left = asked.filter((each) => !written.has(each));
    for (const [index, report] of (await writeOnce(services, left)).entries())
      if (report) written.set(left[index] as ReportAsked, report);
    if (written.size === asked.length) return asked.map((each) => written.get(each) as ReportWritten);
    // By chance, so that two who met do not meet again.
    await pause(Math.random() * waitMilliseconds * attempt);
  }
  throw new RuleBroken("unavailable", { retryAfterSeconds: 10 });
};

export const writeReport = async (services: ReportServices, asked: ReportAsked): Promise<ReportWritten> =>
  (await writeReports(services, [asked]))[0] as ReportWritten;
