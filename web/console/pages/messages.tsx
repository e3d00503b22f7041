/** What an applicant was told, and whether it left. */
import { filled } from "../../../core/dictionary/console.ts";
import { useTexts } from "../language.ts";
import { ListTable, MoreButton } from "../list-table.tsx";
import { Reading } from "../reading.tsx";
import { hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useList } from "../use-query.ts";
import { useWords } from "../words.ts";

const Messages = ({ params }: PageProps) => {
  const { messages: texts, back, more } = useTexts();
  const words = useWords();
  const reference = params.reference ?? "";
  const list = useList("listMessages", { params: { reference } });
  return (
    <>
      <a class="govuk-back-link" href={hrefOf(`/pendaftaran/${reference}`)}>
        {back}
      </a>
      <PageHeading>{filled(texts.heading, { reference })}</PageHeading>
      <Reading query={{ ...list, reply: list.items }}>
        {(items) =>
          items.length === 0 ? (
            <p class="govuk-body">{texts.empty}</p>
          ) : (
            <ListTable
              caption={texts.caption}
              items={items}
              keyOf={({ at, text }) => at + text}
              columns={[
                { heading: texts.at, names: true, cell: ({ at }) => words.shortInstant(at) },
                { heading: texts.channel, cell: ({ channel }) => texts.channels[channel] },
                {
                  heading: texts.state,
                  cell: ({ state }) => (
                    <strong class={`govuk-tag govuk-tag--${state === "failed" ? "red" : "green"}`}>
                      {texts.states[state]}
                    </strong>
                  ),
                },
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

export const messagesPage: Page = {
  path: "/pendaftaran/{reference}/pesan",
  needs: "listMessages",
  View: Messages,
};
