/** A date in three boxes: day, month and year. */
import { classNames } from "./field.ts";
import type { InputAttributes } from "./inputs.tsx";

const dateParts = ["day", "month", "year"] as const;
export type DatePart = (typeof dateParts)[number];

interface Box extends Omit<InputAttributes, "inputmode"> {
  id: string;
  label: string;
}

interface DateInputProps {
  isWrong: boolean;
  boxOf: (part: DatePart) => Box;
}

export const DateInput = ({ isWrong, boxOf }: DateInputProps) => (
  <div class="govuk-date-input">
    {dateParts.map((part) => {
      const { id, label, ...attributes } = boxOf(part);
      return (
        <div class="govuk-date-input__item" key={part}>
          <label class="govuk-label govuk-date-input__label" for={id}>
            {label}
          </label>
          <input
            class={classNames(
              `govuk-input govuk-date-input__input govuk-input--width-${part === "year" ? 4 : 2}`,
              isWrong && "govuk-input--error",
            )}
            id={id}
            {...attributes}
            type="text"
            inputmode="numeric"
            aria-invalid={isWrong ? "true" : undefined}
          />
        </div>
      );
    })}
  </div>
);
