/**
 * Fields that are bound to a pointer of a form: the shared components of `core/pages/fields`, with the server's error
 * and the typed value.
 */
import type { ComponentChildren } from "preact";
import { ChoiceItem, Choices } from "../../../../core/pages/fields/choices.tsx";
import { DateInput, type DatePart } from "../../../../core/pages/fields/date-input.tsx";
import type { Choice, FieldError, FieldWords } from "../../../../core/pages/fields/field.ts";
import { Field, Fieldset } from "../../../../core/pages/fields/form-group.tsx";
import { Options, Select, Textarea, TextInput } from "../../../../core/pages/fields/inputs.tsx";
import type { Form } from "../../hooks/use-command-form.ts";
import { useTexts } from "../../language.ts";
import { useWords } from "../../words.ts";
import { asDay } from "./as-typed.ts";
import type { PointerTo } from "./pointer.ts";

interface FieldProps<D> {
  form: Form<D>;
  at: PointerTo<D>;
  label: string;
  hint?: string | undefined;
  /** Turns a sent value into words for the reader, if the two differ. */
  word?: (value: string) => string;
}

const wordOf =
  (choices: readonly Choice[]) =>
  (value: string): string =>
    choices.find((choice) => choice.value === value)?.label ?? value;

/** The id of a field. The error summary links to it. */
export const fieldId = (form: { id: string }, pointer: string): string =>
  form.id + pointer.replaceAll("/", "-");

/** An error with the words that a screen reader says before it. */
export const useFieldError = (text: string | undefined): FieldError | undefined => {
  const { errorPrefix } = useTexts();
  return text ? { prefix: errorPrefix, text } : undefined;
};

/** The words of a field. The form's error summary and its list of differences learn of the field. */
const useField = <D,>({ form, at, label, hint, word }: FieldProps<D>): FieldWords => {
  form.shown.set(at, { label, ...(word ? { word } : {}) });
  return { id: fieldId(form, at), label, hint, error: useFieldError(form.errorAt(at)) };
};

const typedIn = <D,>({ form, at }: FieldProps<D>): string => String(form.read(at) ?? "");

/** `width` is the expected number of characters. */
export const TextField = <D,>({
  width,
  inputmode = "text",
  ...props
}: FieldProps<D> & { width?: 2 | 4 | 5 | 10 | 20; inputmode?: "text" | "numeric" | "decimal" }) => {
  const field = useField(props);
  return (
    <Field field={field}>
      <TextInput
        field={field}
        width={width}
        type="text"
        inputmode={inputmode}
        autocomplete="off"
        value={typedIn(props)}
        onInput={(event) => props.form.set(props.at, event.currentTarget.value)}
      />
    </Field>
  );
};

export const TextArea = <D,>({ rows = 3, ...props }: FieldProps<D> & { rows?: number }) => {
  const field = useField(props);
  return (
    <Field field={field}>
      <Textarea
        field={field}
        rows={rows}
        value={typedIn(props)}
        onInput={(event) => props.form.set(props.at, event.currentTarget.value)}
      />
    </Field>
  );
};

/** A list with one choice. With `none`, the list begins without a choice. */
export const SelectField = <D,>({
  choices,
  none,
  ...props
}: FieldProps<D> & { choices: readonly Choice[]; none?: string }) => {
  const field = useField({ ...props, word: wordOf(choices) });
  return (
    <Field field={field}>
      <Select
        field={field}
        value={typedIn(props)}
        onChange={(event) => props.form.set(props.at, event.currentTarget.value)}
      >
        <Options choices={choices} empty={none} />
      </Select>
    </Field>
  );
};

/** Several fields under one name. The group also shows an error about the group as a whole. */
export const FieldGroup = <D,>({ children, ...props }: FieldProps<D> & { children: ComponentChildren }) => {
  const field = useField(props);
  // The error summary leads to the group, so the group has the id of the field and can take the focus.
  return (
    <Fieldset field={field} size="s" attributes={{ id: field.id, tabindex: -1 }}>
      {children}
    </Fieldset>
  );
};

export const Radios = <D,>({
  choices,
  inline,
  ...props
}: FieldProps<D> & { choices: readonly Choice[]; inline?: boolean }) => {
  const value = props.form.read(props.at);
  const id = fieldId(props.form, props.at);
  return (
    <FieldGroup {...props} word={wordOf(choices)}>
      <Choices kind="radios" isSmall isInline={inline}>
        {choices.map((choice, index) => (
          <ChoiceItem
            key={choice.value}
            kind="radios"
            id={`${id}-${index}`}
            name={id}
            choice={choice}
            checked={value === choice.value}
            onChange={() => props.form.set(props.at, choice.value)}
          />
        ))}
      </Choices>
    </FieldGroup>
  );
};

export const YesNo = <D,>(props: FieldProps<D>) => {
  const { yes, no } = useTexts();
  return (
    <Radios
      {...props}
      inline
      choices={[
        { value: "yes", label: yes },
        { value: "no", label: no },
      ]}
    />
  );
};

/** Checkboxes. The draft holds the chosen values, in the order of the list. */
export const Checkboxes = <D,>({ choices, ...props }: FieldProps<D> & { choices: readonly Choice[] }) => {
  const chosen = (props.form.read(props.at) ?? []) as string[];
  const id = fieldId(props.form, props.at);
  const toggle = (value: string) =>
    props.form.set(
      props.at,
      choices
        .map((choice) => choice.value)
        .filter((each) => (each === value ? !chosen.includes(each) : chosen.includes(each))),
    );
  return (
    <FieldGroup {...props} word={wordOf(choices)}>
      <Choices kind="checkboxes" isSmall class="console-columns">
        {choices.map((choice, index) => (
          <ChoiceItem
            key={choice.value}
            kind="checkboxes"
            id={`${id}-${index}`}
            choice={choice}
            checked={chosen.includes(choice.value)}
            onChange={() => toggle(choice.value)}
          />
        ))}
      </Choices>
    </FieldGroup>
  );
};

const isDay = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`));

/** The boxes of a date that is typed as `year-month-day`, which may be incomplete. */
export const useDayBoxes = (id: string, date: string, set: (date: string) => void) => {
  const { dayParts } = useTexts();
  const [year = "", month = "", day = ""] = date.split("-");
  const parts = { year, month, day };
  return (part: DatePart) => ({
    id: `${id}-${part}`,
    label: dayParts[part],
    autocomplete: "off",
    value: parts[part],
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
      const typed = { ...parts, [part]: currentTarget.value.replaceAll("-", "") };
      set([typed.year, typed.month, typed.day].join("-"));
    },
  });
};

/** A date in three boxes. The draft holds `year-month-day`: convert it with `asDay` before sending. */
export const DayField = <D,>(props: FieldProps<D>) => {
  const { day: dayInWords } = useWords();
  const boxOf = useDayBoxes(fieldId(props.form, props.at), typedIn(props), (typed) =>
    props.form.set(props.at, typed),
  );
  return (
    <FieldGroup {...props} word={(value) => (isDay(asDay(value)) ? dayInWords(asDay(value)) : value)}>
      <DateInput isWrong={props.form.errorAt(props.at) !== undefined} boxOf={boxOf} />
    </FieldGroup>
  );
};
