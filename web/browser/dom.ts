/** Short functions that make and find elements. They keep the pages' scripts small. */

type Attributes = Record<string, string | boolean | undefined>;

/** Makes an element with attributes and children. A string child becomes text, never markup. */
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

/** The element for `selector`. The page must have it. */
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

/** Moves the focus to an element that is not a control, such as a heading or an error summary. */
export const moveFocusTo = (element: HTMLElement): void => {
  element.tabIndex = -1;
  element.focus();
};

export const pageLanguage = (): "id" | "en" => (document.documentElement.lang === "en" ? "en" : "id");
