import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { answerDataRequest, readRequestId } from "../core/domain/data-request.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** A manager answers what a person asked about their data; an erasure or a restriction takes effect with it. */
export const createHandler = (services: Pick<live.Services, "applications" | "removals" | "now">) => {
  const { applications, removals, now } = services;
  return middy()
    .use(http(routes.answerDataRequest))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const named = readRequestId(params.requestId) ?? { reference: "", requestId: "" };
        const application = await applications.forStep(named.reference, once, deed.at);
        const { request, change } = answerDataRequest(application, named.requestId, body.note, deed);
        const { reference, fullName, documents } = change.after;
        const answered = await applications.save(change, answer(200, { ...request, reference, fullName }));
        if (documents.length < application.documents.length)
          await removals.removeFiles(
            application,
            application.documents.map(({ documentId }) => documentId),
          );
        return answered;
      }),
    );
};

export const handler = createHandler({
  now: live.now,
  applications: live.applications(),
  removals: live.removals(),
});
