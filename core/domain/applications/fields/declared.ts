/** The declarations of fields as types and lists, for the modules that derive from them. */
import type { Role } from "../../shared/codes.ts";
import type { CodesOf, PartsOf } from "./answer.ts";
import { askedFromTheFirst, type PersonField, type StoredValue } from "./person-field.ts";
import { personFields } from "./person-fields.ts";

export type PersonFields = typeof personFields;
export type PersonFieldName = keyof PersonFields;
export type AnswerOf<Name extends PersonFieldName> = PersonFields[Name]["answer"];
export type QuestionName = PersonFields[PersonFieldName]["question"];

/** Fields whose answer, or whose parts, a person chooses from codes. */
export type CodesOfField<Name extends PersonFieldName> =
  | CodesOf<AnswerOf<Name>>
  | Extract<PersonFields[Name]["before"], "not-asked">;
export type PartsOfField<Name extends PersonFieldName> = PartsOf<AnswerOf<Name>>;

/** The fields of a person in an application record. */
export type StoredFields = { [Name in PersonFieldName]: StoredValue<PersonFields[Name]> };

export const personFieldNames = /* @__PURE__ */ Object.keys(personFields) as PersonFieldName[];
export const fieldNamed = (name: PersonFieldName): PersonField => personFields[name];

export const fieldsOfQuestion = (question: QuestionName): PersonFieldName[] =>
  personFieldNames.filter((name) => fieldNamed(name).question === question);

const questionsInOrder = () => [...new Set(personFieldNames.map((name) => personFields[name].question))];
/** The questions in the order of the form. */
export const everyQuestion: readonly QuestionName[] = /* @__PURE__ */ questionsInOrder();

export const seesField = (field: Pick<PersonField, "seenBy">, roles: readonly Role[]): boolean =>
  roles.some((role) => field.seenBy.includes(role));

/** A stored record in today's form. A field that is newer than the record gets its declared value. */
export const withFieldsOfBefore = <Stored extends object>(record: Stored): Stored => {
  const lacking = personFieldNames.filter(
    (name) => fieldNamed(name).before !== askedFromTheFirst && !Object.hasOwn(record, name),
  );
  if (lacking.length === 0) return record;
  return { ...record, ...Object.fromEntries(lacking.map((name) => [name, fieldNamed(name).before])) };
};
