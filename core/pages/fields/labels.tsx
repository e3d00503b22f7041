/** The words around an input: label or legend, hint and error. */
import type { ComponentChildren } from "preact";
import { errorId, type FieldError, hintId } from "./field.ts";

export interface LabelLook {
  size?: "s" | "l";
  /** The label is the heading of the question. */
  isHeading?: boolean | undefined;
}

interface LabelProps extends LabelLook {
  for: string;
  children: ComponentChildren;
}

const sized = (block: string, size: LabelLook["size"]) => (size ? `${block} ${block}--${size}` : block);

export const Label = ({ for: input, size, isHeading, children }: LabelProps) => {
  const label = (
    <label class={sized("govuk-label", size)} for={input}>
      {children}
    </label>
  );
  return isHeading ? <h2 class="govuk-label-wrapper">{label}</h2> : label;
};

export const Legend = ({ size, isHeading, children }: LabelLook & { children: ComponentChildren }) => (
  <legend class={sized("govuk-fieldset__legend", size)}>
    {isHeading ? <h2 class="govuk-fieldset__heading">{children}</h2> : children}
  </legend>
);

interface HintProps {
  /** The id of the input. */
  of: string;
  children: ComponentChildren;
}

export const Hint = ({ of, children }: HintProps) =>
  children ? (
    <div id={hintId(of)} class="govuk-hint">
      {children}
    </div>
  ) : null;

interface ErrorMessageProps {
  /** The id of the input. */
  of: string;
  error: FieldError | undefined;
}

export const ErrorMessage = ({ of, error }: ErrorMessageProps) =>
  error ? (
    <p id={errorId(of)} class="govuk-error-message" role={error.role}>
      <span class="govuk-visually-hidden">{error.prefix}</span> {error.text}
    </p>
  ) : null;
