/** A sentence after an action or a change. The notice takes the focus, so that a screen reader reads it first. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";

export const Notice = ({
  title,
  success,
  children,
}: {
  title?: string;
  success?: boolean;
  children: ComponentChildren;
}) => {
  const notice = useRef<HTMLDivElement>(null);
  useEffect(() => notice.current?.focus(), []);
  return (
    <div
      class={`console-notice${success ? " console-notice--success" : ""}`}
      role="alert"
      tabIndex={-1}
      ref={notice}
    >
      {title && <h2 class="govuk-heading-s">{title}</h2>}
      <p class="govuk-body">{children}</p>
    </div>
  );
};
