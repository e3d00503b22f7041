/** The attendance sheets of a cohort, and a form that opens the sheet of one class and day. */
import { useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { DateInput } from "../../../core/pages/fields/date-input.tsx";
import { Fieldset } from "../../../core/pages/fields/form-group.tsx";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { CohortMenu } from "../catalogue/cohort-menu.tsx";
import { asDay } from "../components/form/as-typed.ts";
import { ChoiceList } from "../components/form/choice-list.tsx";
import { useDayBoxes, useFieldError } from "../components/form/field.tsx";
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
  const { sessions: texts } = useTexts();
  const { skillName } = useCatalogue();
  const [classId, setClassId] = useState(cohort.classes[0]?.classId ?? "");
  const [day, setDay] = useState(today());
  const [wrong, setWrong] = useState(false);
  const boxOf = useDayBoxes("sheet", day, setDay);
  const error = useFieldError(wrong ? texts.noSuchDay : undefined);
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
      <ChoiceList
        id="sheet-class"
        label={texts.classId}
        value={classId}
        choices={cohort.classes.map((each) => ({
          value: each.classId,
          label: `${each.classId} – ${skillName(each.skill)}`,
        }))}
        onChoose={setClassId}
      />
      <Fieldset
        field={{ id: "sheet", label: texts.date, error: error && { ...error, role: "alert" } }}
        size="s"
      >
        <DateInput isWrong={wrong} boxOf={boxOf} />
      </Fieldset>
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
