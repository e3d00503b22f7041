/** Pieces that several pages show. */
import type { ComponentChildren } from "preact";
import { classNames } from "./fields/field.ts";

export const Bullets = ({ items }: { items: readonly string[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {items.map((item) => (
      <li key={item}>{item}</li>
    ))}
  </ul>
);

/**
 * For what a translator must not touch, such as a reference. Preact's types know `translate` as true or false
 * only, and `false` would be left out of the page.
 */
export const untranslated: Record<string, string> = { translate: "no" };

export const ReferenceLine = ({ reference }: { reference: string }) => (
  <p class="reference reference--line" {...untranslated}>
    {reference}
  </p>
);

/** What was done. The title is the heading of the page. */
export const DonePanel = ({ title, children }: { title: string; children?: ComponentChildren }) => (
  <div class="govuk-panel govuk-panel--confirmation">
    <h1 class="govuk-panel__title" tabindex={-1}>
      {title}
    </h1>
    {children && <div class="govuk-panel__body">{children}</div>}
  </div>
);

interface ButtonLinkProps {
  href: string;
  class?: string;
  "data-wizard"?: string;
  children: string;
}

/** A link to the next page, drawn as a button. */
export const ButtonLink = ({ class: more, children, ...attributes }: ButtonLinkProps) => (
  <p>
    {/* biome-ignore lint/a11y/useSemanticElements: the link only looks and works as GOV.UK's button does */}
    <a class={classNames("govuk-button", more)} role="button" draggable={false} {...attributes}>
      {children}
    </a>
  </p>
);

export const HiddenInput = ({ name, value }: { name: string; value: string | undefined }) =>
  value === undefined ? null : <input type="hidden" name={name} value={value} />;
