/** A table with a caption and headings. On a telephone each row becomes a card that names its cells. */
// biome-ignore-all lint/a11y/noRedundantRoles: some browsers forget a table's roles when its rows are shown as cards
import type { ComponentChildren } from "preact";

export interface Column<T> {
  heading: string;
  cell: (item: T) => ComponentChildren;
  /** Whether this cell names the row. */
  names?: boolean;
  numeric?: boolean;
}

export const ListTable = <T,>({
  caption,
  columns,
  items,
  keyOf,
  hideCaption,
}: {
  caption: string;
  columns: readonly Column<T>[];
  items: readonly T[];
  keyOf: (item: T) => string;
  hideCaption?: boolean;
}) => (
  <table class="govuk-table console-table" role="table">
    <caption class={hideCaption ? "govuk-visually-hidden" : "govuk-table__caption govuk-table__caption--s"}>
      {caption}
    </caption>
    <thead class="govuk-table__head" role="rowgroup">
      <tr class="govuk-table__row" role="row">
        {columns.map(({ heading, numeric }) => (
          <th
            scope="col"
            role="columnheader"
            class={`govuk-table__header${numeric ? " govuk-table__header--numeric" : ""}`}
            key={heading}
          >
            {heading}
          </th>
        ))}
      </tr>
    </thead>
    <tbody class="govuk-table__body" role="rowgroup">
      {items.map((item) => (
        <tr class="govuk-table__row" role="row" key={keyOf(item)}>
          {columns.map(({ heading, cell, names, numeric }) =>
            names ? (
              <th scope="row" role="rowheader" class="govuk-table__header" key={heading}>
                {cell(item)}
              </th>
            ) : (
              <td
                role="cell"
                class={`govuk-table__cell${numeric ? " govuk-table__cell--numeric" : ""}`}
                key={heading}
              >
                <span class="console-cell-name" aria-hidden="true">
                  {heading}
                </span>
                <span>{cell(item)}</span>
              </td>
            ),
          )}
        </tr>
      ))}
    </tbody>
  </table>
);

/** The end of a list: a button for the next page, if there is one. */
export const MoreButton = ({
  list,
  label,
}: {
  list: { hasMore: boolean; loading: boolean; more: () => unknown };
  label: string;
}) =>
  list.hasMore ? (
    <button
      type="button"
      class="govuk-button govuk-button--secondary"
      aria-disabled={list.loading}
      onClick={() => list.loading || void list.more()}
    >
      {label}
    </button>
  ) : null;
