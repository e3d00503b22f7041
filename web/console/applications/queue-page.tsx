/** The applications of one cohort or of all cohorts: how many wait, how many have each status, and the list. */
import { useEffect, useState } from "preact/hooks";
import {
  type StatusThatWaits,
  statusesThatWait,
  statusTable,
} from "../../../core/domain/applications/statuses.ts";
import { type Role, statuses } from "../../../core/domain/shared/codes.ts";
import { regencyCodes } from "../../../core/domain/shared/regencies.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { Field } from "../../../core/pages/fields/form-group.tsx";
import { TextInput } from "../../../core/pages/fields/inputs.tsx";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { ChoiceList } from "../components/form/choice-list.tsx";
import { applicantColumn, List } from "../components/list.tsx";
import { Reading } from "../components/loaded.tsx";
import { StatusTag } from "../components/status-tag.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useList, useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { announce, changeQuery, home, hrefOf, type Page, PageHeading, useUrlQuery } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { today } from "../today.ts";
import { choicesOf, useWords } from "../words.ts";
import { keepQueueFilters } from "./queue-address.ts";

const filterNames = ["status", "regency", "skill", "classId", "q", "order"] as const;
type Filters = Record<(typeof filterNames)[number], string>;
type Cohort = Reply<"listCohorts">["items"][number];

const readFilters = (query: URLSearchParams): Filters =>
  Object.fromEntries(filterNames.map((name) => [name, query.get(name) ?? ""])) as Filters;

/**
 * The queue's query string with these filters. An officer can bookmark or send this address, or open it in another
 * tab.
 */
const queryOf = (cohortId: string, filters: Partial<Filters>): URLSearchParams =>
  new URLSearchParams(Object.entries({ cohortId, ...filters }).filter(([, value]) => value));

/** Stands in place of a cohort's code. No code contains `*`. */
const allCohorts = "*";
/**
 * The most applications that the page counts: one page of the index that lists a status over all cohorts. A larger
 * number is shown as "or more".
 */
const mostCounted = 100;

/**
 * How many applications of all cohorts wait for the officer. Otherwise officers forget applications in a cohort that
 * nobody opens.
 */
const Waiting = ({ status }: { status: StatusThatWaits }) => {
  const { queue: texts } = useTexts();
  const query = useQuery("listApplications", { query: { status, limit: String(mostCounted) } });
  return (
    <Reading query={query}>
      {({ items, cursor }) => (
        <p class="govuk-body">
          <a
            class="govuk-link govuk-!-font-weight-bold"
            href={hrefOf(`${home}?${queryOf(allCohorts, { status })}`)}
          >
            {fillIn(texts.waiting[status], {
              count: cursor ? fillIn(texts.orMore, { count: items.length }) : items.length,
            })}
          </a>
        </p>
      )}
    </Reading>
  );
};

const WaitingForYou = () => {
  const { queue: texts } = useTexts();
  const { roles } = useSession();
  const waiting = roles.flatMap((role) =>
    statusesThatWait.filter((status) => statusTable[status].actsNext === role),
  );
  if (waiting.length === 0) return null;
  return (
    <nav aria-label={texts.waitsForYou}>
      {waiting.map((status) => (
        <Waiting key={status} status={status} />
      ))}
    </nav>
  );
};

const StatusCounts = ({ cohortId, filters }: { cohortId: string; filters: Filters }) => {
  const texts = useTexts();
  const { status: named } = useWords();
  const query = useQuery("countApplications", { query: { cohortId } });
  return (
    <nav aria-label={texts.queue.counts} class="console-counts">
      <Reading query={query}>
        {({ counts }) => {
          const known = statuses.filter(
            (status) => counts[status] || status === filters.status || status === "submitted",
          );
          const total = statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
          const link = (status: string, name: string, count: number) => (
            <li key={status}>
              <a
                href={hrefOf(`${home}?${queryOf(cohortId, { ...filters, status })}`)}
                aria-current={filters.status === status ? "true" : undefined}
              >
                <span class="console-counts__number">{count}</span> {name}
              </a>
            </li>
          );
          return (
            <ul>
              {link("", texts.all, total)}
              {known.map((status) => link(status, named(status), counts[status] ?? 0))}
            </ul>
          );
        }}
      </Reading>
    </nav>
  );
};

