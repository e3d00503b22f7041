/** Fields that are bound to a pointer of a form: label, hint, the server's error and the typed value. */
import type { ComponentChildren } from "preact";
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

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

const wordOf =
  (choices: readonly Choice[]) =>
  (value: string): string =>
    choices.find((choice) => choice.value === value)?.label ?? value;

/** The id of a field. The error summary links to it. */
export const fieldId = (form: { id: string }, pointer: string): string =>
  form.id + pointer.replaceAll("/", "-");

/** The properties that all fields share: the id, the error and the ids of the describing elements. */
const useField = <D,>({ form, at, label, hint, word }: FieldProps<D>) => {
  form.shown.set(at, { label, ...(word ? { word } : {}) });
  const id = fieldId(form, at);
  const error = form.errorAt(at);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    error,
    value: String(form.read(at) ?? ""),
    groupClass: `govuk-form-group${error ? " govuk-form-group--error" : ""}`,
    attributes: {
      ...(described ? { "aria-describedby": described } : {}),
      ...(error ? { "aria-invalid": true } : {}),
    },
  };
};

const Hint = ({ id, children }: { id: string; children: ComponentChildren }) =>
  children ? (
    <div id={`${id}-hint`} class="govuk-hint">
      {children}
    </div>
  ) : null;

const ErrorMessage = ({ id, error }: { id: string; error: string | undefined }) => {
  const { errorPrefix } = useTexts();
  return error ? (
    <p id={`${id}-error`} class="govuk-error-message">
      <span class="govuk-visually-hidden">{errorPrefix}</span> {error}
    </p>
  ) : null;
};

/** `width` is the expected number of characters. */
export const TextField = <D,>({
  width,
  inputMode,
  ...props
}: FieldProps<D> & { width?: 2 | 4 | 5 | 10 | 20; inputMode?: "numeric" | "decimal" }) => {
  const { id, error, value, groupClass, attributes } = useField(props);
  const classes = ["govuk-input", width && `govuk-input--width-${width}`, error && "govuk-input--error"];
  return (
    <div class={groupClass}>
      <label class="govuk-label" for={id}>
        {props.label}
      </label>
      <Hint id={id}>{props.hint}</Hint>
      <ErrorMessage id={id} error={error} />
      <input
        {...attributes}
        id={id}
        class={classes.filter(Boolean).join(" ")}
        type="text"
        inputMode={inputMode ?? "text"}
        autoComplete="off"
        value={value}
        onInput={(event) => props.form.set(props.at, event.currentTarget.value)}
      />
    </div>
  );
};

export const TextArea = <D,>({ rows = 3, ...props }: FieldProps<D> & { rows?: number }) => {
  const { id, error, value, groupClass, attributes } = useField(props);
  return (
    <div class={groupClass}>
      <label class="govuk-label" for={id}>
        {props.label}
      </label>
      <Hint id={id}>{props.hint}</Hint>
      <ErrorMessage id={id} error={error} />
      <textarea
        {...attributes}
        id={id}
        class={`govuk-textarea${error ? " govuk-textarea--error" : ""}`}
        rows={rows}
        value={value}
        onInput={(event) => props.form.set(props.at, event.currentTarget.value)}
      />
    </div>
  );
};

