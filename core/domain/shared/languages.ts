/** The languages of every text for people. */
export const languages = ["id", "en"] as const;
export type Language = (typeof languages)[number];
