import { listApplicationsRoute } from "../../core/contract/routes/applications.ts";
import { listStep } from "../../core/http/list-step.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { visibleTo } from "../../core/views/applications.ts";

/** The queue: newest first, of what the caller's role may see. */
export const createHandler = ({
  applications,
  selectionReadModel,
}: Pick<Services, "applications" | "selectionReadModel">) =>
  listStep(listApplicationsRoute, (query, { staff }) => {
    const asked = { ...query, visible: visibleTo(staff.roles) };
    return selectionReadModel.whole(query.cohortId, (pending) => applications.list(asked, pending));
  });

export const handler = createHandler({
  applications: services.applications(),
  selectionReadModel: services.selectionReadModel(),
});
