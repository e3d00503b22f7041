/** The fields of the public forms: the shared components, with the typed value and the error of a form's state. */
import type { ComponentChildren } from "preact";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { ChoiceItem, Choices } from "./fields/choices.tsx";
import { DateInput } from "./fields/date-input.tsx";
import type { Choice, FieldWords } from "./fields/field.ts";
import { Field, Fieldset, type GroupData } from "./fields/form-group.tsx";
import { type InputAttributes, Options, Select, Textarea, TextInput } from "./fields/inputs.tsx";
import {
  datePartsIn,
  errorAt,
  type FieldSpec,
  type FormState,
  idOf,
  postedName,
  typedIn,
} from "./form-state.ts";

interface FieldProps {
  state: FormState;
  spec: FieldSpec;
}

const wordsOf = ({ state, spec }: FieldProps): FieldWords => {
  const { site } = pageTexts[state.language];
  const error = errorAt(state, spec.name);
  return {
    id: idOf(spec.name),
    label: spec.isOptional ? `${spec.label} (${site.optional})` : spec.label,
    hint: spec.hint,
    error: error ? { prefix: site.error, text: error } : undefined,
  };
};

const lookOf = ({ isHeading }: FieldSpec) => ({ size: isHeading ? "l" : "s", isHeading }) as const;

const dataOf = ({ name, label, called }: FieldSpec): GroupData => ({
  "data-field": name,
  "data-label": called ?? label,
});

type TextFieldProps = FieldProps & InputAttributes & { type?: "text" | "tel" | "email" };

export const TextField = ({ state, spec, type = "text", ...attributes }: TextFieldProps) => {
  const field = wordsOf({ state, spec });
  return (
    <Field field={field} group={dataOf(spec)} {...lookOf(spec)}>
      <TextInput
        field={field}
        name={postedName(state, spec.name)}
        type={type}
        value={typedIn(state, spec.name)}
        {...attributes}
      />
    </Field>
  );
};

export const TextareaField = ({ state, spec }: FieldProps) => {
  const field = wordsOf({ state, spec });
  // A parser drops the first line break inside a textarea. Without this extra line break, it would drop the
  // person's own.
  return (
    <Field field={field} group={dataOf(spec)} {...lookOf(spec)}>
      <Textarea
        field={field}
        name={postedName(state, spec.name)}
        rows={5}
        value={`\n${typedIn(state, spec.name)}`}
      />
    </Field>
  );
};

interface SelectFieldProps extends FieldProps {
  /** The first option, which means that nothing is chosen. */
  empty: string;
  choices?: readonly Choice[];
  groups?: readonly { label: string; value: string; choices: readonly Choice[] }[];
}

export const SelectField = ({ state, spec, empty, choices = [], groups = [] }: SelectFieldProps) => {
  const field = wordsOf({ state, spec });
  return (
    <Field field={field} group={dataOf(spec)} {...lookOf(spec)}>
      <Select field={field} name={postedName(state, spec.name)} value={chosenIn(state, spec.name)}>
        <Options choices={choices} empty={empty} />
        {groups.map(({ label, value, choices: ofGroup }) => (
          <optgroup key={value} label={label} data-group={value}>
            <Options choices={ofGroup} />
          </optgroup>
        ))}
      </Select>
    </Field>
  );
};

/** undefined where nothing is chosen: the first option of a list needs no mark. */
const chosenIn = (state: FormState, name: string, index = 0): string | undefined =>
  typedIn(state, name, index) || undefined;

interface RankedSelectProps extends FieldProps {
  empty: string;
  choices: readonly Choice[];
  /** The index among several inputs of the same name. */
  index: number;
}

/** One of several lists under one legend. The legend shows the error, and the first list is marked. */
export const RankedSelect = ({ state, spec, empty, choices, index }: RankedSelectProps) => {
  const { error, ...words } = wordsOf({ state, spec });
  const field = index === 0 ? words : { ...words, id: `${words.id}-${index}` };
  return (
    <Field field={field} {...lookOf(spec)}>
      <Select
        field={field}
        isWrong={error !== undefined && index === 0}
        name={postedName(state, spec.name)}
        value={chosenIn(state, spec.name, index)}
      >
        <Options choices={choices} empty={empty} />
      </Select>
    </Field>
  );
};

/** Several inputs under one legend. */
export const FieldsetField = ({ state, spec, children }: FieldProps & { children: ComponentChildren }) => (
  <Fieldset field={wordsOf({ state, spec })} group={dataOf(spec)} {...lookOf(spec)}>
    {children}
  </Fieldset>
);

interface ChoicesFieldProps extends FieldProps {
  kind: "radios" | "checkboxes";
  choices: readonly Choice[];
}

export const ChoicesField = ({ kind, state, spec, choices }: ChoicesFieldProps) => {
  const chosen = state.sent[spec.name] ?? [];
  const id = idOf(spec.name);
  return (
    <FieldsetField state={state} spec={spec}>
      <Choices kind={kind}>
        {choices.map((choice, index) => (
          <ChoiceItem
            key={choice.value}
            kind={kind}
            // An error links to the first input, so the first input has the id of the field.
            id={index === 0 ? id : `${id}-${choice.value}`}
            name={postedName(state, spec.name)}
            choice={choice}
            checked={chosen.includes(choice.value)}
          />
        ))}
      </Choices>
    </FieldsetField>
  );
};

export const DateField = ({ state, spec }: FieldProps) => {
  const field = wordsOf({ state, spec });
  const typed = datePartsIn(state, spec.name);
  const texts = pageTexts[state.language].birthDateParts;
  return (
    <Fieldset field={field} group={dataOf(spec)} attributes={{ role: "group" }} {...lookOf(spec)}>
      <DateInput
        isWrong={field.error !== undefined}
        boxOf={(part) => ({
          // The first input has the id of the field, because an error links to it.
          id: part === "day" ? field.id : `${field.id}-${part}`,
          label: texts[part],
          name: `${postedName(state, spec.name)}.${part}`,
          value: typed[part],
          autocomplete: `bday-${part}`,
        })}
      />
    </Fieldset>
  );
};
