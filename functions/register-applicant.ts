import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { findOpenings, showRegistered } from "../core/contract/shown.ts";
import { apply } from "../core/domain/applying.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { applicationForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** A person applies. One live application a person: read here for a clear answer, decided by the table. */
export const createHandler = (
  services: Pick<live.Services, "applications" | "catalogue" | "now" | "newId" | "newReference">,
) => {
  const { applications, catalogue, now, newId, newReference } = services;
  return middy()
    .use(http(routes.registerApplicant, applicationForm({ openingsOn: findOpenings(catalogue), now, newId })))
    .handler((_event, { call: { body, once, answer, language, address, siteUrl } }) =>
      untilSettled(async () => {
        const deed = { by: "applicant", at: now() };
        const reference = newReference();
        const person = await applications.markPerson(body.nik);
        const found = await applications.forApplying({ cohortId: body.cohortId, person }, once, deed.at);
        const nik = await applications.sealNik(body.nik, reference);
        const change = apply(body, found, { reference, nik, person, language }, deed);
        const reply = showRegistered(change.after, siteUrl, language);
        return applications.register(change, answer(201, reply, { location: reply.statusUrl }), address);
      }),
    );
};

export const handler = createHandler({
  now: live.now,
  newId: live.newId,
  newReference: live.newReference,
  applications: live.applications(),
  catalogue: live.catalogue(),
});
