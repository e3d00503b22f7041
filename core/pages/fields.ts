/** The inputs of the public forms, each with its label, hint, error and the typed value. */
import type { Problem } from "../contract/replies/shared.ts";
import type { Language } from "../domain/shared/codes.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { html, type Markup } from "./html.ts";

/** The values that a form was sent with, by field name. */
export type Sent = Record<string, string[]>;

export interface FormState {
  language: Language;
  sent: Sent;
  errors: readonly { pointer: string; detail: string }[];
  /** The prefix of each name when the fields are a part of the posted data: `changes.`. */
  under?: string;
}

export const formState = (language: Language, sent?: Sent, problem?: Problem): FormState => ({
  language,
  sent: sent ?? {},
  errors: problem?.errors ?? [],
});

export interface FieldSpec {
  /** The name in the post: `address.regency`. */
  name: string;
  label: string;
  hint?: string | undefined;
  isOptional?: boolean;
  /** The name of the field in other places, such as the error summary. Without it, the label is used. */
  called?: string;
  /** The label is the heading of the question. */
  isHeading?: boolean;
}

export interface Choice {
  value: string;
  text: string;
  hint?: string;
}

/** The name under which a field is posted. */
export const postedName = ({ under = "" }: Pick<FormState, "under">, name: string): string =>
  `${under}${name}`;

export const idOf = (name: string): string => name.replaceAll(".", "-");
const pointerOf = (name: string) => `/${name.replaceAll(".", "/")}`;

/**
 * The error that is shown at a field. A refusal of a whole (`/address`, when none of its parts is filled in)
 * is shown at each part. A refusal of a part without an input (`/skills/1`) is shown at the whole.
 */
const errorAt = ({ errors }: FormState, name: string): string | undefined => {
  const pointer = pointerOf(name);
  return errors.find(
    (error) =>
      error.pointer === pointer ||
      error.pointer.startsWith(`${pointer}/`) ||
      (pointer.startsWith(`${error.pointer}/`) && error.pointer !== ""),
  )?.detail;
};

const typedIn = ({ sent }: FormState, name: string, index = 0) => sent[name]?.[index] ?? "";

const describedBy = (...ids: (string | false | undefined)[]) => {
  const present = ids.filter(Boolean);
  return present.length > 0 && html` aria-describedby="${present.join(" ")}"`;
};

const hintOf = (id: string, hint: string | undefined) =>
  hint && html`<div id="${id}-hint" class="govuk-hint">${hint}</div>`;

const errorOf = (language: Language, id: string, error: string | undefined) =>
  error &&
  html`<p id="${id}-error" class="govuk-error-message"><span class="govuk-visually-hidden">${pageTexts[language].site.error}</span> ${error}</p>`;

const labelled = ({ language }: FormState, { label, isOptional }: FieldSpec) =>
  isOptional ? `${label} (${pageTexts[language].site.optional})` : label;

const group = ({ name, label, called }: FieldSpec, error: string | undefined, content: Markup) =>
  html`<div class="govuk-form-group${error && " govuk-form-group--error"}" data-field="${name}" data-label="${called ?? label}">${content}</div>`;

const labelOf = (state: FormState, field: FieldSpec, id: string) => {
  const label = html`<label class="govuk-label govuk-label--${field.isHeading ? "l" : "s"}" for="${id}">${labelled(state, field)}</label>`;
  return field.isHeading ? html`<h2 class="govuk-label-wrapper">${label}</h2>` : label;
};

type Attributes = Record<string, string | undefined>;
const written = (attributes: Attributes) =>
  Object.entries(attributes).map(([name, value]) => value !== undefined && html` ${name}="${value}"`);

export const textField = (state: FormState, field: FieldSpec, attributes: Attributes = {}): Markup => {
  const id = idOf(field.name);
  const error = errorAt(state, field.name);
  return group(
    field,
    error,
    html`${labelOf(state, field, id)}${hintOf(id, field.hint)}${errorOf(state.language, id, error)}<input class="govuk-input${error && " govuk-input--error"}" id="${id}" name="${postedName(state, field.name)}" type="${attributes.type ?? "text"}" value="${typedIn(state, field.name)}"${describedBy(field.hint && `${id}-hint`, error && `${id}-error`)}${error && html` aria-invalid="true"`}${written({ ...attributes, type: undefined })}>`,
  );
};

