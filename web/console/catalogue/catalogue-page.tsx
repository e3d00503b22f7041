/** The programmes and skills. They are data, not code. */
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { ListTable } from "../components/list-table.tsx";
import { Reading } from "../components/loaded.tsx";
import { Section } from "../components/summary-list.tsx";
import { withRetired } from "../hooks/use-catalogue.ts";
import { useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";
import { programmeVersionsPath, skillVersionsPath } from "./versions-page.tsx";

type Skill = Reply<"listSkills">["items"][number];
type Programme = Reply<"listProgrammes">["items"][number];

const NameOf = ({
  to,
  name,
  change,
  retired,
}: {
  to: string;
  name: string;
  change: boolean;
  retired: boolean | undefined;
}) => {
  const { catalogue: texts } = useTexts();
  return (
    <>
      {change ? (
        <a class="govuk-link" href={hrefOf(to)}>
          {name}
        </a>
      ) : (
        name
      )}
      {retired && (
        <>
          {" "}
          <strong class="govuk-tag govuk-tag--grey">{texts.retired}</strong>
        </>
      )}
    </>
  );
};

const VersionsLink = ({ to, version, name }: { to: string; version: number; name: string }) => (
  <a class="govuk-link" href={hrefOf(to)}>
    {version}
    <span class="govuk-visually-hidden"> {name}</span>
  </a>
);

/** A column of links to the audit, only for roles that may read the audit. */
const useAuditColumn = <T,>(
  kind: "skill" | "programme",
  codeOf: (item: T) => string,
  nameOf: (item: T) => string,
) => {
  const { audit: texts } = useTexts();
  if (!mayCall("showAudit", useSession().roles)) return [];
  return [
    {
      heading: texts.title,
      cell: (item: T) => (
        <a class="govuk-link" href={hrefOf(`/audit/${kind}/${codeOf(item)}`)}>
          {texts.open}
          <span class="govuk-visually-hidden"> {nameOf(item)}</span>
        </a>
      ),
    },
  ];
};

const Skills = () => {
  const { catalogue: texts, version } = useTexts();
  const words = useWords();
  const change = mayCall("changeSkill", useSession().roles);
  const query = useQuery("listSkills", withRetired);
  const auditColumn = useAuditColumn<Skill>(
    "skill",
    ({ skill }) => skill,
    ({ name }) => words.text(name),
  );
  return (
    <Section title={texts.skills}>
      {change && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf("/katalog/keterampilan-baru")}>
            {texts.addSkill}
          </a>
        </p>
      )}
      <Reading query={query}>
        {({ items }) => (
          <ListTable
            caption={texts.skills}
            hideCaption
            items={items}
            keyOf={({ skill }) => skill}
            columns={[
              {
                heading: texts.name,
                names: true,
                cell: ({ skill, name, retired }) => (
                  <NameOf
                    to={`/katalog/keterampilan/${skill}`}
                    name={words.text(name)}
                    change={change}
                    retired={retired}
                  />
                ),
              },
              { heading: texts.demands, cell: ({ demands }) => demands.join("; ") },
              {
                heading: texts.toolkit,
                numeric: true,
                cell: ({ toolkitValue }) => words.rupiah(toolkitValue),
              },
              {
                heading: version,
                numeric: true,
                cell: (skill) => (
                  <VersionsLink
                    to={skillVersionsPath(skill.skill)}
                    version={skill.version}
                    name={words.text(skill.name)}
                  />
                ),
              },
              ...auditColumn,
            ]}
          />
        )}
      </Reading>
    </Section>
  );
};

const Programmes = () => {
  const { catalogue: texts, version, yes, no } = useTexts();
  const words = useWords();
  const change = mayCall("changeProgramme", useSession().roles);
  const query = useQuery("listProgrammes", withRetired);
  const auditColumn = useAuditColumn<Programme>(
    "programme",
    ({ programme }) => programme,
    ({ name }) => words.text(name),
  );
  return (
    <Section title={texts.programmes}>
      {change && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf("/katalog/program-baru")}>
            {texts.addProgramme}
          </a>
        </p>
      )}
      <Reading query={query}>
        {({ items }) => (
          <ListTable
            caption={texts.programmes}
            hideCaption
            items={items}
            keyOf={({ programme }) => programme}
            columns={[
              {
                heading: texts.name,
                names: true,
                cell: ({ programme, name, retired }) => (
                  <NameOf
                    to={`/katalog/program/${programme}`}
                    name={words.text(name)}
                    change={change}
                    retired={retired}
                  />
                ),
              },
              {
                heading: texts.ages,
                cell: ({ rules }) => (
                  <span class="console-whole">
                    {rules.minimumAge} – {rules.maximumAge}
                  </span>
                ),
              },
              { heading: texts.mustNotWork, cell: ({ rules }) => (rules.mustNotWork ? yes : no) },
              { heading: texts.mustBeInRegistry, cell: ({ rules }) => (rules.mustBeInRegistry ? yes : no) },
              {
                heading: texts.requiredDocuments,
                cell: ({ requiredDocuments }) => requiredDocuments.map(words.documentKind).join(", "),
              },
              {
                heading: version,
                numeric: true,
                cell: (programme) => (
                  <VersionsLink
                    to={programmeVersionsPath(programme.programme)}
                    version={programme.version}
                    name={words.text(programme.name)}
                  />
                ),
              },
              ...auditColumn,
            ]}
          />
        )}
      </Reading>
    </Section>
  );
};

const Catalogue = () => {
  const { catalogue: texts } = useTexts();
  return (
    <>
      <PageHeading>{texts.title}</PageHeading>
      <p class="govuk-body">{texts.lead}</p>
      <Skills />
      <Programmes />
    </>
  );
};

export const cataloguePage: Page = {
  path: "/katalog",
  needs: "listSkills",
  menu: (texts) => texts.catalogue.menu,
  View: Catalogue,
};
