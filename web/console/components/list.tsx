/** A list page by page: what is read, a sentence where nothing is there, the table, and a button for more. */
import type { ComponentChildren } from "preact";
import type { Problem } from "../../api-client.ts";
import { useTexts } from "../language.ts";
import { hrefOf } from "../router.tsx";
import { type Column, ListTable, MoreButton } from "./list-table.tsx";
import { Reading } from "./loaded.tsx";

/** What `useList` returns. */
export interface ListRead<T> {
  items: T[] | undefined;
  hasMore: boolean;
  more: () => unknown;
  loading: boolean;
  problem: Problem | undefined;
  reload: () => unknown;
}

/** A list that is no table: `children` shows its items. */
export const ListOf = <T,>({
  list,
  empty,
  children,
}: {
  list: ListRead<T>;
  /** Said where the list has no item. */
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

/** A list as a table. Columns may depend on the items: one that is empty in all of them can be left out. */
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
  /** Stands above the table where the list has items. */
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

/** The column that names the person and leads to the application. */
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
