/** The appeals of a programme's applicants: each is decided beside the whole record. */

import { ListTable, MoreButton } from "../components/list-table.tsx";
import { Reading } from "../components/loaded.tsx";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading } from "../router.tsx";
import { useWords } from "../words.ts";

const Appeals = () => {
  const { appeals: texts, more } = useTexts();
  const words = useWords();
  const list = useList("listAppeals", {});
  return (
    <>
      <PageHeading>{texts.title}</PageHeading>
      <p class="govuk-body">{texts.lead}</p>
      <Reading query={{ ...list, reply: list.items }}>
        {(items) =>
          items.length === 0 ? (
            <p class="govuk-body">{texts.empty}</p>
          ) : (
            <ListTable
              caption={texts.caption}
              items={items}
              keyOf={({ appealId }) => appealId}
              columns={[
                {
                  heading: texts.name,
                  names: true,
                  cell: ({ fullName, reference }) => (
                    <a class="govuk-link" href={hrefOf(`/pendaftaran/${reference}`)}>
                      {fullName}
                    </a>
                  ),
                },
                {
                  heading: texts.state,
                  cell: ({ state }) => (
                    <strong class={`govuk-tag govuk-tag--${state === "open" ? "blue" : "grey"}`}>
                      {texts.states[state]}
                    </strong>
                  ),
                },
                { heading: texts.against, cell: ({ against }) => words.status(against) },
                { heading: texts.at, cell: ({ at }) => words.shortInstant(at) },
                { heading: texts.text, cell: ({ text }) => <span class="console-typed">{text}</span> },
              ]}
            />
          )
        }
      </Reading>
      <MoreButton list={list} label={more} />
    </>
  );
};

export const appealsPage: Page = {
  path: "/keberatan",
  needs: "listAppeals",
  menu: (texts) => texts.appeals.menu,
  View: Appeals,
};
