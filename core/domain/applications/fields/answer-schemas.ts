/** The schema of each kind of answer. */
import * as z from "zod";
import { CohortId } from "../../catalogue/cohort.ts";
import { SkillId } from "../../catalogue/skill.ts";
import { difficulties, functioningQuestions } from "../../shared/codes.ts";
import { Day } from "../../shared/day.ts";
import { Nik } from "../../shared/nik.ts";
import { ListedRegency } from "../../shared/regency-code.ts";
import { schema } from "../../shared/schema.ts";
import { Telephone } from "../../shared/telephone.ts";
import { Line, Paragraph } from "../../shared/text.ts";
import type { Answer, OneOf, Optional, SomeOf } from "./answer.ts";

const absentAsNull = <S extends z.ZodType>(schema: S) => schema.nullish().transform((given) => given ?? null);

const listOf = <S extends z.ZodType>(item: S, least: number, most: number): z.ZodArray<S> =>
  z
    .array(item)
    .min(least, { error: "choose-one" })
    .max(most)
    .superRefine((items, context) => {
      const said = new Set<unknown>();
      items.forEach((one, index) => {
        if (said.has(one)) context.addIssue({ code: "custom", path: [index], message: "said-twice" });
        said.add(one);
      });
    });

const Address = /* @__PURE__ */ schema(() =>
  z
    .strictObject({
      regency: ListedRegency,
      district: z.string().regex(/^\d{2}\.\d{2}\.\d{2}$/, { error: "not-a-district" }),
      village: absentAsNull(z.string().regex(/^\d{2}\.\d{2}\.\d{2}\.\d{4}$/, { error: "not-a-village" })),
      street: Line(200),
    })
    .superRefine((address, context) => {
      if (!address.district.startsWith(`${address.regency}.`))
        context.addIssue({ code: "custom", path: ["district"], message: "district-elsewhere" });
      if (address.village && !address.village.startsWith(`${address.district}.`))
        context.addIssue({ code: "custom", path: ["village"], message: "village-elsewhere" });
    }),
);

const difficulty = /* @__PURE__ */ schema(() => z.enum(difficulties));
const Functioning = /* @__PURE__ */ schema(() =>
  z.strictObject(
    Object.fromEntries(functioningQuestions.map((question) => [question, difficulty])) as Record<
      (typeof functioningQuestions)[number],
      typeof difficulty
    >,
  ),
);

const Consent = /* @__PURE__ */ schema(() =>
  z
    .strictObject({
      version: Line(20),
      givenBy: z.enum(["self", "guardian"]),
      guardianName: Line(120)
        .nullish()
        .transform((given) => given ?? undefined),
    })
    .superRefine((consent, context) => {
      if (consent.givenBy === "guardian" && !consent.guardianName)
        context.addIssue({ code: "custom", path: ["guardianName"], message: "required" });
      if (consent.givenBy === "self" && consent.guardianName)
        context.addIssue({ code: "custom", path: ["guardianName"], message: "only-for-guardian" });
    }),
);

const Email = /* @__PURE__ */ schema(() =>
  z
    .string()
    .trim()
    .max(254, { error: "too-long" })
    .regex(/^[^\s\p{C}@<>"(),;:\\[\]]+@[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\.[a-z]{2,}$/iu, {
      error: "not-an-email",
    }),
);

const Helper = /* @__PURE__ */ schema(() =>
  z.strictObject({ name: Line(120), phone: Telephone, relation: Line(60) }),
);

/** Schemas by kind of answer. A schema that depends on more than the kind receives the answer. */
const schemas = {
  line: ({ most }: { most: number }) => Line(most),
  paragraph: ({ most }: { most: number }) => Paragraph(most),
  day: () => Day,
  telephone: () => Telephone,
  email: () => Email,
  nik: () => Nik,
  cohort: () => CohortId,
  skills: () => listOf(SkillId, 1, 10),
  address: () => Address,
  functioning: () => Functioning,
  consent: () => Consent,
  helper: () => Helper,
};
type Schemas = { [Kind in keyof typeof schemas]: ReturnType<(typeof schemas)[Kind]> };

type EnumOf<Codes extends readonly string[]> = z.ZodEnum<{ [Code in Codes[number]]: Code }>;
type GivenSchema<A> =
  A extends OneOf<infer Codes>
    ? EnumOf<Codes>
    : A extends SomeOf<infer Codes>
      ? z.ZodArray<EnumOf<Codes>>
      : A extends { kind: infer Kind extends keyof Schemas }
        ? Schemas[Kind]
        : never;

/** The schema of an answer in a new application. */
export type AnswerSchema<A extends Answer> =
  A extends Optional<infer Inner>
    ? GivenSchema<Inner> extends infer S extends z.ZodType
      ? ReturnType<typeof absentAsNull<S>>
      : never
    : GivenSchema<A>;
/** The schema of an answer in a correction. There, null removes the answer, and an absent answer stays. */
export type CorrectionSchema<A extends Answer> =
  A extends Optional<infer Inner>
    ? GivenSchema<Inner> extends infer S extends z.ZodType
      ? z.ZodNullable<S>
      : never
    : GivenSchema<A>;

export type AnswerValue<A extends Answer> = z.output<AnswerSchema<A>>;

const givenSchema = (answer: Exclude<Answer, Optional>): z.ZodType => {
  if (answer.kind === "one-of") return z.enum(answer.codes);
  if (answer.kind === "some-of") return listOf(z.enum(answer.codes), answer.least, answer.codes.length);
  return "most" in answer ? schemas[answer.kind](answer) : schemas[answer.kind]();
};

export const answerSchema = (answer: Answer): z.ZodType =>
  answer.kind === "optional" ? absentAsNull(givenSchema(answer.of)) : givenSchema(answer);

export const correctionSchema = (answer: Answer): z.ZodType =>
  answer.kind === "optional" ? givenSchema(answer.of).nullable() : givenSchema(answer);
