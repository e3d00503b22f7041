/** HTML as values: whatever is put into a template is text, unless it is itself markup. */
import { escapeMarkup, templateOf } from "../i18n/shared/markup.ts";

export type { Markup } from "../i18n/shared/markup.ts";

export const html = /* @__PURE__ */ templateOf(escapeMarkup);
