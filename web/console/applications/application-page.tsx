/** One application: the data that the role may see, and the steps that the officer may take now. */
import { useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import { mayCall } from "../api.ts";
import { programmeVersionsPath } from "../catalogue/versions-page.tsx";
import { Reading } from "../components/loaded.tsx";
import { Notice } from "../components/notice.tsx";
import { StatusTag } from "../components/status-tag.tsx";
import { Section, SummaryList } from "../components/summary-list.tsx";
import { useCatalogue } from "../hooks/use-catalogue.ts";
import { useQuery } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { FollowUps, Handover } from "../toolkits/equipment-section.tsx";
import { Attendance, Completion, Progress, Seat } from "../training/training-section.tsx";
import { useWords } from "../words.ts";
import { Appeals } from "./appeals-section.tsx";
import { ApplicationActions } from "./application-actions.tsx";
import { Facts } from "./application-facts.tsx";
import { Assessment } from "./assessment-section.tsx";
import { DocumentList } from "./document-list.tsx";
import { queueHref } from "./queue-address.ts";
import type { ShownApplication } from "./shown-application.ts";

interface Shown {
  application: ShownApplication;
}

const Flags = ({ application }: Shown) => {
  const { application: texts } = useTexts();
  if (application.flags.length === 0) return null;
  return (
    <div class="govuk-inset-text">
      <h2 class="govuk-heading-s">{texts.flags}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {application.flags.map(({ field, detail }) => (
          <li key={field} lang="id">
            {detail}
          </li>
        ))}
      </ul>
      <p class="govuk-body-s">{texts.flagsNote}</p>
    </div>
  );
};

const RegistryChecks = ({ application }: Shown) => {
  const {
    application: texts,
    registryCheck: { sources },
  } = useTexts();
  const words = useWords();
  const { programmes } = useCatalogue();
  const asksForIt = programmes.find(({ programme }) => programme === application.programme)?.rules
    .mustBeInRegistry;
  // The training asks for no registry: there it is not even mentioned.
  const { registryChecks } = application;
  if (!registryChecks || (registryChecks.length === 0 && !asksForIt)) return null;
  return (
    <Section title={texts.registryChecks}>
      {registryChecks.length === 0 ? (
        <p class="govuk-body">{texts.noRegistryChecks}</p>
      ) : (
        <ul class="govuk-list">
          {registryChecks.map((check) => (
            <li key={check.at}>
              <strong>
                {sources[check.source] ?? check.source}:{" "}
                {check.registered ? texts.registered : texts.notRegistered},{" "}
                {check.decile === null ? texts.noDecile : fillIn(texts.decile, { decile: check.decile })}
              </strong>
              <br />
              {words.day(check.checkedOn)}, {check.method} ({check.by})
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};

const Reasons = ({ application }: Shown) => {
  const { application: texts } = useTexts();
  const words = useWords();
  if (!application.reasons?.length) return null;
  return (
    <Section title={texts.reasons}>
      <SummaryList
        facts={application.reasons.map(
          ({ rule, note }) => [words.rule(rule), <span class="console-typed">{note}</span>] as const,
        )}
      />
    </Section>
  );
};

const History = ({ application }: Shown) => {
  const { application: texts } = useTexts();
  const words = useWords();
  return (
    <Section title={texts.history}>
      <ol class="govuk-list console-history">
        {application.history.map(({ at, status, note }) => (
          <li key={at}>
            <StatusTag status={status} /> <time dateTime={at}>{words.instant(at)}</time>
            {note && <p class="govuk-body-s console-typed">{note}</p>}
          </li>
        ))}
      </ol>
    </Section>
  );
};

const Standing = ({ application }: Shown) => {
  const { application: texts } = useTexts();
  const words = useWords();
  const { programmeName } = useCatalogue();
  const { heardBy } = useTexts();
  const { cohortVersion, programmeVersion } = application.judgedBy;
  const { entered } = application;
  return (
    <SummaryList
      facts={[
        [texts.status, <StatusTag status={application.status} />],
        [texts.programme, programmeName(application.programme)],
        [texts.cohort, application.cohortId],
        [texts.submittedAt, words.instant(application.submittedAt)],
        [
          texts.entered,
          entered &&
            `${heardBy.ways[entered.heardBy] ?? entered.heardBy}, ${words.day(entered.receivedOn)} (${entered.by})`,
        ],
        [
          texts.judgedBy,
          <>
            {fillIn(texts.judgedByCohort, { cohort: cohortVersion })},{" "}
            <a
              class="govuk-link"
              href={hrefOf(`${programmeVersionsPath(application.programme)}?versi=${programmeVersion}`)}
            >
              {fillIn(texts.judgedByProgramme, { programme: programmeVersion })}
            </a>
          </>,
        ],
      ]}
    />
  );
};

/** Links to the other pages of this application. */
const Further = ({ application }: Shown) => {
  const { messages, audit, application: texts } = useTexts();
  const { roles } = useSession();
  const { reference } = application;
  return (
    <Section title={texts.further}>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={hrefOf(`/pendaftaran/${reference}/pesan`)}>
            {messages.title}
          </a>
        </li>
        {mayCall("showAudit", roles) && (
          <li>
            <a class="govuk-link" href={hrefOf(`/audit/application/${reference}`)}>
              {audit.title}
            </a>
          </li>
        )}
      </ul>
    </Section>
  );
};

const ApplicationView = ({ params }: PageProps) => {
  const { application: texts } = useTexts();
  const words = useWords();
  const reference = params.reference ?? "";
  const query = useQuery("showApplication", { params: { reference } });
  const [notice, setNotice] = useState<"done" | "stale">();
  const [turn, setTurn] = useState(0);
  const reloadAs = (kind: "done" | "stale") => async () => {
    const seen = query.reply?.version;
    const now = await query.reload();
    // A 409 also means that another rule refused. Without a new version of the record, the page reports no change.
    setNotice(kind === "stale" && now?.version === seen ? undefined : kind);
    setTurn((before) => before + 1);
  };
  return (
    <>
      <a class="govuk-back-link" href={queueHref()}>
        {texts.back}
      </a>
      <PageHeading>{fillIn(texts.title, { reference })}</PageHeading>
      <Reading query={query}>
        {(application) => {
          const status = words.status(application.status);
          return (
            <>
              {notice === "done" && (
                <Notice key={turn} success>
                  {fillIn(texts.done, { status })}
                </Notice>
              )}
              {notice === "stale" && (
                <Notice key={turn} title={texts.changedMeanwhile}>
                  {fillIn(texts.changedDetail, { status })}
                </Notice>
              )}
              {application.allowedActions.length > 0 && (
                <p class="console-to-actions">
                  <a class="govuk-link" href="#actions">
                    {texts.toActions}
                  </a>
                </p>
              )}
              <div class="console-record">
                <div>
                  {application.restricted && <p class="govuk-inset-text">{texts.restricted}</p>}
                  <Flags application={application} />
                  <Standing application={application} />
                  <Facts application={application} section="person" />
                  <Facts application={application} section="needs" />
                  <Facts application={application} section="plans" />
                  <Facts application={application} section="consent" />
                  <DocumentList application={application} />
                  <RegistryChecks application={application} />
                  <Reasons application={application} />
                  <Appeals application={application} />
                  <Assessment application={application} />
                  <Seat application={application} />
                  <Attendance application={application} />
                  <Progress application={application} />
                  <Completion application={application} />
                  <Handover application={application} />
                  <FollowUps application={application} />
                  <History application={application} />
                  <Further application={application} />
                </div>
                <ApplicationActions
                  application={application}
                  onDone={reloadAs("done")}
                  onStale={reloadAs("stale")}
                  onSilentChange={query.reload}
                />
              </div>
            </>
          );
        }}
      </Reading>
    </>
  );
};

export const applicationPage: Page = {
  path: "/pendaftaran/{reference}",
  needs: "showApplication",
  View: ApplicationView,
};
