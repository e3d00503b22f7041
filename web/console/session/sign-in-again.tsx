/** Asks the officer to sign in again, over the open page. The page keeps the typed text. */
import { useEffect, useRef, useState } from "preact/hooks";
import { useTexts } from "../language.ts";
import { useStore } from "../store.ts";
import { awaitOtherTab, callbackPath } from "./cognito.ts";
import { type Asking, asking } from "./renewal.ts";
import { readSession, session } from "./session.ts";
import { DemoAccounts, useSignInConfig } from "./sign-in.tsx";

const ByOtherTab = ({ onDone }: { onDone: () => void }) => {
  const texts = useTexts();
  const [waiting, setWaiting] = useState(false);
  useEffect(
    () =>
      awaitOtherTab((tokens) => {
        session.set(readSession(tokens));
        onDone();
      }),
    [],
  );
  return (
    <p class="govuk-body">
      <a
        class="govuk-button"
        href={`${callbackPath}?lagi=1`}
        target="_blank"
        rel="noopener opener"
        onClick={() => setWaiting(true)}
      >
        {texts.signIn.againElsewhere}
      </a>
      {waiting && <span role="status"> {texts.signIn.againWaiting}</span>}
    </p>
  );
};

const Question = ({ done }: Asking) => {
  const texts = useTexts();
  const { config } = useSignInConfig();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog class="console-dialog" ref={dialog} aria-labelledby="again-title" onClose={() => done(false)}>
      <h2 class="govuk-heading-m" id="again-title">
        {texts.signIn.againTitle}
      </h2>
      <p class="govuk-body">{texts.signIn.againDetail}</p>
      {config?.kind === "local" && <DemoAccounts onDone={() => done(true)} />}
      {config?.kind === "cognito" && <ByOtherTab onDone={() => done(true)} />}
      <button type="button" class="console-plain-button" onClick={() => done(false)}>
        {texts.signIn.notNow}
      </button>
    </dialog>
  );
};

export const SignInAgain = () => {
  const asked = useStore(asking);
  return asked ? <Question done={asked.done} /> : null;
};
