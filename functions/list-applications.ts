import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { visibleTo } from "../core/contract/shown.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

/** The queue: newest first, of what the caller's role may see. */
export const createHandler = ({
  applications,
  sealedView,
}: Pick<live.Services, "applications" | "sealedView">) =>
  middy()
    .use(http(routes.listApplications))
    .handler(async (_event, { call: { query, staff, answer } }) => {
      const asked = { ...query, visible: visibleTo(staff.roles) };
      return answer(
        200,
        await sealedView.whole(query.cohortId, (pending) => applications.list(asked, pending)),
      );
    });

export const handler = createHandler({ applications: live.applications(), sealedView: live.sealedView() });
