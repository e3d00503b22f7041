/**
 * The filters above a list. The address holds the chosen filters, so that an officer can open the same list again.
 */
import { useState } from "preact/hooks";
import { useTexts } from "../language.ts";
import { changeQuery } from "../router.tsx";

export interface Filter {
  /** The filter's name in the address. */
  name: string;
  label: string;
  value: string;
  choices: readonly { value: string; text: string }[];
}

export const Filters = ({ filters }: { filters: readonly Filter[] }) => {
  const { queue: texts } = useTexts();
  const [chosen, setChosen] = useState<Record<string, string>>(
    Object.fromEntries(filters.map(({ name, value }) => [name, value])),
  );
  return (
    <form
      class="console-filters"
      aria-label={texts.filters}
      onSubmit={(event) => {
        event.preventDefault();
        changeQuery(new URLSearchParams(Object.entries(chosen).filter(([, value]) => value)));
      }}
    >
      {filters.map(({ name, label, choices }) => (
        <div class="govuk-form-group" key={name}>
          <label class="govuk-label" for={`filter-${name}`}>
            {label}
          </label>
          <select
            class="govuk-select"
            id={`filter-${name}`}
            value={chosen[name] ?? ""}
            onChange={(event) => setChosen({ ...chosen, [name]: event.currentTarget.value })}
          >
            {choices.map(({ value, text }) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </select>
        </div>
      ))}
      <div class="console-filters__buttons">
        <button type="submit" class="govuk-button">
          {texts.apply}
        </button>
      </div>
    </form>
  );
};
