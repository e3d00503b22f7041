/**
 * Addresses of the console, all below `/petugas/`. Links are plain anchors, so a middle click opens a tab; an ordinary
 * click on one changes the page without loading it anew.
 */
import type { ComponentType } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { RouteName } from "../../core/contract/routes.ts";
import type { ConsoleTexts } from "../../core/i18n/shared/console.ts";
import { useTexts } from "./language.ts";
import { createStore, useStore } from "./store.ts";

export interface PageProps {
  params: Record<string, string>;
}

/** One page of the console: a file in `pages/` exports one, `pages.ts` lists them. */
export interface Page {
  /** Below `/petugas`, with `{names}` as in `routes.ts`. */
  path: string;
  /** The step without which the page is of no use: who may not call it is not shown the page. */
  needs: RouteName;
  /** The page's words in the menu, if it stands there. */
  menu?: (texts: ConsoleTexts) => string;
  View: ComponentType<PageProps>;
}

const root = "/petugas";
/** What an officer sees first. */
export const home = "/pendaftaran";

interface Address {
  path: string;
  query: string;
  /** How many pages were opened before: the first keeps the browser's own focus. */
  visits: number;
}

const here = (visits: number): Address => {
  const path = location.pathname.slice(root.length);
  return { path: path === "" || path === "/" ? home : path, query: location.search, visits };
};

export const address = createStore(here(0));
const announcement = createStore("");

/** Forms whose text would be lost. */
export const unsaved = new Set<object>();

export const hrefOf = (path: string): string => `${root}${path}`;

/** Opens a page. */
export const goTo = (path: string, { replace = false } = {}): void => {
  history[replace ? "replaceState" : "pushState"](null, "", hrefOf(path));
  address.set(here(address.get().visits + 1));
  scrollTo(0, 0);
};

/** Changes what the same page asks for (a filter): focus stays where it is. */
export const changeQuery = (query: URLSearchParams): void => {
  const question = String(query);
  history.replaceState(null, "", `${location.pathname}${question && `?${question}`}`);
  address.set(here(address.get().visits));
};

export const useUrlQuery = (): URLSearchParams => new URLSearchParams(useStore(address).query);

export const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const expected = pattern.split("/");
  const given = path.replace(/(.)\/$/, "$1").split("/");
  if (expected.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const value = given[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (!name && part !== value) return undefined;
    try {
      if (name) params[name] = decodeURIComponent(value);
    } catch {
      return undefined;
    }
  }
  return params;
};

const linkOf = (event: MouseEvent): HTMLAnchorElement | undefined => {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const inside = link?.origin === location.origin && link.pathname.startsWith(`${root}/`);
  const samePlace = link?.hash !== "" && link?.pathname === location.pathname;
  return link && plain && inside && !samePlace && !link.target && !link.hasAttribute("download")
    ? link
    : undefined;
};

/** Listens to links, the back button and the closing of the tab, for as long as the console is shown. */
export const useRouting = (): void => {
  const { confirmLeaving } = useTexts();
  const question = useRef(confirmLeaving);
  question.current = confirmLeaving;
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.defaultPrevented ? undefined : linkOf(event);
      if (!link) return;
      event.preventDefault();
      if (unsaved.size === 0 || confirm(question.current))
        goTo(`${link.pathname.slice(root.length)}${link.search}`);
    };
    const onPopState = () => {
      const { path, query, visits } = address.get();
      const next = here(visits + 1);
      // A link within the page (to its main part, to a field) is no other page.
      if (next.path === path && next.query === query) return;
      if (unsaved.size === 0 || confirm(question.current)) address.set(next);
      else history.pushState(null, "", `${hrefOf(path)}${query}`);
    };
    const onLeaving = (event: BeforeUnloadEvent) => {
      if (unsaved.size > 0) event.preventDefault();
    };
    addEventListener("click", onClick);
    addEventListener("popstate", onPopState);
    addEventListener("beforeunload", onLeaving);
    return () => {
      removeEventListener("click", onClick);
      removeEventListener("popstate", onPopState);
      removeEventListener("beforeunload", onLeaving);
    };
  }, []);
};

/**
 * The one first-level heading of a page: also its title. After a navigation it takes the focus and is announced, so
 * that a keyboard and a screen reader start where the eye does.
 */
export const PageHeading = ({ children }: { children: string }) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const { path, visits } = useStore(address);
  useEffect(() => {
    document.title = `${children} – Berdaya`;
  }, [children]);
  useEffect(() => {
    if (visits === 0) return;
    heading.current?.focus();
    announcement.set(children);
  }, [path, visits]);
  return (
    <h1 class="govuk-heading-l" tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
};

/** Says a sentence to screen readers without moving the focus. */
export const announce = (sentence: string): void => announcement.set(sentence);

export const Announcer = () => (
  <p class="govuk-visually-hidden" role="status" aria-live="polite">
    {useStore(announcement)}
  </p>
);
