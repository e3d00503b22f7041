/** An officer corrects a returned application for an applicant who cannot use the site. */
import { useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { HeardBy } from "../components/form/heard-by.tsx";
import { Reading } from "../components/loaded.tsx";
import { SummaryList } from "../components/summary-list.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { goTo, hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useWords } from "../words.ts";
import { type ApplicationBody, bodyOfApplication, draftOfApplication } from "./application-draft.ts";
import { ApplicationFields } from "./application-form.tsx";
import type { ShownApplication } from "./shown-application.ts";

/** What differs from the record: a field that was not touched is not sent, nor judged anew. */
const changesIn = (before: ApplicationBody, after: ApplicationBody): Partial<ApplicationBody> =>
  Object.fromEntries(
    Object.entries(after).filter(
      ([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof ApplicationBody]),
    ),
  );

/** Says why the application cannot be corrected, and where the officer goes on. */
const NotPossible = ({ application: { reference, status } }: { application: ShownApplication }) => {
  const { correction: texts, application: shown } = useTexts();
  const words = useWords();
  return (
    <div class="govuk-inset-text" role="status">
      <h2 class="govuk-heading-s">{texts.notPossible}</h2>
      <p class="govuk-body">
        {status === "returned"
          ? shown.noLongerPossible
          : fillIn(texts.notReturned, { status: words.status(status) })}
      </p>
      <a class="govuk-link" href={hrefOf(`/pendaftaran/${reference}`)}>
        {fillIn(texts.toApplication, { reference })}
      </a>
    </div>
  );
};

const CorrectionForm = ({
  application,
  taught,
  onStale,
}: {
  application: ShownApplication;
  taught: string[];
  onStale: () => Promise<unknown>;
}) => {
  const { correction: texts } = useTexts();
  const words = useWords();
  const { reference } = application;
  const [before] = useState(() => draftOfApplication(application));
  const form = useCommandForm("recordCorrection", {
    draft: { heardBy: "", changes: before },
    request: ({ heardBy, changes }) => ({
      params: { reference },
      body: { heardBy, changes: changesIn(bodyOfApplication(before), bodyOfApplication(changes)) },
    }),
    onDone: () => goTo(`/pendaftaran/${reference}`),
    onStale,
  });
  const possible = application.allowedActions.includes("correction");
  // The application may change while the officer types. The typed text stays visible, so that the officer can copy
  // it.
  if (!possible && !form.typedIn) return <NotPossible application={application} />;
  return (
    <>
      {possible ? <p class="govuk-body">{texts.lead}</p> : <NotPossible application={application} />}
      <SummaryList
        facts={(application.reasons ?? []).map(({ rule, note }) => [words.rule(rule), note] as const)}
      />
      <CommandForm form={form} submit={possible ? texts.submit : undefined}>
        <HeardBy form={form} />
        <ApplicationFields form={form} within="/changes" skills={taught} />
      </CommandForm>
    </>
  );
};

const Correction = ({ params }: PageProps) => {
  const { correction: texts, back } = useTexts();
  const reference = params.reference ?? "";
  const application = useQuery("showApplication", { params: { reference } });
  const cohortId = application.reply?.cohortId;
  const cohort = useQuery("showCohort", cohortId ? { params: { cohortId } } : undefined);
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf(`/pendaftaran/${reference}`)}>
        {back}
      </a>
      <PageHeading>{fillIn(texts.title, { reference })}</PageHeading>
      <Reading query={application}>
        {(shown) => (
          <Reading query={cohort}>
            {({ classes }) => (
              <CorrectionForm
                application={shown}
                taught={[...new Set(classes.map(({ skill }) => skill))]}
                onStale={application.reload}
              />
            )}
          </Reading>
        )}
      </Reading>
    </div>
  );
};

export const correctionPage: Page = {
  path: "/pendaftaran/{reference}/koreksi",
  needs: "recordCorrection",
  View: Correction,
};