export const textareaField = (state: FormState, field: FieldSpec): Markup => {
  const id = idOf(field.name);
  const error = errorAt(state, field.name);
  // A parser drops the first line break inside a textarea. Without this extra line break, it would drop the
  // person's own.
  return group(
    field,
    error,
    html`${labelOf(state, field, id)}${hintOf(id, field.hint)}${errorOf(state.language, id, error)}<textarea class="govuk-textarea${error && " govuk-textarea--error"}" id="${id}" name="${postedName(state, field.name)}" rows="5"${describedBy(field.hint && `${id}-hint`, error && `${id}-error`)}${error && html` aria-invalid="true"`}>${"\n"}${typedIn(state, field.name)}</textarea>`,
  );
};

const optionOf = (chosen: string) => (choice: Choice) =>
  html`<option value="${choice.value}"${choice.value === chosen && html` selected`}>${choice.text}</option>`;

interface SelectSpec extends FieldSpec {
  choices?: readonly Choice[];
  groups?: readonly { label: string; value: string; choices: readonly Choice[] }[];
  /** The first option, which means that nothing is chosen. */
  empty: string;
  /** The index among several inputs of the same name. */
  index?: number;
}

export const selectField = (state: FormState, field: SelectSpec): Markup => {
  const id = field.index ? `${idOf(field.name)}-${field.index}` : idOf(field.name);
  const error = errorAt(state, field.name);
  const isWrong = error && !field.index;
  // The legend over several inputs shows their error.
  const said = field.index === undefined ? error : undefined;
  const chosen = typedIn(state, field.name, field.index);
  const options = html`<option value="">${field.empty}</option>${field.choices?.map(optionOf(chosen))}${field.groups?.map(
    ({ label, value, choices }) =>
      html`<optgroup label="${label}" data-group="${value}">${choices.map(optionOf(chosen))}</optgroup>`,
  )}`;
  const content = html`${labelOf(state, field, id)}${hintOf(id, field.hint)}${errorOf(state.language, id, said)}<select class="govuk-select${isWrong && " govuk-select--error"}" id="${id}" name="${postedName(state, field.name)}"${describedBy(field.hint && `${id}-hint`, said && `${id}-error`)}${isWrong && html` aria-invalid="true"`}>${options}</select>`;
  return field.index === undefined
    ? group(field, error, content)
    : html`<div class="govuk-form-group">${content}</div>`;
};

const legendOf = (state: FormState, field: FieldSpec) =>
  html`<legend class="govuk-fieldset__legend govuk-fieldset__legend--${field.isHeading ? "l" : "s"}">${
    field.isHeading
      ? html`<h2 class="govuk-fieldset__heading">${labelled(state, field)}</h2>`
      : labelled(state, field)
  }</legend>`;

/** Several inputs under one legend: options, the parts of a date, ordered choices. */
export const fieldset = (
  state: FormState,
  field: FieldSpec,
  content: Markup,
  attributes: Attributes = {},
): Markup => {
  const id = idOf(field.name);
  const error = errorAt(state, field.name);
  return group(
    field,
    error,
    html`<fieldset class="govuk-fieldset"${written(attributes)}${describedBy(field.hint && `${id}-hint`, error && `${id}-error`)}>${legendOf(state, field)}${hintOf(id, field.hint)}${errorOf(state.language, id, error)}${content}</fieldset>`,
  );
};

type ChoiceKind = "radios" | "checkboxes";

export const choiceItem = (
  kind: ChoiceKind,
  name: string,
  id: string,
  { value, text, hint }: Choice,
  isChosen: boolean,
): Markup =>
  html`<div class="govuk-${kind}__item"><input class="govuk-${kind}__input" id="${id}" name="${name}" type="${kind === "radios" ? "radio" : "checkbox"}" value="${value}"${isChosen && html` checked`}${describedBy(hint && `${id}-item-hint`)}><label class="govuk-label govuk-${kind}__label" for="${id}">${text}</label>${
    hint && html`<div id="${id}-item-hint" class="govuk-hint govuk-${kind}__hint">${hint}</div>`
  }</div>`;

