/** The facts of a record, each with a name and a value. A fact whose value is undefined is not shown. */
import type { ComponentChildren } from "preact";

export const SummaryList = ({ facts }: { facts: readonly (readonly [string, ComponentChildren])[] }) => (
  <dl class="govuk-summary-list">
    {facts
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => (
        <div class="govuk-summary-list__row" key={name}>
          <dt class="govuk-summary-list__key">{name}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
  </dl>
);

/** A group of facts under one heading. */
export const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="console-section">
    <h2 class="govuk-heading-m">{title}</h2>
    {children}
  </section>
);
