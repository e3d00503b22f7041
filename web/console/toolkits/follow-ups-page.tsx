/** The follow-ups that are due. The longest overdue comes first. */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { Filters } from "../components/filters.tsx";
import { applicantColumn, List } from "../components/list.tsx";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { type Page, PageHeading, useUrlQuery } from "../router.tsx";
import { today } from "../today.ts";
import { useWords } from "../words.ts";

/** How many days ahead the list looks. */
const horizons = [0, 7, 30, 90] as const;

const dayAfter = (days: number) =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const FollowUps = () => {
  const { followUp: texts } = useTexts();
  const words = useWords();
  const asked = Number(useUrlQuery().get("hari") ?? "0");
  const dueBy = asked === 0 ? undefined : dayAfter(asked);
  const list = useList("listFollowUps", { query: { dueBy } });
  return (
    <>
      <PageHeading>{texts.due}</PageHeading>
      <Filters
        filters={[
          {
            name: "hari",
            label: texts.dueBy,
            value: asked === 0 ? "" : String(asked),
            choices: horizons.map((days) => ({
              value: days === 0 ? "" : String(days),
              label: days === 0 ? texts.dueToday : fillIn(texts.dueWithin, { days }),
            })),
          },
        ]}
      />
      <List
        list={list}
        empty={texts.noneDue}
        caption={texts.dueCaption}
        keyOf={({ reference, month }) => `${reference} ${month}`}
        columns={[
          applicantColumn(texts.name),
          { heading: texts.month, cell: ({ month }) => fillIn(texts.monthNumber, { month }) },
          { heading: texts.dueOn, cell: ({ dueOn }) => words.day(dueOn) },
        ]}
      />
    </>
  );
};

export const followUpsPage: Page = {
  path: "/pemantauan",
  needs: "listFollowUps",
  menu: (texts) => texts.followUp.menu,
  View: FollowUps,
};
