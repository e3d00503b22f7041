import { dayOf, type Instant } from "../core/domain/day.ts";
import { periodsEndedBefore } from "../core/domain/report.ts";
import { step } from "../core/http/step.ts";
import { reportOf } from "../core/reports/write-report.ts";
import * as live from "../core/services.ts";

/** Every report of the month, quarter and year that ended on the day before the scheduled one. */
export const createHandler = (
  services: Pick<live.Services, "applications" | "catalogue" | "reportFiles" | "now">,
) =>
  step("writeDueReports", async ({ at }: { at: Instant }) => {
    for (const { programme } of await services.catalogue.listProgrammes())
      for (const period of periodsEndedBefore(dayOf(at))) await reportOf(services)(programme, period);
  });

export const handler = createHandler({
  now: live.now,
  applications: live.applications(),
  catalogue: live.catalogue(),
  reportFiles: live.reportFiles(),
});
