/** The toolkits: those in stock, and those handed over, with the graduate's name. */
import { mayCall } from "../api.ts";
import { Filters } from "../components/filters.tsx";
import { List } from "../components/list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading, useUrlQuery } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";

const colours: Record<string, string> = { "in-stock": "green", "handed-over": "teal" };

const Toolkits = () => {
  const { toolkits: texts, audit, all } = useTexts();
  const words = useWords();
  const { skills, skillName } = useCatalogue();
  const choices = (named: readonly [string, string][]) => [
    { value: "", label: all },
    ...named.map(([value, label]) => ({ value, label })),
  ];
  const { roles } = useSession();
  const query = useUrlQuery();
  const asked = { state: query.get("state") ?? "", skill: query.get("skill") ?? "" };
  const list = useList("listToolkits", { query: asked });
  return (
    <>
      <PageHeading>{texts.title}</PageHeading>
      {mayCall("enterToolkits", roles) && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf("/alat-masuk")}>
            {texts.enter}
          </a>
        </p>
      )}
      <Filters
        filters={[
          {
            name: "state",
            label: texts.state,
            value: asked.state,
            choices: choices(Object.entries(texts.states)),
          },
          {
            name: "skill",
            label: texts.skill,
            value: asked.skill,
            choices: choices(skills.map(({ skill }) => [skill, skillName(skill)])),
          },
        ]}
      />
      <List
        list={list}
        empty={texts.empty}
        caption={texts.caption}
        keyOf={({ serial }) => serial}
        columns={[
          { heading: texts.serial, names: true, cell: ({ serial }) => serial },
          { heading: texts.skill, cell: ({ skill }) => skillName(skill) },
          {
            heading: texts.items,
            cell: ({ items: goods }) =>
              goods
                .map(({ name, brand, quantity, unit }) => `${name} ${brand} (${quantity} ${unit})`)
                .join("; "),
          },
          { heading: texts.value, numeric: true, cell: ({ value }) => words.rupiah(value) },
          { heading: texts.source, cell: ({ source }) => source },
          { heading: texts.receivedOn, cell: ({ receivedOn }) => words.day(receivedOn) },
          {
            heading: texts.state,
            cell: ({ state, why, heldBy }) => (
              <>
                <strong class={`govuk-tag govuk-tag--${colours[state] ?? "grey"}`}>
                  {texts.states[state]}
                </strong>
                {heldBy && (
                  <a class="govuk-link console-file console-code" href={hrefOf(`/pendaftaran/${heldBy}`)}>
                    {heldBy}
                  </a>
                )}
                {why && <span class="console-file console-typed">{why}</span>}
              </>
            ),
          },
          {
            heading: texts.actions,
            cell: ({ serial, state }) => (
              <>
                {state === "in-stock" && mayCall("writeOffToolkit", roles) && (
                  <a
                    class="govuk-link console-file"
                    href={hrefOf(`/alat/${encodeURIComponent(serial)}/hapus`)}
                  >
                    {texts.writeOff}
                    <span class="govuk-visually-hidden"> {serial}</span>
                  </a>
                )}
                {mayCall("showAudit", roles) && (
                  <a
                    class="govuk-link console-file"
                    href={hrefOf(`/audit/toolkit/${encodeURIComponent(serial)}`)}
                  >
                    {audit.title}
                    <span class="govuk-visually-hidden"> {serial}</span>
                  </a>
                )}
              </>
            ),
          },
        ]}
      />
    </>
  );
};

export const toolkitsPage: Page = {
  path: "/alat",
  needs: "listToolkits",
  menu: (texts) => texts.toolkits.menu,
  View: Toolkits,
};
