/** The frame of every page: the signed-in officer, the menu for the officer's roles, and the language. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { mayCall } from "../api.ts";
import { language, useLanguage, useTexts } from "../language.ts";
import { pages } from "../pages.ts";
import { Announcer, address, home, hrefOf, unsaved } from "../router.tsx";
import { signOutAddress } from "../session/cognito.ts";
import { signInConfig } from "../session/config.ts";
import { session } from "../session/session.ts";
import { useStore } from "../store.ts";

const LanguageSwitch = () => {
  const texts = useTexts();
  const other = useLanguage() === "id" ? "en" : "id";
  return (
    <button type="button" class="console-plain-button" lang={other} onClick={() => language.set(other)}>
      {texts.otherLanguage}
    </button>
  );
};

const SignedInAs = () => {
  const texts = useTexts();
  const now = useStore(session);
  if (!now) return null;
  const signOut = async () => {
    if (unsaved.size > 0 && !confirm(texts.confirmLeaving)) return;
    unsaved.clear();
    const config = await signInConfig();
    session.set(undefined);
    if (config.kind === "cognito") location.assign(signOutAddress(config));
  };
  return (
    <>
      <span class="console-header__who">
        <span class="govuk-visually-hidden">{texts.signIn.signedInAs} </span>
        {now.shownName}
        {now.roles.length > 0 && ` · ${now.roles.map((role) => texts.roles[role]).join(", ")}`}
      </span>
      <button type="button" class="console-plain-button" onClick={() => void signOut()}>
        {texts.signIn.signOut}
      </button>
    </>
  );
};

const Menu = () => {
  const texts = useTexts();
  const roles = useStore(session)?.roles ?? [];
  const { path } = useStore(address);
  const entries = pages.filter(({ menu, needs }) => menu && mayCall(needs, roles));
  const [open, setOpen] = useState(false);
  useEffect(() => setOpen(false), [path]);
  if (entries.length === 0) return null;
  return (
    <nav class="console-menu" aria-label={texts.menu}>
      {/* Only shown on a telephone: there, a manager's menu would fill half the screen. */}
      <button
        type="button"
        class="console-plain-button console-menu__button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {texts.menuButton}
      </button>
      <ul class={`govuk-width-container${open ? "" : " console-menu__closed"}`}>
        {entries.map((page) => {
          // A page below another page (`/angkatan/2026-1`) belongs to the same menu entry.
          const isHere =
            path === page.path || (/^[/-]/.test(path.slice(page.path.length)) && path.startsWith(page.path));
          return (
            <li key={page.path}>
              <a href={hrefOf(page.path)} aria-current={isHere ? "page" : undefined}>
                {page.menu?.(texts)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
};

export const Shell = ({ children }: { children: ComponentChildren }) => {
  const texts = useTexts();
  return (
    <>
      <a href="#main" class="govuk-skip-link">
        {texts.skipLink}
      </a>
      <header class="console-header">
        <div class="govuk-width-container console-header__row">
          <a class="console-header__name" href={hrefOf(home)}>
            {texts.product} <span>{texts.console}</span>
          </a>
          <div class="console-header__tools">
            <SignedInAs />
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <Menu />
      <Announcer />
      <div class="govuk-width-container">
        <main class="govuk-main-wrapper" id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <footer class="console-footer">
        <div class="govuk-width-container">{texts.owner}</div>
      </footer>
    </>
  );
};
