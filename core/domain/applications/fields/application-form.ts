/** The form that a person applies with: a schema that follows from the declared fields. */
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

/** The fields of the form, in the order in which they are asked. */
export const applicationFields = /* @__PURE__ */ schema(
  () => schemasOf(personFieldNames, answerSchema) as FieldSchemas,
);

/** What is posted, read strictly: unknown fields are refused at any depth. */
export const ApplicationForm = /* @__PURE__ */ schema(() => z.strictObject(applicationFields));
export type ApplicationForm = z.infer<typeof ApplicationForm>;
/** As a client posts it, before it is read. */
export type PostedForm = z.input<typeof ApplicationForm>;

const correctableNames = /* @__PURE__ */ personFieldNames.filter(
  (name): name is CorrectableName => fieldNamed(name).correction !== "never",
);

/** Any fields of the form, each whole. One that is left out stays as it is, also where the form reads that as none. */
export const Changes = /* @__PURE__ */ schema(() =>
  z.strictObject(schemasOf(correctableNames, correctionSchema) as CorrectionSchemas).partial(),
);
export type Changes = z.infer<typeof Changes>;
