/**
 * The addresses of the console, all below `/petugas/`. Links are plain anchors, so that a middle click opens a tab.
 * An ordinary click changes the page without loading the site again.
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

/** One page of the console. Each page's file exports one, and `pages.ts` lists them. */
export interface Page {
  /** The path below `/petugas`, with `{names}` as in `routes.ts`. */
  path: string;
  /** The step that the page needs. An officer who may not call this step does not see the page. */
  needs: RouteName;
  /** The page's entry in the menu, if it has one. */
  menu?: (texts: ConsoleTexts) => string;
  View: ComponentType<PageProps>;
}

const root = "/petugas";
/** The first page after sign-in. */
export const home = "/pendaftaran";

interface Address {
  path: string;
  query: string;
  /** How many pages were opened. The first page keeps the browser's own focus. */
  visits: number;
}

const here = (visits: number): Address => {
  const path = location.pathname.slice(root.length);
  return { path: path === "" || path === "/" ? home : path, query: location.search, visits };
};

export const address = createStore(here(0));
const announcement = createStore("");

/** Forms whose typed text would be lost. */
export const unsaved = new Set<object>();

export const hrefOf = (path: string): string => `${root}${path}`;

/** Opens a page. */
export const goTo = (path: string, { replace = false } = {}): void => {
  history[replace ? "replaceState" : "pushState"](null, "", hrefOf(path));
  address.set(here(address.get().visits + 1));
  scrollTo(0, 0);
};

/** Changes the query of the same page, for example a filter. The focus stays. */
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

/** Handles links, the back button and the closing of the tab while the console is open. */
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
      // A link within the page, for example to a field, does not change the page.
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
 * The page's only `h1`, and its title. After a navigation the heading takes the focus and is announced, so that
 * keyboards and screen readers start at the top of the page.
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

/** Lets screen readers say a sentence without moving the focus. */
export const announce = (sentence: string): void => announcement.set(sentence);

export const Announcer = () => (
  <p class="govuk-visually-hidden" role="status" aria-live="polite">
    {useStore(announcement)}
  </p>
);
