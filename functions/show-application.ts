import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { mayBeSeen, showToStaff } from "../core/contract/shown.ts";
import { RuleBroken } from "../core/domain/rule-broken.ts";
import { http } from "../core/http/http.ts";
import * as live from "../core/services.ts";

/** One application, whole as far as the caller's role may see it; what it may not see at all does not exist for it. */
export const createHandler = ({
  applications,
  sealedView,
}: Pick<live.Services, "applications" | "sealedView">) =>
  middy()
    .use(http(routes.showApplication))
    .handler(async (_event, { call: { params, staff, answer } }) => {
      const found = await applications.findWithAttendance(params.reference);
      const application = found && (await sealedView.asSealed(found.application));
      if (!application || !mayBeSeen(application, staff.roles)) throw new RuleBroken("unknown-record");
      const nik = await applications.openNik(application);
      return answer(200, showToStaff(application, nik, staff.roles, found.tally));
    });

export const handler = createHandler({ applications: live.applications(), sealedView: live.sealedView() });
