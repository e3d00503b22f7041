/** The cohorts, newest first. */
import { mayCall } from "../api.ts";
import { List } from "../components/list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";

const Cohorts = () => {
  const { cohorts: texts } = useTexts();
  const words = useWords();
  const { programmeName } = useCatalogue();
  const { roles } = useSession();
  const list = useList("listCohorts", {});
  return (
    <>
      <PageHeading>{texts.title}</PageHeading>
      {mayCall("openCohort", roles) && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf("/angkatan-baru")}>
            {texts.open}
          </a>
        </p>
      )}
      <List
        list={list}
        empty={texts.empty}
        caption={texts.caption}
        keyOf={({ cohortId }) => cohortId}
        columns={[
          {
            heading: texts.name,
            names: true,
            cell: ({ cohortId, name }) => (
              <a class="govuk-link" href={hrefOf(`/angkatan/${cohortId}`)}>
                {cohortId} – {name}
              </a>
            ),
          },
          { heading: texts.programme, cell: ({ programme }) => programmeName(programme) },
          {
            heading: texts.intake,
            cell: ({ opensOn, closesOn }) => `${words.day(opensOn)} – ${words.day(closesOn)}`,
          },
          {
            heading: texts.training,
            cell: ({ startsOn, endsOn }) => `${words.day(startsOn)} – ${words.day(endsOn)}`,
          },
          { heading: texts.quota, numeric: true, cell: ({ quota }) => quota },
        ]}
      />
    </>
  );
};

export const cohortsPage: Page = {
  path: "/angkatan",
  needs: "listCohorts",
  menu: (texts) => texts.cohorts.menu,
  View: Cohorts,
};
