/** The declarations of fields as types and lists, for whatever follows from them. */
import type { Role } from "../../shared/codes.ts";
import type { CodesOf, PartsOf } from "./answer.ts";
import { askedFromTheFirst, type PersonField, type StoredValue } from "./person-field.ts";
import { personFields } from "./person-fields.ts";

export type PersonFields = typeof personFields;
export type PersonFieldName = keyof PersonFields;
export type AnswerOf<Name extends PersonFieldName> = PersonFields[Name]["answer"];
export type QuestionName = PersonFields[PersonFieldName]["question"];

/** Fields that are chosen from codes, as a whole or in their parts. */
export type CodesOfField<Name extends PersonFieldName> =
  | CodesOf<AnswerOf<Name>>
  | Extract<PersonFields[Name]["before"], "not-asked">;
export type PartsOfField<Name extends PersonFieldName> = PartsOf<AnswerOf<Name>>;

/** The fields of a person as an application holds them. */
export type StoredFields = { [Name in PersonFieldName]: StoredValue<PersonFields[Name]> };

export const personFieldNames = /* @__PURE__ */ Object.keys(personFields) as PersonFieldName[];
export const fieldNamed = (name: PersonFieldName): PersonField => personFields[name];

export const fieldsOfQuestion = (question: QuestionName): PersonFieldName[] =>
  personFieldNames.filter((name) => fieldNamed(name).question === question);

const questionsInOrder = () => [...new Set(personFieldNames.map((name) => personFields[name].question))];
/** In the order in which the form asks. */
export const everyQuestion: readonly QuestionName[] = /* @__PURE__ */ questionsInOrder();

export const seesField = (field: Pick<PersonField, "seenBy">, roles: readonly Role[]): boolean =>
  roles.some((role) => field.seenBy.includes(role));

/** A record as it reads today: what it lacks, because it was made before the field was asked, is said for it. */
export const withFieldsOfBefore = <Stored extends object>(record: Stored): Stored => {
  const lacking = personFieldNames.filter(
    (name) => fieldNamed(name).before !== askedFromTheFirst && !Object.hasOwn(record, name),
  );
  if (lacking.length === 0) return record;
  return { ...record, ...Object.fromEntries(lacking.map((name) => [name, fieldNamed(name).before])) };
};
