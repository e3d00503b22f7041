/** The data requests. A manager answers each request within three days. */
import { useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { CommandForm } from "../components/form/command-form.tsx";
import { TextArea } from "../components/form/field.tsx";
import { ListOf } from "../components/list.tsx";
import { Notice } from "../components/notice.tsx";
import { SummaryList } from "../components/summary-list.tsx";
import { useCommandForm } from "../hooks/use-command-form.ts";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";

type DataRequest = Reply<"listDataRequests">["items"][number];

const Answer = ({
  request,
  onDone,
  onStale,
}: {
  request: DataRequest;
  onDone: () => unknown;
  onStale: () => unknown;
}) => {
  const { dataRequests: texts } = useTexts();
  const { requestId, kind } = request;
  const form = useCommandForm("answerDataRequest", {
    id: `answer-${requestId}`,
    draft: { note: "" },
    request: (draft) => ({ params: { requestId }, body: draft }),
    onDone,
    onStale,
  });
  return (
    <CommandForm form={form} submit={texts.submit} warns={kind === "erasure"}>
      <TextArea form={form} at="/note" label={texts.note} hint={texts.noteHints[kind]} />
    </CommandForm>
  );
};

const DataRequests = () => {
  const { dataRequests: texts } = useTexts();
  const words = useWords();
  const { roles } = useSession();
  const [answered, setAnswered] = useState<{ fullName: string; turn: number }>();
  const list = useList("listDataRequests", {});
  return (
    <>
      <PageHeading>{texts.title}</PageHeading>
      <p class="govuk-body">{texts.lead}</p>
      {answered && (
        <Notice key={answered.turn} success>
          {fillIn(texts.answered, { name: answered.fullName })}
        </Notice>
      )}
      <ListOf list={list} empty={texts.empty}>
        {(items) =>
          items.map((request) => (
            <section
              class="console-action console-narrow"
              key={request.requestId}
              aria-labelledby={`request-${request.requestId}`}
            >
              <h2 class="govuk-heading-m" id={`request-${request.requestId}`}>
                {texts.kinds[request.kind]}:{" "}
                <a class="govuk-link" href={hrefOf(`/pendaftaran/${request.reference}`)}>
                  {request.fullName}
                </a>
              </h2>
              <SummaryList
                facts={[
                  [texts.at, words.instant(request.at)],
                  [
                    texts.answerBy,
                    request.answeredAt ? undefined : <strong>{words.instant(request.answerBy)}</strong>,
                  ],
                  [texts.text, request.text && <span class="console-typed">{request.text}</span>],
                  [texts.note, request.note && <span class="console-typed">{request.note}</span>],
                  [
                    texts.answeredAt,
                    request.answeredAt &&
                      `${words.instant(request.answeredAt)} (${request.answeredBy ?? ""})`,
                  ],
                ]}
              />
              {!request.answeredAt && mayCall("answerDataRequest", roles) && (
                <Answer
                  request={request}
                  onStale={list.reload}
                  onDone={async () => {
                    await list.reload();
                    setAnswered({ fullName: request.fullName, turn: (answered?.turn ?? 0) + 1 });
                  }}
                />
              )}
            </section>
          ))
        }
      </ListOf>
    </>
  );
};

export const dataRequestsPage: Page = {
  path: "/permintaan-data",
  needs: "listDataRequests",
  menu: (texts) => texts.dataRequests.menu,
  View: DataRequests,
};
