/** The data on this phone: the answers until they are sent, then the reference until its photos are sent. */
import type { Answers, Body } from "./answers.ts";

const draftName = "berdaya-isian";
const sentName = "berdaya-terkirim";
/** Hours since the last writing. The pages tell these terms to their readers. */
const hoursKept = { [draftName]: 30 * 24, [sentName]: 24 };

export interface Draft {
  savedAt: number;
  answers: Answers;
  /** The question that was on the screen. */
  question: string;
  /** An attempt to send whose response was lost. The wizard repeats it unchanged before it sends anything else. */
  pending?: { key: string; body: Body };
}

export interface SentApplication {
  sentAt: number;
  reference: string;
  birthDate: string;
  kinds: string[];
}

// In private mode, a browser may refuse to store data. The form then works without a draft.
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

/**
 * Removes expired data, so that the next person with this phone finds none. Every page of the site calls this
 * function, not only the page that stored the data.
 */
export const removeExpired = (): void => {
  for (const [name, hours] of Object.entries(hoursKept)) {
    const kept = read<Partial<Draft & SentApplication>>(name);
    const at = kept?.savedAt ?? kept?.sentAt ?? Number.NaN;
    // Data without a time counts as expired.
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
