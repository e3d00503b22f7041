import middy from "@middy/core";
import { routes } from "../core/contract/routes.ts";
import { changeContact } from "../core/domain/contact.ts";
import { http } from "../core/http/http.ts";
import { untilSettled } from "../core/http/until-settled.ts";
import * as live from "../core/services.ts";

/** How a person is reached, as they told an officer; the next message goes there. */
export const createHandler = ({ applications, now }: Pick<live.Services, "applications" | "now">) =>
  middy()
    .use(http(routes.changeContact))
    .handler((_event, { call: { params, body, staff, once, answer } }) =>
      untilSettled(async () => {
        const deed = { by: staff.id, at: now() };
        const application = await applications.forStep(params.reference, once, deed.at);
        const change = changeContact(application, body, deed);
        const { reference, status, version, phone, phoneOwner, email } = change.after;
        return applications.save(
          change,
          answer(200, { reference, status, version, phone, phoneOwner, email }),
        );
      }),
    );

export const handler = createHandler({ applications: live.applications(), now: live.now });
