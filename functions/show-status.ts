import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { showToApplicant } from "../core/contract/shown.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { statusForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** How an application stands, for who knows its reference and birth date. */
export const createHandler = ({
  applications,
  catalogue: { listSkills },
  sealedView,
  now,
  newId,
}: Pick<live.Services, "applications" | "catalogue" | "sealedView" | "now" | "newId">) =>
  middy()
    .use(http(routes.showStatus, statusForm({ listSkills, newId })))
    .handler((_event, { call: { body, once, answer, address, language } }) =>
      untilSettled(async () => {
        const { application, proof } = await applications.openForApplicant({ ...body, address }, once, now());
        await applications.confirmOpening(proof);
        return answer(200, showToApplicant(await sealedView.asSealed(application), language));
      }),
    );

export const handler = createHandler({
  now: live.now,
  newId: live.newId,
  applications: live.applications(),
  catalogue: live.catalogue(),
  sealedView: live.sealedView(),
});
