/**
 * Every version of a skill or programme, for every officer: an application names the version that judged it.
 * `?versi=3` in the address shows that version alone.
 */
import type { ComponentChildren } from "preact";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { Reading } from "../components/loaded.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { type Query, useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading, type PageProps, useUrlQuery } from "../router.tsx";
import { useWords } from "../words.ts";

type Facts = readonly (readonly [string, ComponentChildren])[];
type SkillVersion = Reply<"listSkillVersions">["items"][number];
type ProgrammeVersion = Reply<"listProgrammeVersions">["items"][number];

export const skillVersionsPath = (skill: string) => `/katalog/keterampilan/${skill}/versi`;
export const programmeVersionsPath = (programme: string) => `/katalog/program/${programme}/versi`;

const useSkillFacts = () => {
  const { catalogue: texts } = useTexts();
  const words = useWords();
  return ({ name, demands, toolkitValue }: SkillVersion): Facts => [
    [texts.name, words.text(name)],
    [texts.demands, demands.join("; ")],
    [texts.toolkit, words.rupiah(toolkitValue)],
  ];
};

const useProgrammeFacts = () => {
  const { catalogue: texts, yes, no } = useTexts();
  const words = useWords();
  return ({ name, rules, requiredDocuments }: ProgrammeVersion): Facts => [
    [texts.name, words.text(name)],
    [texts.ages, `${rules.minimumAge} – ${rules.maximumAge}`],
    [texts.mustNotWork, rules.mustNotWork ? yes : no],
    [texts.mustBeInRegistry, rules.mustBeInRegistry ? yes : no],
    [texts.highestDecile, rules.highestDecile],
    [texts.requiredDocuments, requiredDocuments.map(words.documentKind).join(", ") || no],
  ];
};

const Versions = <
  V extends { version: number; retired?: boolean | undefined; replacedAt?: string | undefined },
>({
  title,
  path,
  query,
  factsOf,
}: {
  title: string;
  path: string;
  query: Query<{ items: V[] }>;
  factsOf: (version: V) => Facts;
}) => {
  const { catalogue: texts, back } = useTexts();
  const words = useWords();
  const asked = useUrlQuery().get("versi");
  return (
    <div class="console-narrow">
      <a class="govuk-back-link" href={hrefOf("/katalog")}>
        {back}
      </a>
      <PageHeading>{title}</PageHeading>
      <Reading query={query}>
        {({ items }) => {
          const shown = items.filter(({ version }) => !asked || String(version) === asked);
          return (
            <>
              {shown.length === 0 && <p class="govuk-body">{texts.versionNotKept}</p>}
              {shown.map((each) => (
                <Section key={each.version} title={fillIn(texts.versionNumber, { version: each.version })}>
                  <SummaryList
                    facts={[
                      ...factsOf(each),
                      [texts.state, each.retired ? texts.retired : undefined],
                      [
                        texts.inForceUntil,
                        each.replacedAt ? words.instant(each.replacedAt) : texts.inForceNow,
                      ],
                    ]}
                  />
                </Section>
              ))}
              {asked && (
                <p class="govuk-body">
                  <a class="govuk-link" href={hrefOf(path)}>
                    {texts.everyVersion}
                  </a>
                </p>
              )}
            </>
          );
        }}
      </Reading>
    </div>
  );
};

const SkillVersions = ({ params: { skill = "" } }: PageProps) => (
  <Versions
    title={fillIn(useTexts().catalogue.versionsOfSkill, { skill })}
    path={skillVersionsPath(skill)}
    query={useQuery("listSkillVersions", { params: { skill } })}
    factsOf={useSkillFacts()}
  />
);

const ProgrammeVersions = ({ params: { programme = "" } }: PageProps) => (
  <Versions
    title={fillIn(useTexts().catalogue.versionsOfProgramme, { programme })}
    path={programmeVersionsPath(programme)}
    query={useQuery("listProgrammeVersions", { params: { programme } })}
    factsOf={useProgrammeFacts()}
  />
);

export const versionsPages: readonly Page[] = [
  { path: skillVersionsPath("{skill}"), needs: "listSkillVersions", View: SkillVersions },
  { path: programmeVersionsPath("{programme}"), needs: "listProgrammeVersions", View: ProgrammeVersions },
];
