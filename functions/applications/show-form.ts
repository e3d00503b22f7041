import { showFormRoute } from "../../core/contract/routes/applications.ts";
import { currentConsent } from "../../core/domain/privacy/consent.ts";
import { dayOf } from "../../core/domain/shared/day.ts";
import { http } from "../../core/http/http.ts";
import { formPage } from "../../core/pages/form-page.tsx";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { findOpenings } from "../../core/views/applications.ts";

/** The plain form with the open cohorts. Its key makes two submissions of the same form one application. */
export const createHandler = ({ catalogue, now, newId }: Pick<Services, "catalogue" | "now" | "newId">) =>
  http(showFormRoute).handler(async (_event, { call: { respond, language, query } }) => {
    const shown = await findOpenings(catalogue)(dayOf(now()));
    const asked = { language, consent: currentConsent, idempotencyKey: newId(), regency: query.regency };
    return respond(200, formPage({ ...shown, ...asked }));
  });

export const handler = createHandler({
  now: services.now,
  newId: services.newId,
  catalogue: services.catalogue(),
});
