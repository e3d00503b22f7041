import { enterApplicationRoute } from "../../core/contract/routes/applications.ts";
import { apply } from "../../core/domain/applications/applying.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An officer types an application from paper, a telephone call or a visit. The day of receipt judges it. */
export const createHandler = (services: Pick<Services, "applications" | "now" | "newReference">) => {
  const { applications, now, newReference } = services;
  return http(enterApplicationRoute).handler((_event, { call: { body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const { receivedOn, heardBy, ...form } = body;
      const meta = { actor: staff.id, occurredAt: now() };
      const person = await applications.fingerprintOf(form.nik);
      const loaded = await applications.loadForApplying(
        { cohortId: form.cohortId, person },
        idempotency,
        meta.occurredAt,
      );
      const reference = newReference();
      const nik = await applications.sealNik(form.nik, reference);
      const named = { reference, nik, person, language: "id" as const };
      const change = apply(form, loaded, named, meta, { receivedOn, heardBy });
      const { status, version } = change.after;
      return applications.save(change, respond(201, { reference, status, version }));
    }),
  );
};

export const handler = createHandler({
  now: services.now,
  newReference: services.newReference,
  applications: services.applications(),
});
