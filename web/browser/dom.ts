/** Elements made and found, in as few words as a page's script can bear. */

type Attributes = Record<string, string | boolean | undefined>;

/** An element with its attributes and children; text is always text, never markup. */
export const make = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Name] => {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children);
  return element;
};

/** An element that the page is known to have. */
export const found = <Kind extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): Kind => {
  const element = within.querySelector<Kind>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
};

export const all = <Kind extends HTMLElement = HTMLElement>(
  selector: string,
  within: ParentNode = document,
): Kind[] => [...within.querySelectorAll<Kind>(selector)];

/** Focus for what is no control: a heading, a summary. */
export const moveFocusTo = (element: HTMLElement): void => {
  element.tabIndex = -1;
  element.focus();
};

export const pageLanguage = (): "id" | "en" => (document.documentElement.lang === "en" ? "en" : "id");

export const fillIn = (text: string, facts: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (braces, name: string) => String(facts[name] ?? braces));
