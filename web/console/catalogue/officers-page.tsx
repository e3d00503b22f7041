/** The officers as the papers name them. Each officer sees their own entry, and a manager enters anyone's. */
import { useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { Field } from "../../../core/pages/fields/form-group.tsx";
import { TextInput } from "../../../core/pages/fields/inputs.tsx";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { TextField } from "../components/form/field.tsx";
import { Reading } from "../components/loaded.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { changeQuery, type Page, PageHeading, useUrlQuery } from "../router.tsx";
import { useSession } from "../session/session.ts";

type Officer = Reply<"showOfficer">;

const OfficerForm = ({ username, officer }: { username: string; officer: Officer | undefined }) => {
  const { officers: texts, save, saved } = useTexts();
  const form = useCommandForm("changeOfficer", {
    draft: { name: officer?.name ?? "", nip: officer?.nip ?? "", office: officer?.office ?? "" },
    request: (draft) => ({ params: { username }, body: draft }),
    draftAfter: (_reply, sent) => sent,
  });
  return (
    <CommandForm form={form} submit={save} saved={saved}>
      <TextField form={form} at="/name" label={texts.name} hint={texts.nameHint} />
      <TextField form={form} at="/nip" label={texts.nip} />
      <TextField form={form} at="/office" label={texts.office} />
    </CommandForm>
  );
};

const OfficerOf = ({ username }: { username: string }) => {
  const { officers: texts } = useTexts();
  const { roles } = useSession();
  const query = useQuery("showOfficer", { params: { username } });
  const isUnknown = query.problem?.status === 404;
  const change = mayCall("changeOfficer", roles);
  const settled = isUnknown ? { ...query, problem: undefined, reply: null } : query;
  return (
    <Section title={fillIn(texts.account, { username })}>
      <Reading query={settled}>
        {(officer) => (
          <>
            {!officer && <p class="govuk-inset-text">{texts.unknown}</p>}
            {change ? (
              <OfficerForm username={username} officer={officer ?? undefined} />
            ) : (
              officer && (
                <SummaryList
                  facts={[
                    [texts.name, officer.name],
                    [texts.nip, officer.nip],
                    [texts.office, officer.office],
                  ]}
                />
              )
            )}
          </>
        )}
      </Reading>
    </Section>
  );
};

const Officers = () => {
  const { officers: texts } = useTexts();
  const { username: own, roles } = useSession();
  const shown = useUrlQuery().get("akun") || own;
  const [typed, setTyped] = useState(shown);
  const username = { id: "officer-username", label: texts.username, hint: texts.usernameHint };
  return (
    <div class="console-narrow">
      <PageHeading>{texts.title}</PageHeading>
      <p class="govuk-body">{texts.lead}</p>
      {mayCall("changeOfficer", roles) && (
        <form
          class="console-filters"
          aria-label={texts.choose}
          onSubmit={(event) => {
            event.preventDefault();
            changeQuery(new URLSearchParams(typed === own ? {} : { akun: typed.trim() }));
          }}
        >
          <Field field={username}>
            <TextInput
              field={username}
              type="text"
              autocomplete="off"
              value={typed}
              onInput={(event) => setTyped(event.currentTarget.value)}
            />
          </Field>
          <div class="console-filters__buttons">
            <button type="submit" class="govuk-button">
              {texts.show}
            </button>
          </div>
        </form>
      )}
      <OfficerOf username={shown} key={shown} />
    </div>
  );
};

export const officersPage: Page = {
  path: "/pejabat",
  needs: "showOfficer",
  menu: (texts) => texts.officers.menu,
  View: Officers,
};
