import { correctApplicationRoute } from "../../core/contract/routes/applications.ts";
import { correctApplication } from "../../core/domain/applications/correction.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { correctionForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An applicant corrects a returned application and sends it again. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(correctApplicationRoute, correctionForm).handler(
    (_event, { call: { params, body, idempotency, respond, address } }) =>
      retryOnConflict(async () => {
        const meta = { actor: "applicant", occurredAt: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { keys, judge } = await applications.loadForCorrection(body.changes);
        const opened = await applications.openForApplicant(asked, idempotency, meta.occurredAt, keys);
        const corrected = await judge(opened.application, opened.found[0]);
        const change = correctApplication(opened.application, body.changes, corrected, meta);
        const { reference, status, version } = change.after;
        return applications.save(change, respond(200, { reference, status, version }), opened.extraWrites);
      }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