/** A list with one choice. With `none`, the list begins without a choice. */
export const SelectField = <D,>({
  choices,
  none,
  ...props
}: FieldProps<D> & { choices: readonly Choice[]; none?: string }) => {
  const { id, error, value, groupClass, attributes } = useField({ ...props, word: wordOf(choices) });
  return (
    <div class={groupClass}>
      <label class="govuk-label" for={id}>
        {props.label}
      </label>
      <Hint id={id}>{props.hint}</Hint>
      <ErrorMessage id={id} error={error} />
      <select
        {...attributes}
        id={id}
        class={`govuk-select${error ? " govuk-select--error" : ""}`}
        value={value}
        onChange={(event) => props.form.set(props.at, event.currentTarget.value)}
      >
        {none !== undefined && <option value="">{none}</option>}
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
};

/** Several fields under one name. The group also shows an error about the group as a whole. */
export const FieldGroup = <D,>({ children, ...props }: FieldProps<D> & { children: ComponentChildren }) => {
  const { id, error, groupClass, attributes } = useField(props);
  return (
    <div class={groupClass}>
      <fieldset
        class="govuk-fieldset"
        id={id}
        tabIndex={-1}
        aria-describedby={attributes["aria-describedby"]}
      >
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        <Hint id={id}>{props.hint}</Hint>
        <ErrorMessage id={id} error={error} />
        {children}
      </fieldset>
    </div>
  );
};

const ChoiceHint = ({ id, choice, kind }: { id: string; choice: Choice; kind: string }) =>
  choice.hint ? (
    <div id={`${id}-hint`} class={`govuk-hint govuk-${kind}__hint`}>
      {choice.hint}
    </div>
  ) : null;

export const Radios = <D,>({
  choices,
  inline,
  ...props
}: FieldProps<D> & { choices: readonly Choice[]; inline?: boolean }) => {
  const value = props.form.read(props.at);
  const id = fieldId(props.form, props.at);
  return (
    <FieldGroup {...props} word={wordOf(choices)}>
      <div class={`govuk-radios govuk-radios--small${inline ? " govuk-radios--inline" : ""}`}>
        {choices.map((choice, index) => (
          <div class="govuk-radios__item" key={choice.value}>
            <input
              class="govuk-radios__input"
              id={`${id}-${index}`}
              name={id}
              type="radio"
              value={choice.value}
              checked={value === choice.value}
              {...(choice.hint ? { "aria-describedby": `${id}-${index}-hint` } : {})}
              onChange={() => props.form.set(props.at, choice.value)}
            />
            <label class="govuk-label govuk-radios__label" for={`${id}-${index}`}>
              {choice.label}
            </label>
            <ChoiceHint id={`${id}-${index}`} choice={choice} kind="radios" />
          </div>
        ))}
      </div>
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
      <div class="govuk-checkboxes govuk-checkboxes--small console-columns">
        {choices.map(({ value, label }, index) => (
          <div class="govuk-checkboxes__item" key={value}>
            <input
              class="govuk-checkboxes__input"
              id={`${id}-${index}`}
              type="checkbox"
              value={value}
              checked={chosen.includes(value)}
              onChange={() => toggle(value)}
            />
            <label class="govuk-label govuk-checkboxes__label" for={`${id}-${index}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </FieldGroup>
  );
};

const isDay = (day: string) => !Number.isNaN(Date.parse(`${day}T00:00:00Z`));

/** A date in three boxes. The draft holds `year-month-day`: convert it with `asDay` before sending. */
export const DayField = <D,>(props: FieldProps<D>) => {
  const { dayParts } = useTexts();
  const { day: dayInWords } = useWords();
  const id = fieldId(props.form, props.at);
  const [year = "", month = "", day = ""] = String(props.form.read(props.at) ?? "").split("-");
  const isWrong = props.form.errorAt(props.at) !== undefined;
  const parts = [
    {
      name: "day",
      label: dayParts.day,
      value: day,
      width: 2,
      place: (typed: string) => [year, month, typed],
    },
    {
      name: "month",
      label: dayParts.month,
      value: month,
      width: 2,
      place: (typed: string) => [year, typed, day],
    },
    {
      name: "year",
      label: dayParts.year,
      value: year,
      width: 4,
      place: (typed: string) => [typed, month, day],
    },
  ];
  return (
    <FieldGroup {...props} word={(value) => (isDay(asDay(value)) ? dayInWords(asDay(value)) : value)}>
      <div class="govuk-date-input">
        {parts.map(({ name, label, value, width, place }) => (
          <div class="govuk-date-input__item" key={name}>
            <label class="govuk-label govuk-date-input__label" for={`${id}-${name}`}>
              {label}
            </label>
            <input
              id={`${id}-${name}`}
              class={`govuk-input govuk-date-input__input govuk-input--width-${width}${isWrong ? " govuk-input--error" : ""}`}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={value}
              onInput={(event) =>
                props.form.set(props.at, place(event.currentTarget.value.replaceAll("-", "")).join("-"))
              }
            />
          </div>
        ))}
      </div>
    </FieldGroup>
  );
};
