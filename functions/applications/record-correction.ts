import { recordCorrectionRoute } from "../../core/contract/routes/applications.ts";
import { correctApplication } from "../../core/domain/applications/correction.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/**
 * An officer records a correction from a telephone call or a visit, for people who cannot use the page. The
 * audit names the officer.
 */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(recordCorrectionRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const { keys, judge } = await applications.loadForCorrection(body.changes);
      const [application, person] = await applications.loadForCommandWith(
        params.reference,
        idempotency,
        meta.occurredAt,
        keys,
      );
      const corrected = await judge(application, person);
      const change = correctApplication(application, body.changes, corrected, meta, body.heardBy);
      const { reference, status, version } = change.after;
      return applications.save(change, respond(200, { reference, status, version }));
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
