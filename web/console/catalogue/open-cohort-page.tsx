/** A manager opens a cohort. */

import { CommandForm } from "../components/form/command-form.tsx";
import { TextField } from "../components/form/field.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";
import { goTo, hrefOf, type Page, PageHeading } from "../router.tsx";
import { bodyOfCohort, CohortFields, emptyCohort } from "./cohort-form.tsx";

const OpenCohort = () => {
  const { cohorts: texts, back } = useTexts();
  const form = useCommandForm("openCohort", {
    draft: emptyCohort,
    request: (draft) => ({ body: { ...bodyOfCohort(draft), cohortId: draft.cohortId } }),
    onDone: ({ cohortId }) => goTo(`/angkatan/${cohortId}`),
  });
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf("/angkatan")}>
        {back}
      </a>
      <PageHeading>{texts.newTitle}</PageHeading>
      <CommandForm form={form} submit={texts.submitNew}>
        <TextField form={form} at="/cohortId" label={texts.cohortId} hint={texts.newCohortHint} width={20} />
        <CohortFields form={form} />
      </CommandForm>
    </div>
  );
};

export const openCohortPage: Page = { path: "/angkatan-baru", needs: "openCohort", View: OpenCohort };
