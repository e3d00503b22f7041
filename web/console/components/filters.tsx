/**
 * The filters above a list. The address holds the chosen filters, so that an officer can open the same list again.
 */
import { useState } from "preact/hooks";
import type { Choice } from "../../../core/pages/fields/field.ts";
import { useTexts } from "../language.ts";
import { changeQuery } from "../router.tsx";
import { ChoiceList } from "./form/choice-list.tsx";

export interface Filter {
  /** The filter's name in the address. */
  name: string;
  label: string;
  value: string;
  choices: readonly Choice[];
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
        <ChoiceList
          key={name}
          id={`filter-${name}`}
          label={label}
          value={chosen[name] ?? ""}
          choices={choices}
          onChoose={(value) => setChosen({ ...chosen, [name]: value })}
        />
      ))}
      <div class="console-filters__buttons">
        <button type="submit" class="govuk-button">
          {texts.apply}
        </button>
      </div>
    </form>
  );
};
