/** Writes XML and HTML. A template escapes every value, unless the value is markup. */
import { escapeMarkup, templateOf } from "../i18n/shared/markup.ts";

export type { Markup } from "../i18n/shared/markup.ts";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML cannot hold
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

export const escapeXml = (text: string): string => escapeMarkup(text.toWellFormed().replace(notInXml, ""));

export const markup = /* @__PURE__ */ templateOf(escapeXml);
