/** The traits by which reports count people: the declared fields that reports show. */
import {
  fieldNamed,
  type PersonFieldName,
  type PersonFields,
  personFieldNames,
} from "../applications/fields/declared.ts";
import { askedFromTheFirst, notAsked, type ReportTrait } from "../applications/fields/person-field.ts";
import type { Day } from "../shared/day.ts";

type TraitOf<F> = F extends { inReports: infer Trait extends ReportTrait<never> } ? Trait : never;
/** The fields that reports show. */
type ReportedField = {
  [Name in PersonFieldName]: TraitOf<PersonFields[Name]> extends never ? never : Name;
}[PersonFieldName];
type Trait = TraitOf<PersonFields[ReportedField]>;
export type TraitColumn = Trait["column"];
export type TraitGrouping = Trait["grouping"];
type CodeOf<T> = T extends { of: (...given: never) => infer Code } ? Code : never;
/** A code, or the codes of a list. */
export type PersonTraits = {
  [T in Trait as T["column"]]: CodeOf<T> extends readonly string[] ? readonly string[] : string;
};

export interface NamedTrait {
  field: ReportedField;
  column: TraitColumn;
  grouping: TraitGrouping;
  codes: readonly string[];
  of: ReportTrait<never>["of"];
}

/**
 * The columns of the first reports, in their order. A later trait comes after these, in the order of the
 * form.
 */
const firstColumns: readonly TraitColumn[] = ["regency", "sex", "ageBand", "disabilities"];

/** Every stored projection has these traits. An older projection lacks a later trait. */
export const isOfFirstReports = ({ column }: Pick<NamedTrait, "column">): boolean =>
  firstColumns.includes(column);

const traitsInOrder = (): NamedTrait[] => {
  const traits = personFieldNames.flatMap((field) => {
    const { inReports } = fieldNamed(field);
    return inReports ? [{ field, ...inReports } as NamedTrait] : [];
  });
  return [
    ...firstColumns.flatMap((column) => traits.filter((trait) => trait.column === column)),
    ...traits.filter((trait) => !isOfFirstReports(trait)),
  ];
};
export const personTraits: readonly NamedTrait[] = /* @__PURE__ */ traitsInOrder();

/** The traits by column, in the order of the columns. */
export const traitsFrom = (codeOf: (trait: NamedTrait) => string | readonly string[]): PersonTraits =>
  Object.fromEntries(personTraits.map((trait) => [trait.column, codeOf(trait)])) as PersonTraits;

type HoldsFields = { readonly [Name in PersonFieldName]?: unknown };

export const traitsOf = (application: HoldsFields & { appliedOn: Day }): PersonTraits =>
  traitsFrom(({ field, of }) => of(application[field] as never, application));

/** The value of a trait for a projection that is older than the trait. */
export const traitOfBefore = (
  { field, of }: NamedTrait,
  when: { appliedOn: Day },
): string | readonly string[] => {
  const { before } = fieldNamed(field);
  return before === askedFromTheFirst ? notAsked : of(before as never, when);
};

/** The codes under which reports count a person. A list has several codes. */
export const codesOf = (traits: PersonTraits, { column }: NamedTrait): readonly string[] => {
  const code: string | readonly string[] = traits[column];
  return typeof code === "string" ? [code] : code;
};
