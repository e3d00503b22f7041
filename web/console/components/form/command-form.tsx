/** The frame of every form: the error summary, the fields and one submit button. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { ErrorList, ErrorSummary } from "../../../../core/pages/fields/error-summary.tsx";
import type { Problem } from "../../../api-client.ts";
import type { Form } from "../../hooks/use-command-form.ts";
import { useTexts } from "../../language.ts";
import { Notice } from "../notice.tsx";
import { fieldId } from "./field.tsx";
import { StoredBesideTyped } from "./stored-beside-typed.tsx";

/**
 * The words for a problem. The console's own words come first, because the console knows that it reloaded the record.
 * The server's words are the fallback.
 */
export const useProblemWords = () => {
  const { problems } = useTexts();
  return ({ type, title, detail }: Problem) =>
    problems[type as keyof typeof problems] ?? (title ? { title, detail } : problems["unexpected-answer"]);
};

/**
 * The element that takes the focus for a pointer: the field itself, a field within it, or the group that holds it.
 */
const findField = (
  form: Pick<Form<unknown>, "id" | "shown">,
  pointer: string,
): { id: string; label: string | undefined } | undefined => {
  const shown = [...form.shown.keys()];
  const found =
    shown.find((each) => each === pointer) ??
    shown.find((each) => each.startsWith(`${pointer}/`)) ??
    shown.filter((each) => pointer.startsWith(`${each}/`)).sort((a, b) => b.length - a.length)[0];
  return found === undefined ? undefined : { id: fieldId(form, found), label: form.shown.get(found)?.label };
};

const focusField = (id: string) => {
  const field = document.getElementById(id);
  const input = field?.matches("fieldset")
    ? field.querySelector<HTMLElement>("input, select, textarea")
    : field;
  input?.focus();
  field?.scrollIntoView({ block: "center" });
};

const FieldLink = ({ id, children }: { id: string; children: ComponentChildren }) => (
  <a
    href={`#${id}`}
    onClick={(event) => {
      event.preventDefault();
      focusField(id);
    }}
  >
    {children}
  </a>
);

const ProblemList = <D,>({ form, problem }: { form: Form<D>; problem: Problem }) => {
  const { errors = [], reasons = [] } = problem;
  if (errors.length === 0 && reasons.length === 0) return null;
  return (
    <ErrorList>
      {errors.map(({ pointer, detail }) => {
        const field = findField(form, pointer);
        return (
          <li key={pointer}>
            {field ? (
              <FieldLink id={field.id}>
                {field.label}: {detail}
              </FieldLink>
            ) : (
              detail
            )}
          </li>
        );
      })}
      {reasons.map(({ rule, found, howToFix }) => (
        <li key={rule}>
          {found} {howToFix}
        </li>
      ))}
    </ErrorList>
  );
};

const ProblemSummary = <D,>({ form, problem }: { form: Form<D>; problem: Problem }) => {
  const { incident, errorPrefix } = useTexts();
  const { title, detail } = useProblemWords()(problem);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    const before = document.title;
    document.title = `${errorPrefix} ${before}`;
    return () => {
      document.title = before;
    };
  }, [problem]);
  return (
    <ErrorSummary box={box} titleId={`${form.id}-problem`} title={title}>
      <p>{detail}</p>
      <ProblemList form={form} problem={problem} />
      {problem.status >= 500 && problem.correlationId && (
        <p>
          {incident} {problem.correlationId}
        </p>
      )}
    </ErrorSummary>
  );
};

export const CommandForm = <D,>({
  form,
  submit,
  saved,
  stored,
  warns,
  children,
}: {
  form: Form<D>;
  /** The button's words. Without them, the form has no button. */
  submit: string | undefined;
  /** The sentence after a successful submission, if the form stays on the page. */
  saved?: string;
  /**
   * The record as stored now. If another officer changed it meanwhile, the form shows the stored and the typed
   * values.
   */
  stored?: D;
  /** For a step that an officer cannot easily take back. */
  warns?: boolean;
  children: ComponentChildren;
}) => {
  const { sending } = useTexts();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (submit) void form.submit();
      }}
    >
      {form.problem && <ProblemSummary form={form} problem={form.problem} />}
      {stored && form.problem?.type === "changed-meanwhile" && (
        <StoredBesideTyped form={form} stored={stored} />
      )}
      {saved && form.saved > 0 && (
        <Notice key={form.saved} success>
          {saved}
        </Notice>
      )}
      {children}
      {submit && (
        <button
          type="submit"
          class={`govuk-button${warns ? " govuk-button--warning" : ""}`}
          aria-disabled={form.sending}
        >
          {form.sending ? sending : submit}
        </button>
      )}
    </form>
  );
};
