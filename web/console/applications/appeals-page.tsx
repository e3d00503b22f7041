/** The appeals against a programme's decisions. A manager decides an appeal on the page of its application. */

import { applicantColumn, List } from "../components/list.tsx";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { type Page, PageHeading } from "../router.tsx";
import { useWords } from "../words.ts";

const Appeals = () => {
  const { appeals: texts } = useTexts();
  const words = useWords();
  const list = useList("listAppeals", {});
  return (
    <>
      <PageHeading>{texts.title}</PageHeading>
      <p class="govuk-body">{texts.lead}</p>
      <List
        list={list}
        empty={texts.empty}
        caption={texts.caption}
        keyOf={({ appealId }) => appealId}
        columns={[
          applicantColumn(texts.name),
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
    </>
  );
};

export const appealsPage: Page = {
  path: "/keberatan",
  needs: "listAppeals",
  menu: (texts) => texts.appeals.menu,
  View: Appeals,
};
