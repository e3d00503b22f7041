/**
 * Reports, from the applications to their files. The schedule and the manager's button both use this module.
 */

import { setTimeout as pause } from "node:timers/promises";
import type { Cohort } from "../domain/catalogue/cohort.ts";
import type { Programme } from "../domain/catalogue/programme.ts";
import type { Skill } from "../domain/catalogue/skill.ts";
import { participantColumns, participantLine } from "../domain/reporting/participant-line.ts";
import type { Period, ReportProjection } from "../domain/reporting/report.ts";
import { type CohortPlan, startSummary } from "../domain/reporting/summary.ts";
import type { Instant } from "../domain/shared/day.ts";
import { DomainError } from "../domain/shared/domain-error.ts";
import type { Said } from "../i18n/reporting/reports.ts";
import { asSaid, type NameOfCode, namesFrom } from "../reports/code-names.ts";
import { startCsv } from "../reports/csv.ts";
import { metadataOf } from "../reports/metadata.ts";
import { startReportWorkbook } from "../reports/report-workbook.ts";
import { jsonOf, summaryCsv } from "../reports/summary-files.ts";
import { summaryPage } from "../reports/summary-page.ts";
import { type Failure, SomeFailed } from "../storage/dynamodb/some-failed.ts";
import type { ReportFiles, ReportWritten, StagedReport } from "../storage/files/report-files.ts";
import type { SelectionReadModel } from "../storage/repositories/selection-read-model.ts";
import { throwFailures } from "./each-separately.ts";

export interface ReportAsked {
  programme: string;
  period: Period;
}

/** The files in the order of the manifest. The manifest itself comes last. */
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
  applications: { readReportFacts(): AsyncIterable<ReportProjection> };
  catalogue: {
    readCohorts(): AsyncIterable<Cohort>;
    listSkills(): Promise<Skill[]>;
    listProgrammes(): Promise<Programme[]>;
  };
  reportFiles: Pick<ReportFiles, "stage">;
  selectionReadModel: Pick<SelectionReadModel, "progressOfAll" | "pendingCohorts" | "factsAsSealed">;
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

/** One report in progress. It takes every application of its programme and is then published. */
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
    async add(projection: ReportProjection): Promise<void> {
      const counted = summary.add(projection);
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
  const cohortsOf = (programme: string) => (plans.get(programme) ?? []).map(({ cohortId }) => cohortId);
  return { namedFor, cohortsOf };
};

type Outcome = { written: ReportWritten } | { failed: unknown } | "to be written anew";

/**
 * Writes all requested reports in one pass over the applications. A report that fails stops no other. A
 * report must be written again when another writer interfered. All reports must be written again when a
 * selection of their programmes was sealed in the meantime: the pass may have seen half of that cohort before
 * the seal. Pending moves of a sealed record count as made.
 */
const writeOnce = async (services: ReportServices, asked: readonly ReportAsked[]): Promise<Outcome[]> => {
  const { applications, reportFiles, selectionReadModel } = services;
  const { namedFor, cohortsOf } = await readCatalogue(services);
  const cohorts = [...new Set(asked.map(({ programme }) => programme))].flatMap(cohortsOf);
  const staged = asked.map(({ programme, period }) => reportFiles.stage(programme, period));
  const outcomes = new Map<number, Outcome>();
  const apart = async (index: number, work: () => Promise<Outcome | undefined>) => {
    if (outcomes.has(index)) return;
    const outcome = await work().catch((failed: unknown) => ({ failed }));
    if (outcome) outcomes.set(index, outcome);
  };
  try {
    const before = await selectionReadModel.progressOfAll(cohorts);
    const pending = await selectionReadModel.pendingCohorts();
    const reports = await Promise.all(
      asked.map((each, index) => startReport(each, namedFor(each.programme), staged[index] as StagedReport)),
    );
    for await (const found of applications.readReportFacts()) {
      const facts = pending.has(found.cohortId) ? await selectionReadModel.factsAsSealed(found) : found;
      for (const [index, report] of reports.entries())
        if (asked[index]?.programme === facts.programme)
          await apart(index, async () => {
            await report.add(facts).catch((error: unknown) => {
              throw new SomeFailed([{ subject: facts.reference, error }]);
            });
            return undefined;
          });
    }
    const after = await selectionReadModel.progressOfAll(cohorts);
    const isTorn = before.some((progress, index) => progress === "unsealed" && after[index] !== progress);
    for (const [index, report] of reports.entries())
      await apart(index, async () => {
        const written = isTorn ? undefined : await report.publish(services.now());
        return written ? { written } : "to be written anew";
      });
    return asked.map((_each, index) => outcomes.get(index) ?? "to be written anew");
  } finally {
    await Promise.all(
      staged.map(async (each, index) => {
        const outcome = outcomes.get(index);
        if (typeof outcome !== "object" || "failed" in outcome) await each.abandon();
      }),
    );
  }
};

const subjectOf = ({ programme, period }: ReportAsked) => `${programme}/${period}`;

const mostTries = 6;
const waitMilliseconds = 400;

/** Counts and writes reports. Returns the list entries of the reports, in the order of the request. */
export const writeReports = async (
  services: ReportServices,
  asked: readonly ReportAsked[],
): Promise<ReportWritten[]> => {
  const written = new Map<ReportAsked, ReportWritten>();
  const failed = new Map<ReportAsked, Failure>();
  for (let attempt = 1; attempt <= mostTries; attempt += 1) {
    const left = asked.filter((each) => !written.has(each) && !failed.has(each));
    for (const [index, outcome] of (await writeOnce(services, left)).entries()) {
      const each = left[index] as ReportAsked;
      if (outcome === "to be written anew") continue;
      if ("written" in outcome) written.set(each, outcome.written);
      else failed.set(each, { subject: subjectOf(each), error: outcome.failed });
    }
    if (written.size + failed.size === asked.length) {
      throwFailures([...failed.values()]);
      return asked.map((each) => written.get(each) as ReportWritten);
    }
    // A random pause, so that two writers who met do not meet again.
    await pause(Math.random() * waitMilliseconds * attempt);
  }
  throwFailures([...failed.values()]);
  throw new DomainError("unavailable", { retryAfterSeconds: 10 });
};

export const writeReport = async (services: ReportServices, asked: ReportAsked): Promise<ReportWritten> => {
  try {
    return (await writeReports(services, [asked]))[0] as ReportWritten;
  } catch (error) {
    // For a single report, its own error is thrown unless the error names a record: 503 when the tables do
    // not answer.
    const [failure] = error instanceof SomeFailed ? error.failures : [];
    throw failure?.subject === subjectOf(asked) ? failure.error : error;
  }
};
