import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { requestData } from "../core/domain/data-request.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import { dataRequestForm } from "../core/pages/plain-forms.ts";
import * as live from "../core/services.ts";

/** A person asks for a copy, the erasure or the restriction of their data. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.requestData, dataRequestForm))
    .handler((_event, { call: { params, body, once, answer, address } }) =>
      untilSettled(async () => {
        const deed = { by: "applicant", at: now() };
        const asked = { ...params, birthDate: body.birthDate, address };
        const { application, proof } = await applications.openForApplicant(asked, once, deed.at);
        const { request, change } = requestData(application, body, deed);
        const reply = answer(201, { requestId: request.requestId, answerBy: request.answerBy });
        if (change) return applications.save(change, reply, proof);
        await applications.confirmOpening(proof);
        return reply;
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
