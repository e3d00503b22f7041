import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

export const createHandler = ({
  applications,
  sealedView,
}: Pick<live.Services, "applications" | "sealedView">) =>
  middy()
    .use(http(routes.countApplications))
    .handler(async (_event, { call: { query, answer } }) => {
      await sealedView.untilCarriedOut(query.cohortId);
      return answer(200, {
        cohortId: query.cohortId,
        counts: await applications.countByStatus(query.cohortId),
      });
    });

export const handler = createHandler({ applications: live.applications(), sealedView: live.sealedView() });
