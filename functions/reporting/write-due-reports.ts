import { periodsEndedBefore } from "../../core/domain/reporting/report.ts";
import { dayOf, type Instant } from "../../core/domain/shared/day.ts";
import { step } from "../../core/http/step.ts";
import { writeReports } from "../../core/processes/write-report.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * Writes all reports of the month, quarter and year that ended on the day before the scheduled day, in one
 * pass.
 */
export const createHandler = (
  services: Pick<Services, "applications" | "catalogue" | "reportFiles" | "selectionReadModel" | "now">,
) =>
  step("writeDueReports", async ({ at }: { at: Instant }) => {
    const periods = periodsEndedBefore(dayOf(at));
    if (periods.length === 0) return;
    const programmes = await services.catalogue.listProgrammes();
    await writeReports(
      services,
      programmes.flatMap(({ programme }) => periods.map((period) => ({ programme, period }))),
    );
  });

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  catalogue: services.catalogue(),
  reportFiles: services.reportFiles(),
  selectionReadModel: services.selectionReadModel(),
});
