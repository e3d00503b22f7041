/** What HTML's own rules ask of a page, whatever it says: axe does not look at these. */

interface Tag {
  name: string;
  attributes: Record<string, string>;
  /** Where the text after it begins. */
  end: number;
}

const tagPattern = /<([a-z][\w-]*)((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g;
const attributePattern = /([^\s=>"]+)(?:="([^"]*)")?/g;

const tagsIn = (page: string): Tag[] =>
  [...page.matchAll(tagPattern)].map(({ 0: whole, 1: name = "", 2: written = "", index }) => ({
    name,
    attributes: Object.fromEntries(
      [...written.matchAll(attributePattern)].map(([, key = "", value = ""]) => [key, value]),
    ),
    end: index + whole.length,
  }));

/** By the table of HTML's autofill: which kinds of input, besides plain text, a word may stand at. */
const autofillWords: Record<string, readonly string[]> = {
  text: [
    ...["name", "honorific-prefix", "given-name", "additional-name", "family-name", "honorific-suffix"],
    ...["nickname", "organization-title", "organization", "sex", "language", "country", "country-name"],
    ...["address-line1", "address-line2", "address-line3", "address-level1", "address-level2"],
    ...["address-level3", "address-level4", "postal-code", "one-time-code", "tel-national", "tel-local"],
  ],
  multiline: ["street-address"],
  password: ["new-password", "current-password"],
  email: ["email", "username"],
  tel: ["tel"],
  number: ["bday-day", "bday-month", "bday-year"],
  date: ["bday"],
};

const isAutofill = (word: string, element: string, type: string): boolean => {
  const group = Object.keys(autofillWords).find((each) => autofillWords[each]?.includes(word));
  if (group === undefined) return false;
  if (element !== "input") return true;
  return group === "multiline" ? type === "hidden" : ["hidden", "text", "search", group].includes(type);
};

const withoutValue = ["checkbox", "radio", "file", "submit", "image", "reset", "button"];

const autocompleteFault = ({ name, attributes }: Tag): string | undefined => {
  const { autocomplete, type = "text" } = attributes;
  if (autocomplete === undefined || name === "form") return undefined;
  const isSwitch = ["on", "off"].includes(autocomplete) && type !== "hidden";
  const isRight =
    ["input", "select", "textarea"].includes(name) &&
    !withoutValue.includes(type) &&
    (isSwitch || isAutofill(autocomplete, name, type));
  return isRight ? undefined : `autocomplete="${autocomplete}" on ${name} of type ${type}`;
};

const references = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"];

const brokenReferences = ({ name, attributes }: Tag, ids: ReadonlySet<string>): string[] =>
  references.flatMap((key) =>
    (attributes[key] ?? "")
      .split(/\s+/)
      .filter((id) => id !== "" && !ids.has(id))
      .map((id) => `${name} with ${key} of a missing id ${id}`),
  );

/** GOV.UK's pattern, now and before: the alert is the first thing in the summary, or the summary itself, by its title. */
const summaryFault = ({ attributes }: Tag, next: Tag | undefined): string | undefined => {
  if (!attributes.class?.split(" ").includes("govuk-error-summary")) return undefined;
  const isAlert =
    next?.attributes.role === "alert" || (attributes.role === "alert" && attributes["aria-labelledby"]);
  return isAlert && attributes.tabindex === "-1"
    ? undefined
    : "an error summary that is no alert or cannot take the focus";
};

const isEmptyList = ({ name, end }: Tag, page: string) =>
  ["ul", "ol", "dl"].includes(name) && new RegExp(`^\\s*</${name}>`).test(page.slice(end, end + 80));

/** Everything wrong with a page, as it was written or as a browser tells it; what a template holds is no part of it. */
export const markupFaults = (html: string): string[] => {
  const page = html.replace(
    /<!--.*?-->|<template\b.*?<\/template>|(?<=<(script|style)\b[^>]*>).*?(?=<\/\1>)/gs,
    "",
  );
  const tags = tagsIn(page);
  const ids = tags.flatMap(({ attributes }) => (attributes.id === undefined ? [] : [attributes.id]));
  const known = new Set(ids);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the id ${id} twice`),
    ...tags.flatMap((tag, index) => [
      autocompleteFault(tag),
      summaryFault(tag, tags[index + 1]),
      isEmptyList(tag, page) ? `an empty ${tag.name} of class ${tag.attributes.class}` : undefined,
      ...brokenReferences(tag, known),
    ]),
  ].filter((fault) => fault !== undefined);
};
