/** What a public form knows of its fields: the values that it was sent with, and their errors. */
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";

/** The values that a form was sent with, by field name. */
export type Sent = Record<string, string[]>;

export interface FormState {
  language: Language;
  sent: Sent;
  errors: readonly { pointer: string; detail: string }[];
  /** The prefix of each name when the fields are a part of the posted data: `changes.`. */
  under?: string;
}

export const formState = (language: Language, sent?: Sent, problem?: Problem): FormState => ({
  language,
  sent: sent ?? {},
  errors: problem?.errors ?? [],
});

export interface FieldSpec {
  /** The name in the post: `address.regency`. */
  name: string;
  label: string;
  hint?: string | undefined;
  isOptional?: boolean;
  /** The name of the field in other places, such as the error summary. Without it, the label is used. */
  called?: string;
  /** The label is the heading of the question. */
  isHeading?: boolean;
}

/** The name under which a field is posted. */
export const postedName = ({ under = "" }: Pick<FormState, "under">, name: string): string =>
  `${under}${name}`;

export const idOf = (name: string): string => name.replaceAll(".", "-");
const pointerOf = (name: string) => `/${name.replaceAll(".", "/")}`;

/**
 * The error that is shown at a field. A refusal of a whole (`/address`, when none of its parts is filled in)
 * is shown at each part. A refusal of a part without an input (`/skills/1`) is shown at the whole.
 */
export const errorAt = ({ errors }: Pick<FormState, "errors">, name: string): string | undefined => {
  const pointer = pointerOf(name);
  return errors.find(
    (error) =>
      error.pointer === pointer ||
      error.pointer.startsWith(`${pointer}/`) ||
      (pointer.startsWith(`${error.pointer}/`) && error.pointer !== ""),
  )?.detail;
};

export const typedIn = ({ sent }: Pick<FormState, "sent">, name: string, index = 0): string =>
  sent[name]?.[index] ?? "";

/** Day, month and year as the person typed them. A whole date that was sent is split. */
export const datePartsIn = (state: Pick<FormState, "sent">, name: string) => {
  const [year = "", month = "", day = ""] = /^\d{4}-\d{2}-\d{2}$/.test(typedIn(state, name))
    ? typedIn(state, name).split("-")
    : [];
  return {
    day: typedIn(state, `${name}.day`) || day,
    month: typedIn(state, `${name}.month`) || month,
    year: typedIn(state, `${name}.year`) || year,
  };
};

/** The sent date, from a whole or from parts, as `YYYY-MM-DD`. */
export const dateSent = (sent: Sent | undefined, name: string): string | undefined => {
  const { day, month, year } = datePartsIn({ sent: sent ?? {} }, name);
  const date = `${year.trim().padStart(4, "0")}-${month.trim().padStart(2, "0")}-${day.trim().padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined;
};
