/** An application as an officer types it: each field as its input holds it, and as the API takes it. */
import {
  type Answer,
  givenAnswer,
  isList,
  type Optional,
  type PartsOf,
  type Single,
  type SomeOf,
} from "../../../core/domain/applications/fields/answer.ts";
import {
  type AnswerOf,
  fieldNamed,
  type PersonFieldName,
  personFieldNames,
} from "../../../core/domain/applications/fields/declared.ts";
import type { Request } from "../../api-client.ts";
import { asDay, asOptional } from "../components/form/as-typed.ts";
import type { ShownApplication } from "./shown-application.ts";

/** The cohort is chosen beside the form, and never corrected. */
export type TypedField = Exclude<PersonFieldName, "cohortId">;
export const typedFields = personFieldNames.filter((name): name is TypedField => name !== "cohortId");

type DraftOf<A> =
  A extends Optional<infer Inner>
    ? DraftOf<Inner>
    : A extends SomeOf | Single<"skills">
      ? string[]
      : [PartsOf<A>] extends [never]
        ? string
        : Record<PartsOf<A> & string, string>;
/** Of the consent also the version, which the person read. */
export type ApplicationDraft = { [Name in TypedField]: DraftOf<AnswerOf<Name>> } & {
  consent: { version: string };
};

/** In order of preference; a wish that was not made is empty. */
const wishes = [0, 1, 2];

const emptyOf = (answer: Answer): unknown => {
  const given = givenAnswer(answer);
  if (given.kind === "skills") return wishes.map(() => "");
  if (isList(given)) return [];
  if (!("parts" in given)) return "";
  const parts = given.kind === "consent" ? ["version", ...given.parts] : given.parts;
  return Object.fromEntries(parts.map((part) => [part, ""]));
};

const everyField = (read: (name: TypedField) => unknown) =>
  Object.fromEntries(typedFields.map((name) => [name, read(name)]));

export const emptyApplication = everyField((name) => emptyOf(fieldNamed(name).answer)) as ApplicationDraft;

const textsIn = (value: object) =>
  Object.fromEntries(Object.entries(value).map(([part, typed]) => [part, typed ?? ""]));

const draftOf = (answer: Answer, value: unknown): unknown => {
  if (givenAnswer(answer).kind === "skills") return wishes.map((wish) => (value as string[])[wish] ?? "");
  if (Array.isArray(value)) return [...value];
  const empty = emptyOf(answer);
  if (typeof value !== "object" || value === null) return value ?? empty;
  return { ...(empty as object), ...textsIn(value) };
};

export const draftOfApplication = (application: ShownApplication): ApplicationDraft =>
  everyField((name) => draftOf(fieldNamed(name).answer, application[name])) as ApplicationDraft;

const orNone = (typed: string) => asOptional(typed, String) ?? null;

/** Those whose parts are not each what was typed. */
const bodiesOf = {
  address: ({ address }: ApplicationDraft) => ({ ...address, village: orNone(address.village) }),
  consent: ({ consent }: ApplicationDraft) => ({
    ...consent,
    guardianName: consent.givenBy === "guardian" ? asOptional(consent.guardianName, String) : undefined,
  }),
};

const bodyOf = (draft: ApplicationDraft, name: TypedField): unknown => {
  if (name === "address" || name === "consent") return bodiesOf[name](draft);
  const { answer } = fieldNamed(name);
  const typed: string | readonly string[] | Record<string, string> = draft[name];
  if (typeof typed === "string") {
    if (answer.kind === "optional") return orNone(typed);
    return answer.kind === "day" ? asDay(typed) : typed;
  }
  if (Array.isArray(typed)) return typed.filter((one) => one !== "");
  return answer.kind === "optional" && !Object.values(typed).some((part) => part.trim()) ? null : typed;
};

export type ApplicationBody = Pick<Request<"enterApplication">["body"], TypedField>;
export const bodyOfApplication = (draft: ApplicationDraft): ApplicationBody =>
  everyField((name) => bodyOf(draft, name)) as ApplicationBody;
