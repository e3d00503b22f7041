import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { dayOf } from "../core/domain/day.ts";
import { checkReport } from "../core/domain/report.ts";
import { http } from "../core/http/http.ts";
import { writeReport } from "../core/reports/write-report.ts";
import * as live from "../core/services.ts";

/** A manager has a report written now: the same files as the schedule writes, as far as its period has come. */
export const createHandler = (
  services: Pick<live.Services, "applications" | "catalogue" | "reportFiles" | "sealedView" | "now">,
) =>
  middy()
    .use(http(routes.writeReport))
    .handler((_event, { call: { body, once, answer } }) =>
      services.catalogue.answerOnce(once, services.now(), async () => {
        checkReport(body, await services.catalogue.listProgrammes(), dayOf(services.now()));
        return answer(201, await writeReport(services, body));
      }),
    );

export const handler = createHandler({
  now: live.now,
  applications: live.applications(),
  catalogue: live.catalogue(),
  reportFiles: live.reportFiles(),
  sealedView: live.sealedView(),
});
