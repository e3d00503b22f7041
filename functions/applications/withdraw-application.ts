import { withdrawApplicationRoute } from "../../core/contract/routes/applications.ts";
import { withdraw } from "../../core/domain/selection/seat-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { withdrawalForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An applicant withdraws, until the cohort starts; a seat goes on, in the same moment. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(withdrawApplicationRoute, withdrawalForm).handler(
    (_event, { call: { params, body, idempotency, respond, address } }) =>
      retryOnConflict(async () => {
        const meta = { actor: "applicant", occurredAt: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, extraWrites } = await applications.openForApplicant(
          asked,
          idempotency,
          meta.occurredAt,
        );
        const change = withdraw(application, body, meta);
        const { reference, status, version } = change.after;
        return applications.save(change, respond(200, { reference, status, version }), extraWrites);
      }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
