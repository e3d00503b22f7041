/** Radio buttons and checkboxes. */
import type { ComponentChildren } from "preact";
import { type Choice, classNames } from "./field.ts";
import type { InputAttributes } from "./inputs.tsx";

type ChoiceKind = "radios" | "checkboxes";

interface ChoicesProps {
  kind: ChoiceKind;
  isSmall?: boolean;
  isInline?: boolean | undefined;
  class?: string;
  children: ComponentChildren;
}

export const Choices = ({ kind, isSmall, isInline, class: more, children }: ChoicesProps) => (
  <div
    class={classNames(
      `govuk-${kind}`,
      isSmall && `govuk-${kind}--small`,
      isInline && `govuk-${kind}--inline`,
      more,
    )}
  >
    {children}
  </div>
);

interface ChoiceItemProps extends Omit<InputAttributes, "value"> {
  kind: ChoiceKind;
  id: string;
  choice: Choice;
}

export const ChoiceItem = ({ kind, id, name, choice, ...attributes }: ChoiceItemProps) => {
  // The first item may have the id of its field, whose hint is another one.
  const hintId = `${id}-item-hint`;
  return (
    <div class={`govuk-${kind}__item`}>
      <input
        class={`govuk-${kind}__input`}
        id={id}
        name={name}
        type={kind === "radios" ? "radio" : "checkbox"}
        value={choice.value}
        {...attributes}
        aria-describedby={choice.hint && hintId}
      />
      <label class={`govuk-label govuk-${kind}__label`} for={id}>
        {choice.label}
      </label>
      {choice.hint && (
        <div id={hintId} class={`govuk-hint govuk-${kind}__hint`}>
          {choice.hint}
        </div>
      )}
    </div>
  );
};
