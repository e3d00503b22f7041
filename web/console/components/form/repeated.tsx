/** Rows of a list in a form, with buttons that add and remove a row. A row's pointer holds its place in the list. */
import type { ComponentChildren } from "preact";
import type { Form } from "../../hooks/use-command-form.ts";
import type { PointerTo } from "./pointer.ts";

export const Repeated = <D, I>({
  form,
  at,
  empty,
  least = 0,
  title,
  add,
  remove,
  children,
}: {
  form: Form<D>;
  at: PointerTo<D>;
  /** The draft of a new row. */
  empty: I;
  least?: number;
  title: (number: number) => string;
  add: string;
  remove: (number: number) => string;
  children: (index: number) => ComponentChildren;
}) => {
  const rows = (form.read(at) ?? []) as I[];
  return (
    <>
      {rows.map((_, index) => (
        <fieldset class="govuk-fieldset console-repeated" key={index}>
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{title(index + 1)}</legend>
          {children(index)}
          {rows.length > least && (
            <button
              type="button"
              class="console-plain-button"
              onClick={() =>
                form.set(
                  at,
                  rows.filter((_row, place) => place !== index),
                )
              }
            >
              {remove(index + 1)}
            </button>
          )}
        </fieldset>
      ))}
      <button
        type="button"
        class="govuk-button govuk-button--secondary"
        onClick={() => form.set(at, [...rows, empty])}
      >
        {add}
      </button>
    </>
  );
};
