/** The inputs of one value. Each has the id of its field, and names the hint and the error that describe it. */
import type {
  ComponentChildren,
  PartialInputHTMLAttributes,
  PartialSelectHTMLAttributes,
  TextareaHTMLAttributes,
} from "preact";
import { type Choice, classNames, describedBy, type FieldWords } from "./field.ts";

interface OfField {
  field: FieldWords;
  /** Default: whether the field has an error. */
  isWrong?: boolean;
}

/** No `role`, `type` or `list`: by these, Preact's types tell kinds of inputs apart. */
export type InputAttributes = Omit<
  PartialInputHTMLAttributes<HTMLInputElement>,
  "class" | "id" | "label" | "role" | "type" | "list" | "width"
>;
type TextareaAttributes = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "class" | "id">;
type SelectAttributes = Omit<PartialSelectHTMLAttributes<HTMLSelectElement>, "class" | "id" | "role">;

const ariaInvalid = (isWrong: boolean) => (isWrong ? "true" : undefined);

/** `width` is the expected number of characters. */
type TextInputProps = OfField &
  InputAttributes & { type?: "text" | "tel" | "email" | undefined; width?: 2 | 4 | 5 | 10 | 20 | undefined };

export const TextInput = ({ field, isWrong = !!field.error, width, ...attributes }: TextInputProps) => (
  <input
    class={classNames("govuk-input", width && `govuk-input--width-${width}`, isWrong && "govuk-input--error")}
    id={field.id}
    {...attributes}
    // Preact's types ask for `list` where the type of an input is one of several.
    list={undefined}
    aria-describedby={describedBy(field)}
    aria-invalid={ariaInvalid(isWrong)}
  />
);

export const Textarea = ({ field, isWrong = !!field.error, ...attributes }: OfField & TextareaAttributes) => (
  <textarea
    class={classNames("govuk-textarea", isWrong && "govuk-textarea--error")}
    id={field.id}
    {...attributes}
    aria-describedby={describedBy(field)}
    aria-invalid={ariaInvalid(isWrong)}
  />
);

export const Select = ({
  field,
  isWrong = !!field.error,
  children,
  ...attributes
}: OfField & SelectAttributes) => (
  <select
    class={classNames("govuk-select", isWrong && "govuk-select--error")}
    id={field.id}
    {...attributes}
    aria-describedby={describedBy(field)}
    aria-invalid={ariaInvalid(isWrong)}
  >
    {children}
  </select>
);

interface OptionsProps {
  choices: readonly Choice[];
  /** The words of the first option, which means that nothing is chosen. */
  empty?: ComponentChildren;
}

export const Options = ({ choices, empty }: OptionsProps) => (
  <>
    {empty !== undefined && <option value="">{empty}</option>}
    {choices.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </>
);
