import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { http } from "../core/http/http.ts";
import { reportOf } from "../core/reports/write-report.ts";
import * as live from "../core/services.ts";

/** A manager has a report written now: the same files as the schedule writes. */
export const createHandler = (
  services: Pick<live.Services, "applications" | "catalogue" | "reportFiles" | "now">,
) =>
  middy()
    .use(http(routes.writeReport))
    .handler((_event, { call: { body, once, answer } }) =>
      services.catalogue.answerOnce(once, services.now(), async () =>
        answer(201, await reportOf(services)(body.programme, body.period)),
      ),
    );

export const handler = createHandler({
  now: live.now,
  applications: live.applications(),
  catalogue: live.catalogue(),
  reportFiles: live.reportFiles(),
});
