/**
 * The part of a record that the roles may see. The declared fields are picked one by one, so no undeclared
 * field is shown.
 */
import type { Application } from "../domain/applications/application.ts";
import type { Answer } from "../domain/applications/fields/answer.ts";
import {
  fieldNamed,
  type PersonFields,
  personFieldNames,
  type StoredFields,
  seesField,
} from "../domain/applications/fields/declared.ts";
import type { ShownTo } from "../domain/applications/fields/person-field.ts";
import { type AttributeName, recordAttributes } from "../domain/applications/record-attributes.ts";
import type { Role } from "../domain/shared/codes.ts";
import { maskNik, type Nik } from "../domain/shared/nik.ts";

type Attributes = typeof recordAttributes;

type AttributeShown<Name extends AttributeName> = Attributes[Name] extends {
  shownAs: (...given: never) => infer Shown;
}
  ? Shown
  : Application[Name];

type NamesSeen<D extends Record<string, { seenBy: readonly Role[] }>, By> = {
  [Name in keyof D]: ShownTo<D[Name]> extends By ? Name : never;
}[keyof D];

export type FieldsSeen = Pick<StoredFields, NamesSeen<PersonFields, "always">> &
  Partial<Pick<StoredFields, NamesSeen<PersonFields, "some">>>;
/** Absent also when the record lacks the attribute. */
type OptionalAttribute = {
  [Name in AttributeName]: undefined extends Application[Name] ? Name : never;
}[AttributeName];
type AlwaysAttribute = Exclude<NamesSeen<Attributes, "always">, OptionalAttribute>;
type SomeAttribute = Exclude<NamesSeen<Attributes, "always" | "some">, AlwaysAttribute>;
export type AttributesSeen = { [Name in AlwaysAttribute]: AttributeShown<Name> } & {
  [Name in SomeAttribute]?: Exclude<AttributeShown<Name>, undefined>;
};

const masked = (answer: Answer, value: unknown): unknown =>
  answer.kind === "nik" ? maskNik(value as Nik) : undefined;

export const pickFieldsSeen = (
  application: Omit<Application, "nik"> & { nik: Nik },
  roles: readonly Role[],
): FieldsSeen => {
  const seen = personFieldNames.flatMap((name) => {
    const field = fieldNamed(name);
    const value = application[name];
    if (seesField(field, roles)) return [[name, value]];
    return field.maskedForOthers ? [[name, masked(field.answer, value)]] : [];
  });
  return Object.fromEntries(seen) as FieldsSeen;
};

interface Shown {
  seenBy: readonly Role[];
  shownAs?: (value: never, roles: readonly Role[]) => unknown;
}

export const pickAttributesSeen = (application: Application, roles: readonly Role[]): AttributesSeen => {
  const seen = Object.entries<Shown>(recordAttributes).flatMap(([name, attribute]) => {
    const value = application[name as AttributeName];
    if (value === undefined || !seesField(attribute, roles)) return [];
    return [[name, attribute.shownAs ? attribute.shownAs(value as never, roles) : value]];
  });
  return Object.fromEntries(seen) as AttributesSeen;
};
