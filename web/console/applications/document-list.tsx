/** The documents of an application. A document opens on request, by a link that is valid for five minutes. */
import { useState } from "preact/hooks";
import { mayOpenKind } from "../../../core/domain/applications/document.ts";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Problem, Reply } from "../../api-client.ts";
import { api, mayCall } from "../api.ts";
import { useProblemWords } from "../components/form/command-form.tsx";
import { openInTab } from "../components/open-in-tab.ts";
import { Section } from "../components/summary-list.tsx";
import { useTexts } from "../language.ts";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";

type Application = Reply<"showApplication">;
type ShownDocument = Application["documents"][number];

/** Requests a new link for each opening, because an earlier link may have expired. */
const useDocumentLink = (reference: string, documentId: string) => {
  const [problem, setProblem] = useState<Problem>();
  const ask = async (): Promise<string | undefined> => {
    const answer = await api.call("openDocument", { params: { reference, documentId } });
    setProblem(answer.problem);
    return answer.reply?.url;
  };
  return { ask, problem };
};

const OpenDocument = ({ reference, shown }: { reference: string; shown: ShownDocument }) => {
  const { application: texts } = useTexts();
  const { documentKind } = useWords();
  const problemWords = useProblemWords();
  const { ask, problem } = useDocumentLink(reference, shown.documentId);
  const [picture, setPicture] = useState<string>();
  const kind = documentKind(shown.kind);
  const named = <span class="govuk-visually-hidden">: {kind}</span>;
  const problemText = problem && problemWords(problem);
  return (
    <>
      <div class="console-document__buttons">
        {shown.contentType.startsWith("image/") && (
          <button
            type="button"
            class="console-plain-button"
            aria-expanded={picture !== undefined}
            onClick={async () => setPicture(picture ? undefined : await ask())}
          >
            {picture ? texts.hide : texts.showHere}
            {named}
          </button>
        )}
        <button
          type="button"
          class="console-plain-button"
          onClick={async () => {
            const url = await ask();
            if (url) openInTab(url);
          }}
        >
          {texts.openInTab}
          {named}
        </button>
      </div>
      {problemText && (
        <p class="govuk-error-message" role="alert">
          {problemText.title}. {problemText.detail}
        </p>
      )}
      {picture && (
        <img class="console-document__picture" src={picture} alt={fillIn(texts.photoOf, { kind })} />
      )}
    </>
  );
};

export const DocumentList = ({ application }: { application: Application }) => {
  const { application: texts } = useTexts();
  const { documentKind } = useWords();
  const { roles } = useSession();
  const mayOpen = mayCall("openDocument", roles);
  return (
    <Section title={texts.documents}>
      {application.missingDocuments.length > 0 && (
        <p class="govuk-inset-text">
          {texts.missingDocuments}{" "}
          <strong>{application.missingDocuments.map(documentKind).join(", ")}</strong>
        </p>
      )}
      {application.documents.length === 0 ? (
        <p class="govuk-body">{texts.noDocuments}</p>
      ) : (
        <ul class="govuk-list">
          {application.documents.map((shown) => (
            <li class="console-document" key={shown.documentId}>
              <strong>{documentKind(shown.kind)}</strong> – {texts.documentStates[shown.state]}
              {shown.why && ` (${texts.documentFaults[shown.why] ?? shown.why})`}
              {mayOpen && shown.state === "received" && mayOpenKind(shown.kind, roles) && (
                <OpenDocument reference={application.reference} shown={shown} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
};
