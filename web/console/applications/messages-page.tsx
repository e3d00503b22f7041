/** The messages to an applicant, their state, and a button that resends a failed message. */
import { useState } from "preact/hooks";
import { fillIn } from "../../../core/i18n/shared/fill-in.ts";
import type { Reply } from "../../api-client.ts";
import { mayCall } from "../api.ts";
import { useProblemWords } from "../components/form/command-form.tsx";
import { List } from "../components/list.tsx";
import { Notice } from "../components/notice.tsx";
import { useCommand } from "../hooks/use-command.ts";
import { useList } from "../hooks/use-query.ts";
import { useTexts } from "../language.ts";
import { hrefOf, type Page, PageHeading, type PageProps } from "../router.tsx";
import { useSession } from "../session/session.ts";
import { useWords } from "../words.ts";

type Message = Reply<"listMessages">["items"][number];

/** The tag also names the state, so that colour alone never carries the meaning. */
const colours: Record<Message["state"], string> = { waiting: "yellow", sent: "green", failed: "red" };

const Resend = ({ at, sending, send }: { at: string; sending: boolean; send: () => unknown }) => {
  const { messages: texts } = useTexts();
  const words = useWords();
  return (
    <button
      type="button"
      class="govuk-button govuk-button--secondary"
      aria-disabled={sending}
      onClick={() => void send()}
    >
      {texts.resend}
      <span class="govuk-visually-hidden">: {fillIn(texts.resendOf, { at: words.shortInstant(at) })}</span>
    </button>
  );
};

const Messages = ({ params }: PageProps) => {
  const { messages: texts, back } = useTexts();
  const words = useWords();
  const { roles } = useSession();
  const reference = params.reference ?? "";
  const list = useList("listMessages", { params: { reference } });
  const [resent, setResent] = useState(0);
  const problemWords = useProblemWords();
  // The command belongs to the page, not to the row. If another officer resends the message first, the row loses its
  // button. This officer must still see the response.
  const command = useCommand("resendMessage", {
    onStale: list.reload,
    onDone: async () => {
      await list.reload();
      setResent((before) => before + 1);
    },
  });
  const refused = command.problem && problemWords(command.problem);
  return (
    <>
      <a class="govuk-back-link" href={hrefOf(`/pendaftaran/${reference}`)}>
        {back}
      </a>
      <PageHeading>{fillIn(texts.heading, { reference })}</PageHeading>
      {refused ? (
        <Notice key={`refused-${refused.title}`} title={refused.title}>
          {refused.detail}
        </Notice>
      ) : (
        resent > 0 && (
          <Notice key={resent} success>
            {texts.resent}
          </Notice>
        )
      )}
      <List
        list={list}
        empty={texts.empty}
        caption={texts.caption}
        keyOf={({ messageId }) => messageId}
        columns={[
          { heading: texts.at, names: true, cell: ({ at }) => words.shortInstant(at) },
          { heading: texts.channel, cell: ({ channel }) => (channel ? texts.channels[channel] : "–") },
          {
            heading: texts.state,
            cell: (message) => (
              <>
                <strong class={`govuk-tag govuk-tag--${colours[message.state]}`}>
                  {texts.states[message.state]}
                </strong>
                {message.why && <p class="govuk-body-s">{texts.reasons[message.why]}</p>}
                {message.state === "failed" && mayCall("resendMessage", roles) && (
                  <Resend
                    at={message.at}
                    sending={command.sending}
                    send={() =>
                      command.send({ params: { reference, messageId: message.messageId }, body: {} })
                    }
                  />
                )}
              </>
            ),
          },
          { heading: texts.text, cell: ({ text }) => <span class="console-typed">{text}</span> },
        ]}
      />
    </>
  );
};

export const messagesPage: Page = {
  path: "/pendaftaran/{reference}/pesan",
  needs: "listMessages",
  View: Messages,
};
