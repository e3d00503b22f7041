/** The written reports, and a manager's button that writes a report now. */
import { useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { mayCall } from "../api.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { SelectField, TextField } from "../components/form/field.tsx";
import { List } from "../components/list.tsx";
import { Section } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { type Page, PageHeading } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { choicesOf, useWords } from "../words.ts";

const WriteReport = ({ onDone }: { onDone: () => Promise<unknown> }) => {
  const { reports: texts } = useTexts();
  const { programmes, programmeName } = useCatalogue();
  const [written, setWritten] = useState("");
  const form = useCommandForm("writeReport", {
    draft: { programme: "skills-training", period: "" },
    request: (draft) => ({ body: draft }),
    onDone: ({ period }) => {
      setWritten(period);
      return onDone();
    },
  });
  const choices = choicesOf(
    programmes.map(({ programme }) => programme),
    programmeName,
  );
  return (
    <Section title={texts.write}>
      <CommandForm form={form} submit={texts.submit} saved={fillIn(texts.written, { period: written })}>
        <SelectField form={form} at="/programme" label={texts.programme} choices={choices} />
        <TextField form={form} at="/period" label={texts.period} hint={texts.periodHint} width={10} />
      </CommandForm>
    </Section>
  );
};

const Reports = () => {
  const { reports: texts } = useTexts();
  const words = useWords();
  const { programmeName } = useCatalogue();
  const { roles } = useSession();
  const list = useList("listReports", {});
  return (
    <>
      <PageHeading>{texts.title}</PageHeading>
      {mayCall("writeReport", roles) && <WriteReport onDone={list.reload} />}
      <List
        list={list}
        empty={texts.empty}
        before={
          <p class="govuk-body">
            {texts.linksExpire}{" "}
            <button type="button" class="console-plain-button" onClick={() => void list.reload()}>
              {texts.reload}
            </button>
          </p>
        }
        caption={texts.caption}
        keyOf={({ programme, period }) => `${programme}/${period}`}
        columns={[
          { heading: texts.period, names: true, cell: ({ period }) => period },
          { heading: texts.programme, cell: ({ programme }) => programmeName(programme) },
          { heading: texts.writtenAt, cell: ({ writtenAt }) => words.shortInstant(writtenAt) },
          {
            heading: texts.files,
            cell: ({ programme, period, files }) =>
              files.map(({ name, bytes, url }) => (
                <span class="console-file" key={name}>
                  <a class="govuk-link" href={url} rel="noreferrer">
                    {name}
                    <span class="govuk-visually-hidden">
                      {" "}
                      {programmeName(programme)} {period}
                    </span>
                  </a>{" "}
                  ({words.bytes(bytes)})
                </span>
              )),
          },
        ]}
      />
    </>
  );
};

export const reportsPage: Page = {
  path: "/laporan",
  needs: "listReports",
  menu: (texts) => texts.reports.menu,
  View: Reports,
};
