import { changeContactRoute } from "../../core/contract/routes/applications.ts";
import { changeContact } from "../../core/domain/applications/contact-rules.ts";
import { staffCommand } from "../../core/http/staff-command.ts";
import type { Services } from "../../core/services.ts";
import * as services from "../../core/services.ts";

/** An officer changes a person's contact, as the person told. The next message goes to the new contact. */
export const createHandler = (services: Pick<Services, "applications" | "now">) =>
  staffCommand(
    changeContactRoute,
    services,
    ({ application, body, meta }) => changeContact(application, body, meta),
    ({ after: { reference, status, version, phone, phoneOwner, email } }) => ({
      reference,
      status,
      version,
      phone,
      phoneOwner,
      email,
    }),
  );

export const handler = createHandler({ applications: services.applications(), now: services.now });
