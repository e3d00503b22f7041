/** An officer enters an application that came on paper, by telephone or on a visit. */
import type { Reply } from "../../api-client.ts";
import { asDay } from "../components/form/as-typed.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { DayField, SelectField, TextField } from "../components/form/field.tsx";
import { HeardBy } from "../components/form/heard-by.tsx";
import { Reading } from "../components/loaded.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { goTo, type Page, PageHeading } from "../router.tsx";
import { today } from "../today.ts";
import { bodyOfApplication, emptyApplication } from "./application-draft.ts";
import { ApplicationFields } from "./application-form.tsx";
import { queueHref } from "./queue-address.ts";

type Cohorts = Reply<"listCohorts">["items"];

const EntryForm = ({ cohorts, consentVersion }: { cohorts: Cohorts; consentVersion: string }) => {
  const { entry: texts, choose, dayHint } = useTexts();
  const open = cohorts.filter(({ opensOn }) => opensOn <= today());
  const form = useCommandForm("enterApplication", {
    draft: {
      ...emptyApplication,
      consent: { ...emptyApplication.consent, version: consentVersion },
      cohortId: open.length === 1 ? (open[0]?.cohortId ?? "") : "",
      receivedOn: today(),
      heardBy: "",
    },
    request: ({ cohortId, receivedOn, heardBy, ...typed }) => ({
      body: { ...bodyOfApplication(typed), cohortId, receivedOn: asDay(receivedOn), heardBy },
    }),
    onDone: ({ reference }) => goTo(`/pendaftaran/${reference}`),
  });
  const cohort = cohorts.find(({ cohortId }) => cohortId === form.draft.cohortId);
  const taught = [...new Set(cohort?.classes.map(({ skill }) => skill))];
  return (
    <CommandForm form={form} submit={texts.submit}>
      <HeardBy form={form} ways={["paper", "phone", "visit"]} />
      <DayField
        form={form}
        at="/receivedOn"
        label={texts.receivedOn}
        hint={`${texts.receivedOnHint} ${dayHint}`}
      />
      <SelectField
        form={form}
        at="/cohortId"
        label={texts.cohort}
        none={choose}
        choices={cohorts.map(({ cohortId, name }) => ({ value: cohortId, label: `${cohortId} – ${name}` }))}
      />
      <ApplicationFields form={form} within="" skills={taught} />
      <TextField
        form={form}
        at="/consent/version"
        label={texts.consentVersion}
        hint={texts.consentVersionHint}
        width={10}
      />
    </CommandForm>
  );
};

const EnterApplication = () => {
  const { entry: texts, application } = useTexts();
  const cohorts = useQuery("listCohorts", { query: { limit: "100" } });
  const consent = useQuery("showConsent", {});
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={queueHref()}>
        {application.back}
      </a>
      <PageHeading>{texts.title}</PageHeading>
      <p class="govuk-body">{texts.lead}</p>
      <Reading query={cohorts}>
        {({ items }) => (
          <Reading query={consent}>
            {({ version }) => <EntryForm cohorts={items} consentVersion={version} />}
          </Reading>
        )}
      </Reading>
    </div>
  );
};

export const enterApplicationPage: Page = {
  path: "/pendaftaran-baru",
  needs: "enterApplication",
  View: EnterApplication,
};
