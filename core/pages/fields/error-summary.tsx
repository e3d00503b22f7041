/** The box above a form that sums up its errors. The box can take the focus. */
import type { ComponentChildren, Ref } from "preact";

interface ErrorSummaryProps {
  /** Of the title. A page with several forms needs several ids. */
  titleId?: string;
  title: ComponentChildren;
  /** For a page that no script opens. */
  autofocus?: boolean;
  box?: Ref<HTMLDivElement>;
  children: ComponentChildren;
}

export const ErrorSummary = ({
  titleId = "error-summary-title",
  title,
  autofocus,
  box,
  children,
}: ErrorSummaryProps) => (
  <div
    class="govuk-error-summary"
    tabindex={-1}
    autofocus={autofocus}
    aria-labelledby={titleId}
    role="alert"
    ref={box}
  >
    <h2 class="govuk-error-summary__title" id={titleId}>
      {title}
    </h2>
    <div class="govuk-error-summary__body">{children}</div>
  </div>
);

/** The errors, each of which links to its field. */
export const ErrorList = ({ children }: { children: ComponentChildren }) => (
  <ul class="govuk-list govuk-error-summary__list">{children}</ul>
);
