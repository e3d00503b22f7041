import { showApplicationRoute } from "../../core/contract/routes/applications.ts";
import { DomainError } from "../../core/domain/shared/domain-error.ts";
import { http } from "../../core/http/http.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { mayBeSeen, toStaffView } from "../../core/views/applications.ts";

/**
 * Shows one application, as far as the caller's roles may see it. An application that they may not see gets
 * the answer of an unknown one.
 */
export const createHandler = ({
  applications,
  catalogue,
  selectionReadModel,
}: Pick<Services, "applications" | "catalogue" | "selectionReadModel">) =>
  http(showApplicationRoute).handler(async (_event, { call: { params, staff, respond } }) => {
    const found = await applications.findWithAttendance(params.reference);
    const application = found && (await selectionReadModel.withPendingOutcome(found.application));
    if (!application || !mayBeSeen(application, staff.roles)) throw new DomainError("unknown-record");
    const nik = await applications.openNik(application);
    const required = await catalogue.listRequiredDocuments(application);
    return respond(200, toStaffView(application, nik, staff.roles, { required, tally: found.tally }));
  });

export const handler = createHandler({
  applications: services.applications(),
  catalogue: services.catalogue(),
  selectionReadModel: services.selectionReadModel(),
});
