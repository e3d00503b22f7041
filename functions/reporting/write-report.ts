import { writeReportRoute } from "../../core/contract/routes/reporting.ts";
import { checkReport } from "../../core/domain/reporting/report.ts";
import { dayOf } from "../../core/domain/shared/day.ts";
import { http } from "../../core/http/http.ts";
import { writeReport } from "../../core/processes/write-report.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A manager starts a report now. The files are the same as those of the schedule, up to today. */
export const createHandler = (
  services: Pick<Services, "applications" | "catalogue" | "reportFiles" | "selectionReadModel" | "now">,
) =>
  http(writeReportRoute).handler((_event, { call: { body, idempotency, respond } }) =>
    services.catalogue.answerOnce(idempotency, services.now(), async () => {
      checkReport(body, await services.catalogue.listProgrammes(), dayOf(services.now()));
      return respond(201, await writeReport(services, body));
    }),
  );

export const handler = createHandler({
  now: services.now,
  applications: services.applications(),
  catalogue: services.catalogue(),
  reportFiles: services.reportFiles(),
  selectionReadModel: services.selectionReadModel(),
});
