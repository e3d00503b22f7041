/** The frame of every form: the summary of what is wrong, the fields, and one button that sends. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Problem } from "../../../api-client.ts";
import type { Form } from "../../hooks/use-command-form.ts";
import { useTexts } from "../../language.ts";
import { Notice } from "../notice.tsx";
import { fieldId } from "./field.tsx";
import { StoredBesideTyped } from "./stored-beside-typed.tsx";

/** A problem in words: the console's own where it knows better (it has read the record anew), else the server's. */
export const useProblemWords = () => {
  const { problems } = useTexts();
  return ({ type, title, detail }: Problem) =>
    problems[type as keyof typeof problems] ?? (title ? { title, detail } : problems["unexpected-answer"]);
};

/** The first thing to focus for a pointer: its field, a field within it, or the group that holds it. */
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

const ErrorSummary = <D,>({ form, problem }: { form: Form<D>; problem: Problem }) => {
  const { incident, errorPrefix } = useTexts();
  const { title, detail } = useProblemWords()(problem);
  const summary = useRef<HTMLDivElement>(null);
  useEffect(() => {
    summary.current?.focus();
    const before = document.title;
    document.title = `${errorPrefix} ${before}`;
    return () => {
      document.title = before;
    };
  }, [problem]);
  return (
    <div class="govuk-error-summary" tabIndex={-1} ref={summary}>
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          <p>{detail}</p>
          {problem.errors?.length || problem.reasons?.length ? (
            <ul class="govuk-list govuk-error-summary__list">
              {problem.errors?.map(({ pointer, detail: wrong }) => {
                const field = findField(form, pointer);
                return (
                  <li key={pointer}>
                    {field ? (
                      <a
                        href={`#${field.id}`}
                        onClick={(event) => {
                          event.preventDefault();
                          focusField(field.id);
                        }}
                      >
                        {field.label}: {wrong}
                      </a>
                    ) : (
                      wrong
                    )}
                  </li>
                );
              })}
              {problem.reasons?.map(({ rule, found, howToFix }) => (
                <li key={rule}>
                  {found} {howToFix}
                </li>
              ))}
            </ul>
          ) : null}
          {problem.status >= 500 && problem.correlationId && (
            <p>
              {incident} {problem.correlationId}
            </p>
          )}
        </div>
      </div>
    </div>
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
  /** The button's words; without them the form is shown and cannot be sent. */
  submit: string | undefined;
  /** Said after it was sent, where the form stays. */
  saved?: string;
  /** The record as it is stored now: where another changed it meanwhile, both are shown. */
  stored?: D;
  /** For a step that cannot be taken back easily. */
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
      {form.problem && <ErrorSummary form={form} problem={form.problem} />}
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
