/** Graduates who are to be asked how their business goes, the longest overdue first. */
import { useState } from "preact/hooks";
import { filled } from "../../../core/i18n/shared/console.ts";
import { ListTable, MoreButton } from "../components/list-table.tsx";
import { Reading } from "../components/loaded.tsx";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { changeQuery, hrefOf, type Page, PageHeading, useUrlQuery } from "../router.tsx";
import { today } from "../today.ts";
import { useWords } from "../words.ts";

/** How far ahead the list looks, in days. */
const horizons = [0, 7, 30, 90] as const;

const dayAfter = (days: number) =>
  new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

const FollowUps = () => {
  const { followUp: texts, more, queue } = useTexts();
  const words = useWords();
  const asked = Number(useUrlQuery().get("hari") ?? "0");
  const [days, setDays] = useState(String(asked));
  const dueBy = asked === 0 ? undefined : dayAfter(asked);
  const list = useList("listFollowUps", { query: { dueBy } });
  return (
    <>
      <PageHeading>{texts.due}</PageHeading>
      <form
        class="console-filters"
        aria-label={queue.filters}
        onSubmit={(event) => {
          event.preventDefault();
          changeQuery(new URLSearchParams(days === "0" ? {} : { hari: days }));
        }}
      >
        <div class="govuk-form-group">
          <label class="govuk-label" for="due-by">
            {texts.dueBy}
          </label>
          <select
            class="govuk-select"
            id="due-by"
            value={days}
            onChange={(event) => setDays(event.currentTarget.value)}
          >
            {horizons.map((each) => (
              <option key={each} value={String(each)}>
                {each === 0 ? texts.dueToday : filled(texts.dueWithin, { days: each })}
              </option>
            ))}
          </select>
        </div>
        <div class="console-filters__buttons">
          <button type="submit" class="govuk-button">
            {queue.apply}
          </button>
        </div>
      </form>
      <Reading query={{ ...list, reply: list.items }}>
        {(items) =>
          items.length === 0 ? (
            <p class="govuk-body">{texts.noneDue}</p>
          ) : (
            <ListTable
              caption={texts.dueCaption}
              items={items}
              keyOf={({ reference, month }) => `${reference} ${month}`}
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
                { heading: texts.month, cell: ({ month }) => texts.months[month] ?? month },
                { heading: texts.dueOn, cell: ({ dueOn }) => words.day(dueOn) },
              ]}
            />
          )
        }
      </Reading>
      <MoreButton list={list} label={more} />
    </>
  );
};

export const followUpsPage: Page = {
  path: "/pemantauan",
  needs: "listFollowUps",
  menu: (texts) => texts.followUp.menu,
  View: FollowUps,
};
