import { registerApplicantRoute } from "../../core/contract/routes/applications.ts";
import { apply } from "../../core/domain/applications/applying.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import { applicationForm } from "../../core/pages/plain-forms.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";
import { findOpenings, toRegisteredView } from "../../core/views/applications.ts";

/** A person applies. The table decides that a person has one active application in a programme. */
export const createHandler = (
  services: Pick<Services, "applications" | "catalogue" | "now" | "newId" | "newReference">,
) => {
  const { applications, catalogue, now, newId, newReference } = services;
  return http(
    registerApplicantRoute,
    applicationForm({ openingsOn: findOpenings(catalogue), now, newId }),
  ).handler((_event, { call: { body, idempotency, respond, language, address, siteUrl } }) =>
    retryOnConflict(async () => {
      const meta = { actor: "applicant", occurredAt: now() };
      const reference = newReference();
      const person = await applications.fingerprintOf(body.nik);
      const asked = { cohortId: body.cohortId, person };
      const loaded = await applications.loadForApplying(asked, idempotency, meta.occurredAt);
      const nik = await applications.sealNik(body.nik, reference);
      const change = apply(body, loaded, { reference, nik, person, language }, meta);
      const reply = toRegisteredView(change.after, siteUrl, language);
      return applications.register(change, respond(201, reply, { location: reply.statusUrl }), address);
    }),
  );
};

export const handler = createHandler({
  now: services.now,
  newId: services.newId,
  newReference: services.newReference,
  applications: services.applications(),
  catalogue: services.catalogue(),
});