const FilterForm = ({
  cohorts,
  ...asked
}: {
  cohorts: readonly Cohort[];
  cohortId: string;
  filters: Filters;
}) => {
  const texts = useTexts();
  const words = useWords();
  const { skills, skillName } = useCatalogue();
  const shown = { cohortId: asked.cohortId, ...asked.filters };
  const [typed, setTyped] = useState(shown);
  const current = JSON.stringify(shown);
  useEffect(() => setTyped(JSON.parse(current) as typeof shown), [current]);
  const select = (
    name: keyof typeof shown,
    label: string,
    codes: readonly string[],
    word: (code: string) => string,
    none = texts.all,
  ) => (
    <ChoiceList
      id={`filter-${name}`}
      label={label}
      value={typed[name]}
      choices={[
        name === "cohortId"
          ? { value: allCohorts, label: texts.queue.allCohorts }
          : { value: "", label: none },
        ...choicesOf(codes, word),
      ]}
      onChoose={(value) => setTyped({ ...typed, [name]: value })}
    />
  );
  const classes = (cohorts.find(({ cohortId }) => cohortId === typed.cohortId)?.classes ?? []).map(
    ({ classId }) => classId,
  );
  const nameStart = { id: "filter-q", label: texts.queue.nameStart };
  const cohortName = (id: string) => `${id} – ${cohorts.find(({ cohortId }) => cohortId === id)?.name ?? ""}`;
  return (
    <form
      class="console-filters"
      aria-label={texts.queue.filters}
      onSubmit={(event) => {
        event.preventDefault();
        const { cohortId, ...filters } = typed;
        changeQuery(queryOf(cohortId, filters));
      }}
    >
      {select(
        "cohortId",
        texts.queue.cohort,
        cohorts.map((each) => each.cohortId),
        cohortName,
      )}
      {select("status", texts.queue.status, statuses, words.status)}
      {select("regency", texts.queue.regency, regencyCodes, words.regency)}
      {select(
        "skill",
        texts.queue.skill,
        skills.map(({ skill }) => skill),
        skillName,
      )}
      {select("classId", texts.queue.classId, classes, String)}
      {select("order", texts.queue.order, ["oldest"], () => texts.queue.oldest, texts.queue.newest)}
      <Field field={nameStart}>
        <TextInput
          field={nameStart}
          type="text"
          autocomplete="off"
          value={typed.q}
          onInput={(event) => setTyped({ ...typed, q: event.currentTarget.value })}
        />
      </Field>
      <div class="console-filters__buttons">
        <button type="submit" class="govuk-button">
          {texts.queue.apply}
        </button>
        {filterNames.some((name) => asked.filters[name]) && (
          <a class="govuk-link" href={hrefOf(`${home}?${queryOf(asked.cohortId, {})}`)}>
            {texts.queue.clear}
          </a>
        )}
      </div>
    </form>
  );
};

const ApplicationTable = ({ cohortId, filters }: { cohortId: string; filters: Filters }) => {
  const texts = useTexts();
  const words = useWords();
  const { skillName } = useCatalogue();
  const ofAll = cohortId === allCohorts;
  const list = useList("listApplications", { query: { ...(ofAll ? {} : { cohortId }), ...filters } });
  const { items } = list;
  const said = items && fillIn(texts.queue.shown, { count: items.length });
  useEffect(() => {
    if (said) announce(said);
  }, [said]);
  return (
    <List
      list={list}
      empty={texts.queue.empty}
      caption={`${ofAll ? texts.queue.captionOfAll : fillIn(texts.queue.caption, { cohortId })}, ${filters.order ? texts.queue.captionOldest : texts.queue.captionNewest}`}
      keyOf={({ reference }) => reference}
      columns={(shown) => [
        applicantColumn(texts.queue.name),
        {
          heading: texts.queue.reference,
          cell: ({ reference }) => <span class="console-code">{reference}</span>,
        },
        ...(ofAll
          ? [
              {
                heading: texts.queue.cohort,
                cell: (item: (typeof shown)[number]) => item.cohortId,
              },
            ]
          : []),
        { heading: texts.queue.status, cell: ({ status }) => <StatusTag status={status} /> },
        { heading: texts.queue.regency, cell: ({ regency }) => words.regency(regency) },
        { heading: texts.queue.skill, cell: ({ skills }) => skills.map(skillName).join(", ") },
        ...(shown.some(({ classId }) => classId)
          ? [
              {
                heading: texts.queue.classId,
                cell: ({ classId }: (typeof shown)[number]) => classId ?? "–",
              },
            ]
          : []),
        {
          heading: texts.queue.submittedAt,
          cell: ({ submittedAt }) => words.shortInstant(submittedAt),
        },
      ]}
    />
  );
};

/**
 * The cohort that this officer works on now. For a trainer: the cohort in training. For others: the cohort with an
 * open intake. The other of the two comes next, then the newest cohort.
 */
const cohortAtWork = (cohorts: readonly Cohort[], roles: readonly Role[]): Cohort | undefined => {
  const day = today();
  const inTraining = cohorts.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn);
  const open = cohorts.find(({ opensOn, closesOn }) => opensOn <= day && day <= closesOn);
  return (roles.includes("trainer") ? (inTraining ?? open) : (open ?? inTraining)) ?? cohorts[0];
};

const Queue = () => {
  const texts = useTexts();
  const { roles } = useSession();
  const query = useUrlQuery();
  const cohorts = useQuery("listCohorts", { query: { limit: "100" } });
  const filters = readFilters(query);
  keepQueueFilters(query);
  return (
    <>
      <PageHeading>{texts.queue.title}</PageHeading>
      {mayCall("enterApplication", roles) && (
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOf("/pendaftaran-baru")}>
            {texts.entry.title}
          </a>
        </p>
      )}
      <WaitingForYou />
      <Reading query={cohorts}>
        {({ items }) => {
          const cohortId = query.get("cohortId") ?? cohortAtWork(items, roles)?.cohortId;
          if (!cohortId) return <p class="govuk-body">{texts.queue.noCohorts}</p>;
          return (
            <>
              <FilterForm cohorts={items} cohortId={cohortId} filters={filters} />
              {cohortId !== allCohorts && <StatusCounts cohortId={cohortId} filters={filters} />}
              <ApplicationTable cohortId={cohortId} filters={filters} />
            </>
          );
        }}
      </Reading>
    </>
  );
};

export const queuePage: Page = {
  path: home,
  needs: "listApplications",
  menu: (texts) => texts.queue.menu,
  View: Queue,
};