const choices =
  (kind: ChoiceKind) =>
  (state: FormState, field: FieldSpec, given: readonly Choice[]): Markup => {
    const chosen = state.sent[field.name] ?? [];
    // An error links to the first input, so the first input has the id of the field.
    const items = given.map((choice, index) =>
      choiceItem(
        kind,
        postedName(state, field.name),
        index === 0 ? idOf(field.name) : `${idOf(field.name)}-${choice.value}`,
        choice,
        chosen.includes(choice.value),
      ),
    );
    return fieldset(state, field, html`<div class="govuk-${kind}">${items}</div>`);
  };

export const radiosField = choices("radios");
export const checkboxesField = choices("checkboxes");

/** Day, month and year as the person typed them. A whole date that was sent is split. */
const datePartsIn = (state: FormState, name: string) => {
  const [year = "", month = "", day = ""] = /^\d{4}-\d{2}-\d{2}$/.test(typedIn(state, name))
    ? typedIn(state, name).split("-")
    : [];
  return {
    day: typedIn(state, `${name}.day`) || day,
    month: typedIn(state, `${name}.month`) || month,
    year: typedIn(state, `${name}.year`) || year,
  };
};

/** The sent date, from a whole or from parts, as `YYYY-MM-DD`. */
export const dateSent = (sent: Sent | undefined, name: string): string | undefined => {
  const { day, month, year } = datePartsIn({ language: "id", sent: sent ?? {}, errors: [] }, name);
  const date = `${year.trim().padStart(4, "0")}-${month.trim().padStart(2, "0")}-${day.trim().padStart(2, "0")}`;
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined;
};

export const dateField = (state: FormState, field: FieldSpec): Markup => {
  const id = idOf(field.name);
  const error = errorAt(state, field.name);
  const parts = datePartsIn(state, field.name);
  const texts = pageTexts[state.language].birthDateParts;
  const inputs = (["day", "month", "year"] as const).map((part) => {
    // The first input has the id of the field, because an error links to it.
    const partId = part === "day" ? id : `${id}-${part}`;
    return html`<div class="govuk-date-input__item"><label class="govuk-label govuk-date-input__label" for="${partId}">${texts[part]}</label><input class="govuk-input govuk-date-input__input govuk-input--width-${part === "year" ? "4" : "2"}${error && " govuk-input--error"}" id="${partId}" name="${postedName(state, field.name)}.${part}" type="text" inputmode="numeric" value="${parts[part]}" autocomplete="bday-${part}"${error && html` aria-invalid="true"`}></div>`;
  });
  return fieldset(state, field, html`<div class="govuk-date-input">${inputs}</div>`, { role: "group" });
};

/** An error with the name of its field. A label that is a question has its mark already. */
const said = (label: string, error: string) =>
  label.endsWith("?") ? `${label} ${error}` : `${label}: ${error}`;

/**
 * The summary of errors. The summary takes the focus when the page opens, and each line links to its field.
 * `fields` are the fields of the form in their order. An error that belongs to no field has no link.
 */
export const errorSummary = (
  state: FormState,
  fields: readonly { name: string; label: string }[],
  problem: Problem,
): Markup => {
  const { site, form } = pageTexts[state.language];
  const isFieldError = state.errors.length > 0;
  const lines = fields.flatMap(({ name, label }) => {
    const error = errorAt(state, name);
    return error ? [{ name, text: said(label, error) }] : [];
  });
  const elsewhere = state.errors.filter(
    ({ pointer }) =>
      !fields.some(({ name }) => errorAt({ ...state, errors: [{ pointer, detail: "x" }] }, name)),
  );
  // No script sets the focus here. `autofocus` does, on any element with a tabindex.
  return html`<div class="govuk-error-summary" tabindex="-1" autofocus aria-labelledby="error-summary-title" role="alert"><h2 class="govuk-error-summary__title" id="error-summary-title">${isFieldError ? site.errorSummary : problem.title}</h2><div class="govuk-error-summary__body"><p>${problem.detail}</p>${
    problem.reasons &&
    problem.reasons.length > 0 &&
    html`<p>${form.reasons}:</p><ul class="govuk-list govuk-list--bullet">${problem.reasons.map(({ found, howToFix }) => html`<li>${found} ${howToFix}</li>`)}</ul>`
  }${
    isFieldError &&
    html`<ul class="govuk-list govuk-error-summary__list">${lines.map(({ name, text }) => html`<li><a href="#${idOf(name)}">${text}</a></li>`)}${elsewhere.map(({ detail }) => html`<li>${detail}</li>`)}</ul>`
  }</div></div>`;
};
