/**
 * The stored form of each answer, from the declarations of the fields. The schemas check the form of a record, not the
 * limits of the form: a later limit does not make older records unreadable.
 */
import * as z from "zod";
import { RegencyCode } from "../../shared/regency-code.ts";
import { text, textOrNone } from "../../shared/stored.ts";
import { day, skill } from "../record-parts.ts";
import { type Answer, givenAnswer, type Optional } from "./answer.ts";
import { fieldNamed, type PersonFieldName, personFieldNames, type StoredFields } from "./declared.ts";
import { askedFromTheFirst, type PersonField } from "./person-field.ts";

const schemas = {
  line: () => text(),
  paragraph: () => text(),
  telephone: () => text(),
  email: () => text(),
  day: () => day(),
  cohort: () => z.string().brand<"CohortId">(),
  skills: () => z.array(skill()),
  address: () =>
    z.looseObject({
      regency: RegencyCode,
      district: text(),
      village: text().nullable(),
      street: text(),
    }),
  // Empty after erasure removed who the person is.
  functioning: () =>
    z.custom<StoredFields["functioning"]>((value) => typeof value === "object" && value !== null),
  consent: () =>
    z.looseObject({ version: text(), givenBy: z.enum(["self", "guardian"]), guardianName: textOrNone() }),
  helper: () => z.looseObject({ name: text(), phone: text(), relation: text() }),
};

/** Erasure leaves an empty text of a code that it removes. A record from before the field holds the declared value. */
const oneOf = (codes: readonly string[], { erasure, before }: PersonField): z.ZodType => {
  const further = [
    ...(erasure === "remove" ? [""] : []),
    ...(before !== askedFromTheFirst && typeof before === "string" ? [before] : []),
  ];
  return z.enum([...codes, ...further]);
};

const storedAnswer = (answer: Exclude<Answer, Optional>, field: PersonField): z.ZodType => {
  if (answer.kind === "one-of") return oneOf(answer.codes, field);
  if (answer.kind === "some-of") return z.array(answer.ofOffice ? text() : z.enum(answer.codes));
  if (answer.kind === "nik") throw new Error("The record holds the NIK in another form");
  return schemas[answer.kind]();
};

const schemaOf = (name: PersonFieldName): z.ZodType => {
  const field = fieldNamed(name);
  const schema = storedAnswer(givenAnswer(field.answer), field);
  return field.answer.kind === "optional" || field.before === null ? schema.nullable() : schema;
};

type Stored = Omit<StoredFields, "nik">;

/** Every answer of the form but `nik`. The types follow from the same declarations as the schemas. */
export const storedAnswers = () =>
  Object.fromEntries(
    personFieldNames.filter((name) => name !== "nik").map((name) => [name, schemaOf(name)]),
  ) as { [Name in keyof Stored]: z.ZodType<Stored[Name]> };
