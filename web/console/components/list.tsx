/** A list with pages: the loading state, a sentence for an empty list, the table, and a button for the next page. */
import type { ComponentChildren } from "preact";
import type { Problem } from "../../api-client.ts";
import { useTexts } from "../language.ts";
import { hrefOf } from "../router.tsx";
import { type Column, ListTable, MoreButton } from "./list-table.tsx";
import { Reading } from "./loaded.tsx";

/** The result of `useList`. */
export interface ListRead<T> {
  items: T[] | undefined;
  hasMore: boolean;
  more: () => unknown;
  loading: boolean;
  problem: Problem | undefined;
  reload: () => unknown;
}

/** A list without a table: `children` shows the items. */
export const ListOf = <T,>({
  list,
  empty,
  children,
}: {
  list: ListRead<T>;
  /** The sentence for an empty list. */
  empty: string;
  children: (items: readonly T[]) => ComponentChildren;
}) => {
  const { more } = useTexts();
  return (
    <>
      <Reading query={{ ...list, reply: list.items }}>
        {(items) => (items.length === 0 ? <p class="govuk-body">{empty}</p> : children(items))}
      </Reading>
      <MoreButton list={list} label={more} />
    </>
  );
};

/**
 * A list as a table. `columns` may be a function of the items, so that a page can leave out a column without values.
 */
export const List = <T,>({
  list,
  empty,
  before,
  columns,
  ...table
}: {
  list: ListRead<T>;
  empty: string;
  caption: string;
  keyOf: (item: T) => string;
  columns: readonly Column<T>[] | ((items: readonly T[]) => readonly Column<T>[]);
  /** Content above the table, if the list has items. */
  before?: ComponentChildren;
}) => (
  <ListOf list={list} empty={empty}>
    {(items) => (
      <>
        {before}
        <ListTable
          {...table}
          items={items}
          columns={typeof columns === "function" ? columns(items) : columns}
        />
      </>
    )}
  </ListOf>
);

/** The column that holds the person's name and links to the application. */
export const applicantColumn = <T extends { fullName: string; reference: string }>(
  heading: string,
): Column<T> => ({
  heading,
  names: true,
  cell: ({ fullName, reference }) => (
    <a class="govuk-link" href={hrefOf(`/pendaftaran/${reference}`)}>
      {fullName}
    </a>
  ),
});
