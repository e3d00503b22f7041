import type { Problem } from "../contract/replies/shared.ts";
import { pageTexts } from "../i18n/applications/public-pages.ts";
import { ErrorList, ErrorSummary } from "./fields/error-summary.tsx";
import { errorAt, type FormState, idOf } from "./form-state.ts";

/** An error with the name of its field. A label that is a question has its mark already. */
const said = (label: string, error: string) =>
  label.endsWith("?") ? `${label} ${error}` : `${label}: ${error}`;

export const ReasonList = ({ reasons }: { reasons: NonNullable<Problem["reasons"]> }) => (
  <ul class="govuk-list govuk-list--bullet">
    {reasons.map(({ rule, found, howToFix }) => (
      <li key={rule}>
        {found} {howToFix}
      </li>
    ))}
  </ul>
);

interface FormErrorsProps {
  state: FormState;
  /** The fields of the form in their order. An error that belongs to no field has no link. */
  fields: readonly { name: string; label: string }[];
  problem: Problem | undefined;
}

const FieldErrors = ({ state, fields }: Omit<FormErrorsProps, "problem">) => {
  const elsewhere = state.errors.filter(
    ({ pointer }) => !fields.some(({ name }) => errorAt({ errors: [{ pointer, detail: "x" }] }, name)),
  );
  return (
    <ErrorList>
      {fields.map(({ name, label }) => {
        const error = errorAt(state, name);
        return (
          error && (
            <li key={name}>
              <a href={`#${idOf(name)}`}>{said(label, error)}</a>
            </li>
          )
        );
      })}
      {elsewhere.map(({ pointer, detail }) => (
        <li key={pointer}>{detail}</li>
      ))}
    </ErrorList>
  );
};

/** The summary of errors, if there are any. The summary takes the focus when the page opens. */
export const FormErrors = ({ state, fields, problem }: FormErrorsProps) => {
  if (!problem) return null;
  const { site, form } = pageTexts[state.language];
  const hasFieldErrors = state.errors.length > 0;
  return (
    // No script sets the focus here. `autofocus` does, on any element with a tabindex.
    <ErrorSummary title={hasFieldErrors ? site.errorSummary : problem.title} autofocus>
      <p>{problem.detail}</p>
      {problem.reasons && problem.reasons.length > 0 && (
        <>
          <p>{form.reasons}:</p>
          <ReasonList reasons={problem.reasons} />
        </>
      )}
      {hasFieldErrors && <FieldErrors state={state} fields={fields} />}
    </ErrorSummary>
  );
};
