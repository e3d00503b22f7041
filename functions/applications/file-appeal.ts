import { fileAppealRoute } from "../../core/contract/routes/applications.ts";
import { fileAppeal } from "../../core/domain/applications/appeal-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { appealForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An applicant objects to a decision; one appeal at a time. */
export const createHandler = ({
  applications,
  outcomes,
  now,
  newId,
}: Pick<Services, "applications" | "outcomes" | "now" | "newId">) =>
  http(fileAppealRoute, appealForm).handler(
    (_event, { call: { params, body, idempotency, respond, address } }) =>
      retryOnConflict(async () => {
        const meta = { actor: "applicant", occurredAt: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, extraWrites } = await applications.openForApplicant(
          asked,
          idempotency,
          meta.occurredAt,
        );
        await outcomes.catchUp(application);
        const appealId = newId();
        const change = fileAppeal(application, body.text, appealId, meta);
        return applications.save(change, respond(201, { appealId }), extraWrites);
      }),
  );

export const handler = createHandler({
  applications: services.applications(),
  outcomes: services.outcomes(),
  now: services.now,
  newId: services.newId,
});
