/** What the parts of a field have in common: the words, and the ids that tie the parts together. */
import type { ComponentChildren } from "preact";

export interface FieldError {
  /** A screen reader says the prefix before the error: "Error:". */
  prefix: string;
  text: string;
  /** For an error that appears while the page is open, where the focus stays elsewhere. */
  role?: "alert";
}

export interface FieldWords {
  /** The id of the input. The ids of the hint and of the error begin with it. */
  id: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: FieldError | undefined;
}

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

export const hintId = (id: string): string => `${id}-hint`;
export const errorId = (id: string): string => `${id}-error`;

type Described = Pick<FieldWords, "id" | "hint" | "error">;

/** The ids of the elements that describe an input. undefined leaves the attribute out. */
export const describedBy = ({ id, hint, error }: Described, ...others: string[]): string | undefined => {
  const ids = [...(hint ? [hintId(id)] : []), ...(error ? [errorId(id)] : []), ...others];
  return ids.length > 0 ? ids.join(" ") : undefined;
};

export const classNames = (...names: (string | false | undefined)[]): string =>
  names.filter(Boolean).join(" ");
