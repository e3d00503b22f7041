/** The sign-in page of staff. The address stays the same, so that the officer then sees the requested page. */
import { useEffect, useState } from "preact/hooks";
import { roles } from "../../../core/domain/shared/codes.ts";
import { ChoiceList } from "../components/form/choice-list.tsx";
import { useTexts } from "../language.ts";
import { address, goTo, home, hrefOf, PageHeading } from "../router.tsx";
import { finishSignIn, goToSignIn } from "./cognito.ts";
import { type SignInConfig, signInConfig } from "./config.ts";
import { readSession, session, type Tokens } from "./session.ts";

export const useSignInConfig = () => {
  const [config, setConfig] = useState<SignInConfig>();
  const [failed, setFailed] = useState(false);
  const load = () => {
    setFailed(false);
    signInConfig().then(setConfig, () => setFailed(true));
  };
  useEffect(load, []);
  return { config, failed, load };
};

/** Only in the local run: one sample account per role, with the role as its name. */
export const DemoAccounts = ({ onDone }: { onDone: () => void }) => {
  const texts = useTexts();
  const [account, setAccount] = useState<string>(roles[0]);
  const [failed, setFailed] = useState(false);
  const signIn = async () => {
    try {
      const response = await fetch("/local/sign-in", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ account }),
      });
      if (!response.ok) throw new Error("sign-in-refused");
      session.set(readSession((await response.json()) as Tokens));
      onDone();
    } catch {
      setFailed(true);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void signIn();
      }}
    >
      {failed && (
        <p class="govuk-error-message" role="alert">
          {texts.signIn.refused}. {texts.signIn.refusedDetail}
        </p>
      )}
      <ChoiceList
        id="account"
        label={texts.signIn.demoAccount}
        hint={texts.signIn.demoHint}
        value={account}
        choices={roles.map((role) => ({ value: role, label: `${texts.roles[role]} (${role})` }))}
        onChoose={setAccount}
      />
      <button type="submit" class="govuk-button">
        {texts.signIn.submit}
      </button>
    </form>
  );
};

export const SignIn = () => {
  const texts = useTexts();
  const { config, failed, load } = useSignInConfig();
  const wanted = () => `${address.get().path}${address.get().query}`;
  return (
    <>
      <PageHeading>{texts.signIn.title}</PageHeading>
      <p class="govuk-body">{texts.signIn.lead}</p>
      {failed && (
        <div class="console-problem" role="alert">
          <p class="govuk-body">{texts.problems.unreachable.title}</p>
          <button type="button" class="govuk-button" onClick={load}>
            {texts.retry}
          </button>
        </div>
      )}
      {config?.kind === "local" && <DemoAccounts onDone={() => goTo(wanted(), { replace: true })} />}
      {config?.kind === "cognito" && (
        <button type="button" class="govuk-button" onClick={() => void goToSignIn(config, wanted())}>
          {texts.signIn.goToProvider}
        </button>
      )}
    </>
  );
};

/** The managed login returns to this page. */
export const FinishSignIn = () => {
  const texts = useTexts();
  const [state, setState] = useState<"busy" | "refused" | "handed-over">("busy");
  useEffect(() => {
    const query = new URLSearchParams(address.get().query);
    const finish = async () => {
      const config = await signInConfig();
      if (config.kind !== "cognito") throw new Error("sign-in-refused");
      if (query.has("lagi")) return goToSignIn(config, home, true);
      const returnTo = await finishSignIn(config, query);
      if (returnTo === undefined) setState("handed-over");
      else goTo(returnTo, { replace: true });
    };
    finish().catch(() => setState("refused"));
  }, []);
  if (state === "busy") return <PageHeading>{texts.signIn.signingIn}</PageHeading>;
  return state === "handed-over" ? (
    <>
      <PageHeading>{texts.signIn.handedOver}</PageHeading>
      <p class="govuk-body">{texts.signIn.handedOverDetail}</p>
    </>
  ) : (
    <>
      <PageHeading>{texts.signIn.refused}</PageHeading>
      <p class="govuk-body">{texts.signIn.refusedDetail}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={hrefOf(home)}>
          {texts.signIn.title}
        </a>
      </p>
    </>
  );
};
