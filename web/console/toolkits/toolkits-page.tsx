/** The stock of toolkits, the newest first. */
import { useState } from "preact/hooks";
import { mayCall } from "../api.ts";
import { ListTable, MoreButton } from "../components/list-table.tsx";
import { Reading } from "../components/loaded.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { changeQuery, hrefOf, type Page, PageHeading, useUrlQuery } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";

const colours: Record<string, string> = { "in-stock": "green", "handed-over": "teal" };

const Filters = ({ state, skill }: { state: string; skill: string }) => {
  const { toolkits: texts, queue, all } = useTexts();
  const { skills, skillName } = useCatalogue();
  const [typed, setTyped] = useState({ state, skill });
  return (
    <form
      class="console-filters"
      aria-label={queue.filters}
      onSubmit={(event) => {
        event.preventDefault();
        changeQuery(new URLSearchParams(Object.entries(typed).filter(([, value]) => value)));
      }}
    >
      <div class="govuk-form-group">
        <label class="govuk-label" for="filter-state">
          {texts.state}
        </label>
        <select
          class="govuk-select"
          id="filter-state"
          value={typed.state}
          onChange={(event) => setTyped({ ...typed, state: event.currentTarget.value })}
        >
          <option value="">{all}</option>
          {Object.entries(texts.states).map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="govuk-form-group">
        <label class="govuk-label" for="filter-skill">
          {texts.skill}
        </label>
        <select
          class="govuk-select"
          id="filter-skill"
          value={typed.skill}
          onChange={(event) => setTyped({ ...typed, skill: event.currentTarget.value })}
        >
          <option value="">{all}</option>
          {skills.map((each) => (
            <option key={each.skill} value={each.skill}>
              {skillName(each.skill)}
            </option>
          ))}
        </select>
      </div>
      <div class="console-filters__buttons">
        <button type="submit" class="govuk-button">
          {queue.apply}
        </button>
      </div>
    </form>
  );
};

const Toolkits = () => {
  const { toolkits: texts, audit, more } = useTexts();
  const words = useWords();
  const { skillName } = useCatalogue();
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
      <Filters {...asked} />
      <Reading query={{ ...list, reply: list.items }}>
        {(items) =>
          items.length === 0 ? (
            <p class="govuk-body">{texts.empty}</p>
          ) : (
            <ListTable
              caption={texts.caption}
              items={items}
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
                        <a
                          class="govuk-link console-file console-code"
                          href={hrefOf(`/pendaftaran/${heldBy}`)}
                        >
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
          )
        }
      </Reading>
      <MoreButton list={list} label={more} />
    </>
  );
};

export const toolkitsPage: Page = {
  path: "/alat",
  needs: "listToolkits",
  menu: (texts) => texts.toolkits.menu,
  View: Toolkits,
};
