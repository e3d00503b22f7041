/** Days and instants in the form that readers use. */
import type { Language } from "../domain/shared/codes.ts";
import { timeZone, zoneCode } from "../domain/shared/zone.ts";

const locales: Record<Language, string> = { id: "id-ID", en: "en-GB" };

/** `2026-11-05` as "5 November 2026". */
export const formatDay = (language: Language, day: string): string =>
  new Intl.DateTimeFormat(locales[language], { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** An instant as "5 November 2026 pukul 09.05" and the office's zone. */
export const formatInstant = (language: Language, instant: string): string =>
  `${new Intl.DateTimeFormat(locales[language], {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(new Date(instant))} ${zoneCode}`;
