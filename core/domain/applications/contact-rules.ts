/** Rules for changing the contact of an applicant. */

import type { CommandMeta } from "../shared/command-meta.ts";
import { checkSeen } from "../shared/domain-error.ts";
import type { Application } from "./application.ts";
import type { ContactForm } from "./contact.ts";
import { type ApplicationChange, changed } from "./lifecycle.ts";

export const changeContact = (
  application: Application,
  { version, ...contact }: ContactForm,
  meta: CommandMeta,
): ApplicationChange => {
  checkSeen(application, version);
  return changed(application, contact, meta, "change-contact", { phoneOwner: contact.phoneOwner });
};
