/** The attendance sheets of a cohort, and a form that opens the sheet of one class and day. */
import { useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { CohortMenu } from "../catalogue/cohort-menu.tsx";
import { asDay } from "../components/form/as-typed.ts";
import { List } from "../components/list.tsx";
import { Reading } from "../components/loaded.tsx";
import { Section } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useList, useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { goTo, hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { today } from "../today.ts";
import { useWords } from "../words.ts";

type Cohort = Reply<"showCohort">;

const sheetPath = (cohortId: string, date: string, classId: string) =>
  `/angkatan/${cohortId}/kehadiran/${date}/${classId}`;

/** Opens the page of a class and a day. That page says whether the sheet exists. */
const OpenSheet = ({ cohort }: { cohort: Cohort }) => {
  const { sessions: texts, dayParts, errorPrefix } = useTexts();
  const { skillName } = useCatalogue();
  const [classId, setClassId] = useState(cohort.classes[0]?.classId ?? "");
  const [day, setDay] = useState(today());
  const [wrong, setWrong] = useState(false);
  const [year = "", month = "", date = ""] = day.split("-");
  const part = (name: "day" | "month" | "year", value: string, place: (typed: string) => string[]) => (
    <div class="govuk-date-input__item">
      <label class="govuk-label govuk-date-input__label" for={`sheet-${name}`}>
        {dayParts[name]}
      </label>
      <input
        id={`sheet-${name}`}
        class={`govuk-input govuk-date-input__input govuk-input--width-${name === "year" ? 4 : 2}`}
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onInput={(event) => setDay(place(event.currentTarget.value.replaceAll("-", "")).join("-"))}
      />
    </div>
  );
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const asked = asDay(day);
        const exists = /^\d{4}-\d{2}-\d{2}$/.test(asked) && !Number.isNaN(Date.parse(`${asked}T00:00:00Z`));
        setWrong(!exists);
        if (exists) goTo(sheetPath(cohort.cohortId, asked, classId));
      }}
    >
      <div class="govuk-form-group">
        <label class="govuk-label" for="sheet-class">
          {texts.classId}
        </label>
        <select
          class="govuk-select"
          id="sheet-class"
          value={classId}
          onChange={(event) => setClassId(event.currentTarget.value)}
        >
          {cohort.classes.map((each) => (
            <option key={each.classId} value={each.classId}>
              {each.classId} – {skillName(each.skill)}
            </option>
          ))}
        </select>
      </div>
      <div class={`govuk-form-group${wrong ? " govuk-form-group--error" : ""}`}>
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{texts.date}</legend>
          {wrong && (
            <p class="govuk-error-message" role="alert">
              <span class="govuk-visually-hidden">{errorPrefix}</span> {texts.noSuchDay}
            </p>
          )}
          <div class="govuk-date-input">
            {part("day", date, (typed) => [year, month, typed])}
            {part("month", month, (typed) => [year, typed, date])}
            {part("year", year, (typed) => [typed, month, date])}
          </div>
        </fieldset>
      </div>
      <button type="submit" class="govuk-button">
        {texts.openSheet}
      </button>
    </form>
  );
};

const SessionList = ({ cohort }: { cohort: Cohort }) => {
  const { sessions: texts, attendance } = useTexts();
  const words = useWords();
  const { cohortId } = cohort;
  const list = useList("listSessions", { params: { cohortId } });
  return (
    <List
      list={list}
      empty={texts.empty}
      caption={texts.caption}
      keyOf={({ date, classId }) => `${date} ${classId}`}
      columns={[
        {
          heading: texts.date,
          names: true,
          cell: ({ date, classId }) => (
            <a class="govuk-link" href={hrefOf(sheetPath(cohortId, date, classId))}>
              {words.day(date)}, {fillIn(texts.classNamed, { classId })}
            </a>
          ),
        },
        ...(["present", "late", "excused", "absent"] as const).map((mark) => ({
          heading: attendance.marks[mark],
          numeric: true,
          cell: (item: Record<typeof mark, number>) => item[mark],
        })),
      ]}
    />
  );
};

const Sessions = ({ params }: PageProps) => {
  const { sessions: texts, back } = useTexts();
  const { roles } = useSession();
  const cohortId = params.cohortId ?? "";
  const query = useQuery("showCohort", { params: { cohortId } });
  return (
    <>
      <a class="govuk-back-link" href={hrefOf("/angkatan")}>
        {back}
      </a>
      <PageHeading>{fillIn(texts.heading, { cohortId })}</PageHeading>
      <CohortMenu cohortId={cohortId} />
      <Reading query={query}>
        {(cohort) => (
          <>
            {mayCall("changeAttendance", roles) && (
              <Section title={texts.fillIn}>
                <OpenSheet cohort={cohort} />
              </Section>
            )}
            <SessionList cohort={cohort} />
          </>
        )}
      </Reading>
    </>
  );
};

export const sessionsPage: Page = {
  path: "/angkatan/{cohortId}/kehadiran",
  needs: "listSessions",
  View: Sessions,
};
