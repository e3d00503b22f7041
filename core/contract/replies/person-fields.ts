/** The fields of a person in a response to staff. A field that not every role sees may be absent. */
import * as z from "zod";
import { type Answer, givenAnswer, type Optional } from "../../domain/applications/fields/answer.ts";
import {
  type AnswerOf,
  fieldNamed,
  type PersonFieldName,
  type PersonFields,
  personFieldNames,
} from "../../domain/applications/fields/declared.ts";
import type { ShownTo } from "../../domain/applications/fields/person-field.ts";
import { roles } from "../../domain/shared/codes.ts";
import { Day } from "../../domain/shared/day.ts";
import { schema } from "../../domain/shared/schema.ts";

const text = /* @__PURE__ */ schema(() => z.string());
const list = /* @__PURE__ */ schema(() => z.array(z.string()));

const shown = {
  "one-of": () => text,
  line: () => text,
  paragraph: () => text,
  telephone: () => text,
  email: () => text,
  nik: () => text,
  cohort: () => text,
  day: () => Day,
  "some-of": () => list,
  skills: () => list,
  address: () =>
    z.object({
      regency: z.string(),
      district: z.string(),
      village: z.string().nullable(),
      street: z.string(),
    }),
  functioning: () => z.record(z.string(), z.string()),
  consent: () => z.object({ version: z.string(), givenBy: z.string(), guardianName: z.string().optional() }),
  helper: () => z.object({ name: z.string(), phone: z.string(), relation: z.string() }),
};
type Shown = { [Kind in keyof typeof shown]: ReturnType<(typeof shown)[Kind]> };
type ShownAnswer<A extends Answer> =
  A extends Optional<infer Inner> ? z.ZodNullable<Shown[Inner["kind"]]> : Shown[Exclude<A, Optional>["kind"]];
/** A record that is older than the field may have no answer. */
type OfBefore<Name extends PersonFieldName> = PersonFields[Name]["before"] extends null
  ? z.ZodNullable<ShownAnswer<AnswerOf<Name>>>
  : ShownAnswer<AnswerOf<Name>>;
type ShownFields = {
  [Name in PersonFieldName]: ShownTo<PersonFields[Name]> extends "always"
    ? OfBefore<Name>
    : z.ZodOptional<OfBefore<Name>>;
};

const shownSchema = (name: PersonFieldName): z.ZodType => {
  const { answer, before, seenBy, maskedForOthers } = fieldNamed(name);
  const given: z.ZodType = shown[givenAnswer(answer).kind]();
  const asStored = answer.kind === "optional" || before === null ? given.nullable() : given;
  const isAlwaysShown = maskedForOthers || roles.every((role) => seenBy.includes(role));
  return isAlwaysShown ? asStored : asStored.optional();
};

export const shownPersonFields = /* @__PURE__ */ schema(
  () => Object.fromEntries(personFieldNames.map((name) => [name, shownSchema(name)])) as ShownFields,
);
