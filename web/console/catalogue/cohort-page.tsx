/** One cohort. A manager may change it, other roles read it. */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { ListTable } from "../components/list-table.tsx";
import { Reading } from "../components/loaded.tsx";
import { SummaryList } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { type Query, useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";
import { bodyOfCohort, CohortFields, draftOfCohort } from "./cohort-form.tsx";
import { CohortMenu } from "./cohort-menu.tsx";

type Cohort = Reply<"showCohort">;

const ChangeCohort = ({ cohort, reload }: { cohort: Cohort; reload: Query<Cohort>["reload"] }) => {
  const texts = useTexts();
  const form = useCommandForm("changeCohort", {
    draft: draftOfCohort(cohort),
    request: (draft) => ({
      params: { cohortId: cohort.cohortId },
      body: { ...bodyOfCohort(draft), version: cohort.version },
    }),
    draftAfter: draftOfCohort,
    onDone: reload,
    onStale: reload,
  });
  return (
    <CommandForm form={form} submit={texts.save} saved={texts.saved} stored={draftOfCohort(cohort)}>
      <CohortFields form={form} />
    </CommandForm>
  );
};

const CohortFacts = ({ cohort }: { cohort: Cohort }) => {
  const { cohorts: texts } = useTexts();
  const words = useWords();
  const { programmeName, skillName } = useCatalogue();
  const { weights, reserved } = cohort.rules;
  const valueNames = {
    regency: words.regency,
    sex: words.codeOf("sex"),
    disability: words.codeOf("disabilities"),
  };
  return (
    <>
      <SummaryList
        facts={[
          [texts.name, cohort.name],
          [texts.programme, programmeName(cohort.programme)],
          [texts.quota, cohort.quota],
          [texts.regencies, cohort.regencies.map(words.regency).join(", ")],
          [texts.intake, `${words.day(cohort.opensOn)} – ${words.day(cohort.closesOn)}`],
          [texts.training, `${words.day(cohort.startsOn)} – ${words.day(cohort.endsOn)}`],
          [texts.venue, cohort.venue],
          [
            texts.weights,
            `${texts.motivation} ${weights.motivation}, ${texts.readiness} ${weights.readiness}, ${texts.need} ${weights.need}`,
          ],
          [
            texts.reserved,
            reserved.map(({ by, value, seats }) => `${valueNames[by](value)}: ${seats}`).join(", ") ||
              undefined,
          ],
          [texts.replyDays, cohort.replyDays],
          [texts.minimumAttendance, cohort.minimumAttendance],
          [texts.seedHash, cohort.seedHash],
        ]}
      />
      <ListTable
        caption={texts.classes}
        items={cohort.classes}
        keyOf={({ classId }) => classId}
        columns={[
          { heading: texts.classId, names: true, cell: ({ classId }) => classId },
          { heading: texts.skill, cell: ({ skill }) => skillName(skill) },
          { heading: texts.partnerName, cell: ({ partner }) => partner.name },
          { heading: texts.seats, numeric: true, cell: ({ seats }) => seats },
        ]}
      />
    </>
  );
};

const CohortView = ({ params }: PageProps) => {
  const { cohorts: texts, back } = useTexts();
  const { roles } = useSession();
  const cohortId = params.cohortId ?? "";
  const query = useQuery("showCohort", { params: { cohortId } });
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf("/angkatan")}>
        {back}
      </a>
      <PageHeading>{fillIn(texts.changeTitle, { cohortId })}</PageHeading>
      <CohortMenu cohortId={cohortId} />
      <Reading query={query}>
        {(cohort) =>
          mayCall("changeCohort", roles) ? (
            <ChangeCohort cohort={cohort} reload={query.reload} />
          ) : (
            <CohortFacts cohort={cohort} />
          )
        }
      </Reading>
    </div>
  );
};

export const cohortPage: Page = { path: "/angkatan/{cohortId}", needs: "showCohort", View: CohortView };
