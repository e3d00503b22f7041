/** A manager adds or changes a programme: its rules and the documents to bring. */

import { documentKinds } from "../../../core/domain/shared/codes.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { asNumber, asOptional, asYesNo } from "../components/form/as-typed.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { Checkboxes, FieldGroup, TextField, YesNo } from "../components/form/field.tsx";
import { asKnownCode } from "../components/form/known-code.ts";
import { Reading } from "../components/loaded.tsx";
import { withRetired } from "../hooks/use-catalogue.ts";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { type Query, useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { goTo, hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { choicesOf, useWords } from "../words.ts";
import { draftOfRetired, isRetired, RetiredField } from "./retired-field.tsx";
import { programmeVersionsPath } from "./versions-page.tsx";

type Programme = Reply<"changeProgramme">;
type List = Query<Reply<"listProgrammes">>;

const yesOrNo = (value: boolean | undefined) => (value === undefined ? "" : value ? "yes" : "no");

const draftOf = (programme: Programme | undefined) => ({
  programme: programme?.programme ?? "",
  name: { id: programme?.name.id ?? "", en: programme?.name.en ?? "" },
  rules: {
    minimumAge: String(programme?.rules.minimumAge ?? ""),
    maximumAge: String(programme?.rules.maximumAge ?? ""),
    mustNotWork: yesOrNo(programme?.rules.mustNotWork),
    mustBeInRegistry: yesOrNo(programme?.rules.mustBeInRegistry),
    highestDecile: String(programme?.rules.highestDecile ?? ""),
  },
  requiredDocuments: [...(programme?.requiredDocuments ?? [])] as string[],
  retired: draftOfRetired(programme),
});

const ProgrammeForm = ({
  programme,
  reload,
}: {
  programme: Programme | undefined;
  reload: List["reload"];
}) => {
  const { catalogue: texts, inIndonesian, inEnglish, save, saved } = useTexts();
  const { documentKind } = useWords();
  const form = useCommandForm("changeProgramme", {
    draft: draftOf(programme),
    request: ({ programme: code, name, rules, requiredDocuments, retired }) => ({
      params: { programme: code },
      body: {
        name,
        rules: {
          minimumAge: asNumber(rules.minimumAge),
          maximumAge: asNumber(rules.maximumAge),
          mustNotWork: asYesNo(rules.mustNotWork),
          mustBeInRegistry: asYesNo(rules.mustBeInRegistry),
          highestDecile: asOptional(rules.highestDecile, asNumber),
        },
        requiredDocuments,
        retired: isRetired(retired),
        ...(programme ? { version: programme.version } : {}),
      },
    }),
    draftAfter: draftOf,
    readProblem: (problem) => asKnownCode(problem, "/programme", texts.codeExists),
    onDone: (changed) => (programme ? reload() : goTo(`/katalog/program/${changed.programme}`)),
    onStale: reload,
  });
  return (
    <CommandForm
      form={form}
      submit={save}
      saved={saved}
      {...(programme ? { stored: draftOf(programme) } : {})}
    >
      {!programme && (
        <TextField form={form} at="/programme" label={texts.code} hint={texts.codeHint} width={20} />
      )}
      <FieldGroup form={form} at="/name" label={texts.name}>
        <TextField form={form} at="/name/id" label={inIndonesian} />
        <TextField form={form} at="/name/en" label={inEnglish} />
      </FieldGroup>
      <div class="console-row">
        <TextField
          form={form}
          at="/rules/minimumAge"
          label={texts.minimumAge}
          width={4}
          inputmode="numeric"
        />
        <TextField
          form={form}
          at="/rules/maximumAge"
          label={texts.maximumAge}
          width={4}
          inputmode="numeric"
        />
      </div>
      <YesNo form={form} at="/rules/mustNotWork" label={texts.mustNotWork} />
      <YesNo form={form} at="/rules/mustBeInRegistry" label={texts.mustBeInRegistry} />
      <TextField
        form={form}
        at="/rules/highestDecile"
        label={texts.highestDecile}
        hint={texts.highestDecileHint}
        width={4}
        inputmode="numeric"
      />
      <Checkboxes
        form={form}
        at="/requiredDocuments"
        label={texts.requiredDocuments}
        choices={choicesOf(documentKinds, documentKind)}
      />
      {programme && <RetiredField form={form} at="/retired" label={texts.retireProgramme} />}
    </CommandForm>
  );
};

const ProgrammeView = ({ params }: PageProps) => {
  const { catalogue: texts, back } = useTexts();
  const code = params.programme;
  const query = useQuery("listProgrammes", withRetired);
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf("/katalog")}>
        {back}
      </a>
      <PageHeading>
        {code ? fillIn(texts.changeProgramme, { programme: code }) : texts.newProgramme}
      </PageHeading>
      {code && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf(programmeVersionsPath(code))}>
            {texts.everyVersion}
          </a>
        </p>
      )}
      <Reading query={query}>
        {({ items }) => (
          <ProgrammeForm
            programme={items.find(({ programme }) => programme === code)}
            reload={query.reload}
          />
        )}
      </Reading>
    </div>
  );
};

export const programmePages: readonly Page[] = [
  { path: "/katalog/program-baru", needs: "changeProgramme", View: ProgrammeView },
  { path: "/katalog/program/{programme}", needs: "changeProgramme", View: ProgrammeView },
];
