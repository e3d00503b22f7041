/** Starts the console: shows the page of `pages.ts` that fits the address, for the signed-in officer. */
import { type ComponentChildren, render } from "preact";
import { useErrorBoundary } from "preact/hooks";
import { mayCall } from "./api.ts";
import { Shell } from "./components/shell.tsx";
import { useTexts } from "./language.ts";
import { pages } from "./pages.ts";
import { address, hrefOf, matchPath, PageHeading, useRouting } from "./router.tsx";
import { callbackPath } from "./session/cognito.ts";
import { session } from "./session/session.ts";
import { FinishSignIn, SignIn } from "./session/sign-in.tsx";
import { SignInAgain } from "./session/sign-in-again.tsx";
import { useStore } from "./store.ts";

const Sentence = ({ title, detail }: { title: string; detail: string }) => (
  <>
    <PageHeading>{title}</PageHeading>
    <p class="govuk-body">{detail}</p>
  </>
);

const CurrentPage = () => {
  const texts = useTexts();
  const { path } = useStore(address);
  const now = useStore(session);
  if (hrefOf(path) === callbackPath) return <FinishSignIn />;
  if (!now) return <SignIn />;
  if (now.roles.length === 0)
    return <Sentence title={texts.signIn.noRole} detail={texts.signIn.noRoleDetail} />;
  for (const { path: pattern, needs, View } of pages) {
    const params = matchPath(pattern, path);
    if (!params) continue;
    return mayCall(needs, now.roles) ? (
      <View key={path} params={params} />
    ) : (
      <Sentence {...texts.wrongRole} />
    );
  }
  return <Sentence {...texts.notFound} />;
};

/** Shows an error if a page's script throws. The rest of the console still works. */
const Failsafe = ({ children }: { children: ComponentChildren }) => {
  const { scriptFailed, retry } = useTexts();
  const [failed, again] = useErrorBoundary();
  if (!failed) return <>{children}</>;
  return (
    <>
      <Sentence {...scriptFailed} />
      <button type="button" class="govuk-button" onClick={again}>
        {retry}
      </button>
    </>
  );
};

const Console = () => {
  const { path } = useStore(address);
  const now = useStore(session);
  useRouting();
  return (
    <Shell>
      {/* The key holds the username: the next officer must not see what the previous officer was shown. */}
      <Failsafe key={`${now?.username} ${path}`}>
        <CurrentPage />
      </Failsafe>
      <SignInAgain />
    </Shell>
  );
};

render(<Console />, document.getElementById("console") as HTMLElement);
