import { recordCertificateRoute } from "../../core/contract/routes/training.ts";
import { recordCertificate } from "../../core/domain/training/training-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** The certificate of competence of another body, which comes months after completion. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(recordCertificateRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const change = recordCertificate(application, body, meta);
      const { reference, version } = change.after;
      return applications.save(change, respond(201, { ...body, reference, version }));
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
