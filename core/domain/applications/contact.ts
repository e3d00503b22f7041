/** How a person is reached: the one part of the form that staff may change at any time. */
import * as z from "zod";
import { phoneOwners } from "../shared/codes.ts";
import { checkSeen } from "../shared/domain-error.ts";
import { schema } from "../shared/schema.ts";
import { Telephone } from "../shared/telephone.ts";
import { type Application, absentAsNull, Email } from "./application.ts";
import { type ApplicationChange, type CommandMeta, changed } from "./lifecycle.ts";

export const ContactForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    phone: Telephone,
    phoneOwner: z.enum(phoneOwners),
    email: absentAsNull(Email),
    version: z.int(),
  }),
);
export type ContactForm = z.infer<typeof ContactForm>;

export const changeContact = (
  application: Application,
  { version, ...contact }: ContactForm,
  meta: CommandMeta,
): ApplicationChange => {
  checkSeen(application, version);
  return changed(application, contact, meta, "change-contact", { phoneOwner: contact.phoneOwner });
};
