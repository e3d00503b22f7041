import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { fileAppeal } from "../core/domain/appeal.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { appealForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** An applicant objects to a decision; one appeal at a time. */
export const createHandler = ({
  applications,
  selections,
  now,
  newId,
}: Pick<live.Services, "applications" | "selections" | "now" | "newId">) =>
  middy()
    .use(http(routes.fileAppeal, appealForm))
    .handler((_event, { call: { params, body, once, answer, address } }) =>
      untilSettled(async () => {
        const deed = { by: "applicant", at: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, proof } = await applications.openForApplicant(asked, once, deed.at);
        await selections.catchUp(application);
        const appealId = newId();
        const change = fileAppeal(application, body.text, appealId, deed);
        return applications.save(change, answer(201, { appealId }), proof);
      }),
    );

export const handler = createHandler({
  applications: live.applications(),
  selections: live.selections(),
  now: live.now,
  newId: live.newId,
});
