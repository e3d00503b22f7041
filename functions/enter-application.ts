import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { apply } from "../core/domain/applying.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** An officer types what came on paper, by telephone or on a visit: judged by the day on which it came. */
export const createHandler = (services: Pick<live.Services, "applications" | "now" | "newReference">) => {
  const { applications, now, newReference } = services;
  return middy()
    .use(http(routes.enterApplication))
    .handler((_event, { call: { body, staff, once, answer } }) =>
      untilSettled(async () => {
        const { receivedOn, heardBy, ...form } = body;
        const deed = { by: staff.id, at: now() };
        const person = await applications.markPerson(form.nik);
        const found = await applications.forApplying({ cohortId: form.cohortId, person }, once, deed.at);
        const reference = newReference();
        const nik = await applications.sealNik(form.nik, reference);
        const named = { reference, nik, person, language: "id" as const };
        const change = apply(form, found, named, deed, { receivedOn, heardBy });
        const { status, version } = change.after;
        return applications.save(change, answer(201, { reference, status, version }));
      }),
    );
};

export const handler = createHandler({
  now: live.now,
  newReference: live.newReference,
  applications: live.applications(),
});
