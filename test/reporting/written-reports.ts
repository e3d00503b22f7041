/** Reports written into memory: what they hold, apart from where they are kept. */
import { createHash } from "node:crypto";
import type { Cohort } from "../../core/domain/catalogue/cohort.ts";
import { foundingProgrammes, foundingSkills } from "../../core/domain/catalogue/founding.ts";
import type { Period, ReportProjection } from "../../core/domain/reporting/report.ts";
import { type ReportServices, writeReports } from "../../core/processes/write-report.ts";
import { theCohorts } from "./histories.ts";

export const inMemory = () => {
  const reports = new Map<string, Map<string, Buffer>>();
  const reportFiles: ReportServices["reportFiles"] = {
    stage(programme, period) {
      const files = new Map<string, Buffer[]>();
      const start = (name: string, _contentType: string) => {
        const chunks: Buffer[] = [];
        files.set(name, chunks);
        return {
          write: async (chunk: Buffer) => {
            chunks.push(chunk);
          },
          finish: async () => {},
        };
      };
      return {
        start,
        add: (name, contentType, body) => start(name, contentType).write(Buffer.from(body)),
        async publish(order, at) {
          const whole = new Map(order.map((name) => [name, Buffer.concat(files.get(name) ?? [])]));
          reports.set(`${programme}/${period}`, whole);
          return {
            programme,
            period,
            writtenAt: at,
            files: [...whole].map(([name, bytes]) => ({
              name,
              bytes: bytes.length,
              sha256: createHash("sha256").update(bytes).digest("hex"),
              url: "",
            })),
          };
        },
        abandon: async () => {},
      };
    },
  };
  return { reports, reportFiles };
};

export const servicesFor = (
  facts: Iterable<ReportProjection>,
  cohorts: readonly Cohort[] = theCohorts(),
) => ({
  applications: {
    async *readReportFacts() {
      yield* facts;
    },
  },
  catalogue: {
    async *readCohorts() {
      yield* cohorts;
    },
    listSkills: async () => [...foundingSkills],
    listProgrammes: async () => [...foundingProgrammes],
  },
  selectionReadModel: {
    progressOfAll: async (asked: readonly string[]) => asked.map(() => "unsealed" as const),
    pendingCohorts: async () => new Set<string>(),
    factsAsSealed: async (each: ReportProjection) => each,
  },
  now: () => "2026-12-01T00:00:00.000Z",
});

/** The files of one report by their names. */
export const filesOf = async (
  facts: Iterable<ReportProjection>,
  period: string,
  programme = "skills-training",
  cohorts?: readonly Cohort[],
): Promise<Map<string, Buffer>> => {
  const { reports, reportFiles } = inMemory();
  await writeReports({ ...servicesFor(facts, cohorts), reportFiles }, [
    { programme, period: period as Period },
  ]);
  return reports.get(`${programme}/${period}`) as Map<string, Buffer>;
};
