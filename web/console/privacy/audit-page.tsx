/** The audit of one record: who did what, and whether the hash chain is whole. */
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { ListTable, MoreButton } from "../components/list-table.tsx";
import { Reading } from "../components/loaded.tsx";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useWords } from "../words.ts";

const kinds = ["application", "cohort", "toolkit", "skill", "programme"] as const;
type Kind = (typeof kinds)[number];

const recordOf: Record<Kind, (id: string) => string> = {
  application: (id) => `/pendaftaran/${id}`,
  cohort: (id) => `/angkatan/${id}`,
  toolkit: () => "/alat",
  skill: () => "/katalog",
  programme: () => "/katalog",
};

const Trail = ({ kind, id }: { kind: Kind; id: string }) => {
  const { audit: texts, more } = useTexts();
  const words = useWords();
  const list = useList("showAudit", { params: { kind, id } });
  const first = list.opening;
  return (
    <>
      <Reading query={{ ...list, reply: list.items }}>
        {(items) => (
          <>
            {first && (
              <p class={first.chain === "intact" ? "govuk-body" : "console-problem"}>
                <strong class={`govuk-tag govuk-tag--${first.chain === "intact" ? "green" : "red"}`}>
                  {texts.chains[first.chain]}
                </strong>{" "}
                {texts.chainNotes[first.chain]}
              </p>
            )}
            <ListTable
              caption={texts.caption}
              items={items}
              keyOf={({ hash }) => hash}
              columns={[
                { heading: texts.at, names: true, cell: ({ at }) => words.shortInstant(at) },
                { heading: texts.by, cell: ({ by }) => texts.actors[by] ?? by },
                {
                  heading: texts.what,
                  cell: ({ what, details }) => (
                    <>
                      {texts.whats[what] ?? what}
                      {Object.values(details).some((value) => value !== "") && (
                        <span class="console-details">
                          {Object.entries(details)
                            .filter(([, value]) => value !== "")
                            .map(([name, value]) => `${name}: ${value}`)
                            .join(", ")}
                        </span>
                      )}
                    </>
                  ),
                },
                {
                  heading: texts.hash,
                  cell: ({ hash }) => <span class="console-digest">{hash.slice(0, 16)}…</span>,
                },
              ]}
            />
          </>
        )}
      </Reading>
      <MoreButton list={list} label={more} />
    </>
  );
};

const Audit = ({ params }: PageProps) => {
  const { audit: texts, back, notFound } = useTexts();
  const kind = kinds.find((each) => each === params.kind);
  const id = params.id ?? "";
  if (!kind) return <PageHeading>{notFound.title}</PageHeading>;
  return (
    <>
      <a class="govuk-back-link" href={hrefOf(recordOf[kind](encodeURIComponent(id)))}>
        {back}
      </a>
      <PageHeading>{fillIn(texts.heading, { kind: texts.kinds[kind], id })}</PageHeading>
      <Trail kind={kind} id={id} />
    </>
  );
};

export const auditPage: Page = { path: "/audit/{kind}/{id}", needs: "showAudit", View: Audit };
