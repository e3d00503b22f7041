import middy from "@middy/core";
import { fileAppealRoute } from "../../core/contract/routes/applications.ts";
import { fileAppeal } from "../../core/domain/applications/appeal-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { appealForm } from "../../core/pages/plain-forms.ts";
import * as services from "../../core/services.ts";

/** An applicant objects to a decision; one appeal at a time. */
export const createHandler = ({
  applications,
  selections,
  now,
  newId,
}: Pick<services.Services, "applications" | "selections" | "now" | "newId">) =>
  middy()
    .use(http(fileAppealRoute, appealForm))
    .handler((_event, { call: { params, body, idempotency, respond, address } }) =>
      retryOnConflict(async () => {
        const meta = { actor: "applicant", occurredAt: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, extraWrites } = await applications.openForApplicant(
          asked,
          idempotency,
          meta.occurredAt,
        );
        await selections.catchUp(application);
        const appealId = newId();
        const change = fileAppeal(application, body.text, appealId, meta);
        return applications.save(change, respond(201, { appealId }), extraWrites);
      }),
    );

export const handler = createHandler({
  applications: services.applications(),
  selections: services.selections(),
  now: services.now,
  newId: services.newId,
});
