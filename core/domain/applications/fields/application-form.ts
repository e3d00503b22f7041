/** The schema of the application form. The schema follows from the declared fields. */
import * as z from "zod";
import { schema } from "../../shared/schema.ts";
import type { Answer } from "./answer.ts";
import {
  type AnswerSchema,
  answerSchema,
  type CorrectionSchema,
  correctionSchema,
} from "./answer-schemas.ts";
import {
  type AnswerOf,
  fieldNamed,
  type PersonFieldName,
  type PersonFields,
  personFieldNames,
} from "./declared.ts";

type FieldSchemas = { [Name in PersonFieldName]: AnswerSchema<AnswerOf<Name>> };
type CorrectableName = {
  [Name in PersonFieldName]: PersonFields[Name]["correction"] extends "never" ? never : Name;
}[PersonFieldName];
type CorrectionSchemas = { [Name in CorrectableName]: CorrectionSchema<AnswerOf<Name>> };

const schemasOf = (names: readonly PersonFieldName[], schemaOf: (answer: Answer) => z.ZodType) =>
  Object.fromEntries(names.map((name) => [name, schemaOf(fieldNamed(name).answer)]));

/** The fields of the form, in the order of the questions. */
export const applicationFields = /* @__PURE__ */ schema(
  () => schemasOf(personFieldNames, answerSchema) as FieldSchemas,
);

/** The posted form, read strictly: the schema refuses unknown fields at any depth. */
export const ApplicationForm = /* @__PURE__ */ schema(() => z.strictObject(applicationFields));
export type ApplicationForm = z.infer<typeof ApplicationForm>;
/** The form as a client posts it, before the schema reads it. */
export type PostedForm = z.input<typeof ApplicationForm>;

const correctableNames = /* @__PURE__ */ personFieldNames.filter(
  (name): name is CorrectableName => fieldNamed(name).correction !== "never",
);

/**
 * Any fields of the form, each one complete. An absent field stays as it is, even where the form reads an
 * absent field as null.
 */
export const Changes = /* @__PURE__ */ schema(() =>
  z.strictObject(schemasOf(correctableNames, correctionSchema) as CorrectionSchemas).partial(),
);
export type Changes = z.infer<typeof Changes>;
