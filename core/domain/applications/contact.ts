/** The contact of a person: the only part of the form that staff may change at any time. */
import * as z from "zod";
import { schema } from "../shared/schema.ts";
import { type AnswerSchema, answerSchema } from "./fields/answer-schemas.ts";
import {
  type AnswerOf,
  fieldNamed,
  fieldsOfQuestion,
  type PersonFieldName,
  type PersonFields,
} from "./fields/declared.ts";

/** The fields of the question `contact`. */
type ContactSchemas = {
  [Name in PersonFieldName as PersonFields[Name]["question"] extends "contact" ? Name : never]: AnswerSchema<
    AnswerOf<Name>
  >;
};

const contactSchemas = () =>
  Object.fromEntries(
    fieldsOfQuestion("contact").map((name) => [name, answerSchema(fieldNamed(name).answer)]),
  ) as ContactSchemas;

export const ContactForm = /* @__PURE__ */ schema(() =>
  z.strictObject({ ...contactSchemas(), version: z.int() }),
);
export type ContactForm = z.infer<typeof ContactForm>;
