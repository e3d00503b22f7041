/** The language of the console: Indonesian, unless the officer chose English on this machine. */

import type { Language } from "../../core/domain/shared/codes.ts";
import { type ConsoleTexts, consoleTexts } from "../../core/i18n/shared/console.ts";
import { createStore, useStore } from "./store.ts";

const keptAs = "berdaya-language";

export const language = createStore<Language>(localStorage.getItem(keptAs) === "en" ? "en" : "id");

const say = (chosen: Language) => document.documentElement.setAttribute("lang", chosen);
say(language.get());
language.watch((chosen) => {
  localStorage.setItem(keptAs, chosen);
  say(chosen);
});

export const useLanguage = (): Language => useStore(language);
export const useTexts = (): ConsoleTexts => consoleTexts[useLanguage()];
