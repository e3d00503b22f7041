/** The contact of a person: the only part of the form that staff may change at any time. */
import * as z from "zod";
import { phoneOwners } from "../shared/codes.ts";
import { schema } from "../shared/schema.ts";
import { Telephone } from "../shared/telephone.ts";
import { absentAsNull, Email } from "./fields/answer-schemas.ts";

export const ContactForm = /* @__PURE__ */ schema(() =>
  z.strictObject({
    phone: Telephone,
    phoneOwner: z.enum(phoneOwners),
    email: absentAsNull(Email),
    version: z.int(),
  }),
);
export type ContactForm = z.infer<typeof ContactForm>;
