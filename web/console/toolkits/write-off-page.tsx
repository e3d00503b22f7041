/** A storekeeper writes off a toolkit: it leaves the stock without a handover. */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { Radios, TextArea } from "../components/form/field.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useTexts } from "../language.ts";
import { goTo, hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";

const WriteOff = ({ params }: PageProps) => {
  const { toolkits: texts, back } = useTexts();
  const serial = params.serial ?? "";
  const form = useCommandForm("writeOffToolkit", {
    draft: { state: "", why: "" },
    request: (draft) => ({ params: { serial }, body: draft }),
    onDone: () => goTo("/alat"),
  });
  const states = (["damaged", "lost", "returned"] as const).map((value) => ({
    value,
    label: texts.states[value],
  }));
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf("/alat")}>
        {back}
      </a>
      <PageHeading>{fillIn(texts.writeOffTitle, { serial })}</PageHeading>
      <p class="govuk-body">{texts.writeOffLead}</p>
      <CommandForm form={form} submit={texts.writeOff} warns>
        <Radios form={form} at="/state" label={texts.state} choices={states} />
        <TextArea form={form} at="/why" label={texts.why} />
      </CommandForm>
    </div>
  );
};

export const writeOffPage: Page = { path: "/alat/{serial}/hapus", needs: "writeOffToolkit", View: WriteOff };
