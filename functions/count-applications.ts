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
      const { cohortId } = query;
      const counts = await sealedView.whole(cohortId, (pending) =>
        applications.countAsSealed(cohortId, pending),
      );
      return answer(200, { cohortId, counts });
    });

export const handler = createHandler({ applications: live.applications(), sealedView: live.sealedView() });
