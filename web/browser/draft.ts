/** What this phone remembers: answers until they are sent, then the reference until its photos are. */
import type { Answers, Body } from "./answers.ts";

const draftName = "berdaya-isian";
const sentName = "berdaya-terkirim";
/** From the day on which it was last written. The pages say these terms to their readers. */
const hoursKept = { [draftName]: 30 * 24, [sentName]: 24 };

export interface Draft {
  savedAt: number;
  answers: Answers;
  /** The question that was on the screen. */
  question: string;
  /** A sending whose answer was never heard: it is repeated as it was before anything else is sent. */
  pending?: { key: string; body: Body };
}

export interface SentApplication {
  sentAt: number;
  reference: string;
  birthDate: string;
  kinds: string[];
}

// A browser in private mode may refuse to store: the form goes on without a draft.
const attempt = <Value>(action: () => Value): Value | undefined => {
  try {
    return action();
  } catch {
    return undefined;
  }
};

const read = <Value>(name: string): Value | undefined =>
  attempt(() => JSON.parse(localStorage.getItem(name) ?? "null") ?? undefined);
const write = (name: string, value: unknown) =>
  attempt(() => localStorage.setItem(name, JSON.stringify(value)));
const remove = (name: string) => attempt(() => localStorage.removeItem(name));

/** Whoever picks up the phone later finds nothing: every page of the site does this, not only the one that kept it. */
export const removeExpired = (): void => {
  for (const [name, hours] of Object.entries(hoursKept)) {
    const kept = read<Partial<Draft & SentApplication>>(name);
    const at = kept?.savedAt ?? kept?.sentAt ?? Number.NaN;
    // What bears no time cannot be within its term.
    if (!(Date.now() - at <= hours * 60 * 60 * 1000)) remove(name);
  }
};

export const loadDraft = (): Draft | undefined => {
  removeExpired();
  const draft = read<Draft>(draftName);
  return draft?.answers ? draft : undefined;
};
export const saveDraft = (draft: Omit<Draft, "savedAt">): void => {
  write(draftName, { ...draft, savedAt: Date.now() });
};
export const clearDraft = (): void => {
  remove(draftName);
};

export const loadSent = (): SentApplication | undefined => {
  removeExpired();
  const sent = read<SentApplication>(sentName);
  return sent?.reference ? sent : undefined;
};
export const saveSent = (sent: Omit<SentApplication, "sentAt">): void => {
  write(sentName, { ...sent, sentAt: Date.now() });
};
export const clearSent = (): void => {
  remove(sentName);
};
