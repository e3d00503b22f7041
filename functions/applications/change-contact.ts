import { changeContactRoute } from "../../core/contract/routes/applications.ts";
import { changeContact } from "../../core/domain/applications/contact-rules.ts";
import { http } from "../../core/http/http.ts";
import { retryOnConflict } from "../../core/http/retry-on-conflict.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** How a person is reached, as they told an officer; the next message goes there. */
export const createHandler = ({ applications, now }: Pick<Services, "applications" | "now">) =>
  http(changeContactRoute).handler((_event, { call: { params, body, staff, idempotency, respond } }) =>
    retryOnConflict(async () => {
      const meta = { actor: staff.id, occurredAt: now() };
      const application = await applications.loadForCommand(params.reference, idempotency, meta.occurredAt);
      const change = changeContact(application, body, meta);
      const { reference, status, version, phone, phoneOwner, email } = change.after;
      return applications.save(
        change,
        respond(200, { reference, status, version, phone, phoneOwner, email }),
      );
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
