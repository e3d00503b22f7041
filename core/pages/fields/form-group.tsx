/** The frames of fields: one input with its label, or several inputs under one legend. */
import type { ComponentChildren, FieldsetHTMLAttributes } from "preact";
import { classNames, describedBy, type FieldWords } from "./field.ts";
import { ErrorMessage, Hint, Label, type LabelLook, Legend } from "./labels.tsx";

/** For scripts: the name of the field, and its name in an error summary. */
export interface GroupData {
  "data-field"?: string;
  "data-label"?: string;
}

interface FormGroupProps extends GroupData {
  isWrong?: boolean;
  children: ComponentChildren;
}

export const FormGroup = ({ isWrong, children, ...data }: FormGroupProps) => (
  <div class={classNames("govuk-form-group", isWrong && "govuk-form-group--error")} {...data}>
    {children}
  </div>
);

interface FieldProps extends LabelLook {
  field: FieldWords;
  /** Default: whether the field has an error. */
  isWrong?: boolean;
  group?: GroupData | undefined;
  children: ComponentChildren;
}

/** One input under its label. */
export const Field = ({ field, isWrong = !!field.error, group, children, ...look }: FieldProps) => (
  <FormGroup isWrong={isWrong} {...group}>
    <Label for={field.id} {...look}>
      {field.label}
    </Label>
    <Hint of={field.id}>{field.hint}</Hint>
    <ErrorMessage of={field.id} error={field.error} />
    {children}
  </FormGroup>
);

interface FieldsetProps extends FieldProps {
  attributes?: FieldsetHTMLAttributes<HTMLFieldSetElement> | undefined;
}

/** Several inputs under one legend: options, the parts of a date, ordered choices. */
export const Fieldset = ({
  field,
  isWrong = !!field.error,
  group,
  attributes,
  children,
  ...look
}: FieldsetProps) => (
  <FormGroup isWrong={isWrong} {...group}>
    <fieldset class="govuk-fieldset" {...attributes} aria-describedby={describedBy(field)}>
      <Legend {...look}>{field.label}</Legend>
      <Hint of={field.id}>{field.hint}</Hint>
      <ErrorMessage of={field.id} error={field.error} />
      {children}
    </fieldset>
  </FormGroup>
);
