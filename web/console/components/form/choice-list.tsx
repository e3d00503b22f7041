/** A list with one choice that belongs to no form of a command: a filter, or the kind of a file. */
import type { Choice } from "../../../../core/pages/fields/field.ts";
import { Field } from "../../../../core/pages/fields/form-group.tsx";
import { Options, Select } from "../../../../core/pages/fields/inputs.tsx";

interface ChoiceListProps {
  id: string;
  label: string;
  hint?: string;
  value: string;
  choices: readonly Choice[];
  onChoose: (value: string) => void;
}

export const ChoiceList = ({ value, choices, onChoose, ...field }: ChoiceListProps) => (
  <Field field={field}>
    <Select field={field} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
      <Options choices={choices} />
    </Select>
  </Field>
);
