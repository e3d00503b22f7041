import { requestDataRoute } from "../../core/contract/routes/privacy.ts";
import { requestData } from "../../core/domain/privacy/data-request-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { dataRequestForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** A person asks for a copy, the erasure or the restriction of their data. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(requestDataRoute, dataRequestForm).handler(
    (_event, { call: { params, body, idempotency, respond, address } }) =>
      retryOnConflict(async () => {
        const meta = { actor: "applicant", occurredAt: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, extraWrites } = await applications.openForApplicant(
          asked,
          idempotency,
          meta.occurredAt,
        );
        const { request, change } = requestData(application, body, meta);
        const reply = respond(201, { requestId: request.requestId, answerBy: request.answerBy });
        if (change) return applications.save(change, reply, extraWrites);
        await applications.confirmOpening(extraWrites);
        return reply;
      }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
