import { recordRegistryCheckRoute } from "../../core/contract/routes/applications.ts";
import { recordRegistryCheck } from "../../core/domain/applications/verification.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** What a look into DTKS or DTSEN showed, kept beside the earlier ones. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(recordRegistryCheckRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const change = recordRegistryCheck(application, body, meta);
      const { reference, version } = change.after;
      return applications.save(
        change,
        respond(201, { ...body, at: meta.occurredAt, by: meta.actor, reference, version }),
      );
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
