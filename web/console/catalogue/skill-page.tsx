/** A manager adds or changes a skill. */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { asLines, asRupiah } from "../components/form/as-typed.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { FieldGroup, TextArea, TextField } from "../components/form/field.tsx";
import { asKnownCode } from "../components/form/known-code.ts";
import { Reading } from "../components/loaded.tsx";
import { withRetired } from "../hooks/use-catalogue.ts";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { type Query, useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { goTo, hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { draftOfRetired, isRetired, RetiredField } from "./retired-field.tsx";
import { skillVersionsPath } from "./versions-page.tsx";

type Skill = Reply<"changeSkill">;
type List = Query<Reply<"listSkills">>;

const draftOf = (skill: Skill | undefined) => ({
  skill: skill?.skill ?? "",
  name: { id: skill?.name.id ?? "", en: skill?.name.en ?? "" },
  demands: skill?.demands.join("\n") ?? "",
  toolkitValue: String(skill?.toolkitValue ?? ""),
  retired: draftOfRetired(skill),
});

const SkillForm = ({ skill, reload }: { skill: Skill | undefined; reload: List["reload"] }) => {
  const { catalogue: texts, inIndonesian, inEnglish, save, saved } = useTexts();
  const form = useCommandForm("changeSkill", {
    draft: draftOf(skill),
    request: ({ skill: code, demands, toolkitValue, name, retired }) => ({
      params: { skill: code },
      body: {
        name,
        demands: asLines(demands),
        toolkitValue: asRupiah(toolkitValue),
        retired: isRetired(retired),
        ...(skill ? { version: skill.version } : {}),
      },
    }),
    draftAfter: draftOf,
    readProblem: (problem) => asKnownCode(problem, "/skill", texts.codeExists),
    onDone: (changed) => (skill ? reload() : goTo(`/katalog/keterampilan/${changed.skill}`)),
    onStale: reload,
  });
  return (
    <CommandForm form={form} submit={save} saved={saved} {...(skill ? { stored: draftOf(skill) } : {})}>
      {!skill && <TextField form={form} at="/skill" label={texts.code} hint={texts.codeHint} width={20} />}
      <FieldGroup form={form} at="/name" label={texts.name}>
        <TextField form={form} at="/name/id" label={inIndonesian} />
        <TextField form={form} at="/name/en" label={inEnglish} />
      </FieldGroup>
      <TextArea form={form} at="/demands" label={texts.demands} hint={texts.demandsHint} rows={5} />
      <TextField
        form={form}
        at="/toolkitValue"
        label={texts.toolkitValue}
        hint={texts.toolkitValueHint}
        width={20}
        inputmode="numeric"
      />
      {skill && <RetiredField form={form} at="/retired" label={texts.retireSkill} />}
    </CommandForm>
  );
};

const SkillView = ({ params }: PageProps) => {
  const { catalogue: texts, back } = useTexts();
  const code = params.skill;
  const query = useQuery("listSkills", withRetired);
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf("/katalog")}>
        {back}
      </a>
      <PageHeading>{code ? fillIn(texts.changeSkill, { skill: code }) : texts.newSkill}</PageHeading>
      {code && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf(skillVersionsPath(code))}>
            {texts.everyVersion}
          </a>
        </p>
      )}
      <Reading query={query}>
        {({ items }) => <SkillForm skill={items.find(({ skill }) => skill === code)} reload={query.reload} />}
      </Reading>
    </div>
  );
};

export const skillPages: readonly Page[] = [
  { path: "/katalog/keterampilan-baru", needs: "changeSkill", View: SkillView },
  { path: "/katalog/keterampilan/{skill}", needs: "changeSkill", View: SkillView },
];
