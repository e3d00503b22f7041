import { countApplicationsRoute } from "../../core/contract/routes/applications.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

export const createHandler = ({
  applications,
  selectionReadModel,
}: Pick<Services, "applications" | "selectionReadModel">) =>
  http(countApplicationsRoute).handler(async (_event, { call: { query, respond } }) => {
    const { cohortId } = query;
    const counts = await selectionReadModel.whole(cohortId, (pending) =>
      applications.countAsSealed(cohortId, pending),
    );
    return respond(200, { cohortId, counts });
  });

export const handler = createHandler({
  applications: services.applications(),
  selectionReadModel: services.selectionReadModel(),
});
