import { recordCertificateRoute } from "../../core/contract/routes/training.ts";
import { recordCertificate } from "../../core/domain/training/training-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** Records the certificate of competence of another body, which comes months after completion. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(
    recordCertificateRoute,
    services,
    ({ application, body, meta }) => recordCertificate(application, body, meta),
    ({ after: { reference, version } }, { body }) => ({ ...body, reference, version }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
