/** The pages that answer a plain HTML form, route by route. */
import type { PlainForm } from "../contract/plain-form.ts";
import type { Opening } from "../contract/replies.ts";
import type { Route } from "../contract/route.ts";
import type { Routes } from "../contract/routes.ts";
import { currentConsent } from "../domain/consent.ts";
import { type Day, dayOf, type Instant } from "../domain/day.ts";
import { largestDocumentBytes } from "../domain/document.ts";
import type { Skill } from "../domain/skill.ts";
import type { DocumentKind } from "../domain/words.ts";
import { formPage } from "./form-page.ts";
import { statusPage } from "./status-page.ts";
import { uploadPage } from "./upload-page.ts";

/** What the application form shows besides its questions. */
export interface FormSource {
  openingsOn(today: Day): Promise<{ openings: Opening[]; skills: Skill[] }>;
  now(): Instant;
  newId(): string;
}

export const applicationForm = ({
  openingsOn,
  now,
  newId,
}: FormSource): PlainForm<Routes["registerApplicant"]> => ({
  answered: ({ reference }, { language }) => ({
    location: `/api/confirmation?${new URLSearchParams({ ...(language === "en" ? { lang: "en" } : {}), reference })}`,
  }),
  refused: async (problem, { language, sent }) => {
    const today = dayOf(now());
    // Where the tables cannot be read, that is what was refused: the page keeps what was typed all the same.
    const offered = await openingsOn(today).catch(() => ({ openings: [], skills: [] }));
    return formPage({
      ...offered,
      language,
      consent: currentConsent,
      // The same key again: where the answer was lost, sending once more finds it.
      idempotencyKey: sent.idempotencyKey?.[0] ?? newId(),
      sent,
      problem,
    });
  },
});

export const statusForm: PlainForm<Routes["showStatus"]> = {
  answered: (shown, { language, sent }) => ({ html: statusPage({ language, sent, shown }) }),
  refused: (problem, { language, sent }) => statusPage({ language, sent, problem }),
};

export const documentForm: PlainForm<Routes["grantDocumentUpload"]> = {
  fill: (body) => ({ ...(body as object), bytes: largestDocumentBytes }),
  answered: (grant, { language, sent, params }) => ({
    html: uploadPage({
      language,
      reference: params.reference ?? "",
      grant,
      kind: (sent.kind?.[0] ?? "other") as DocumentKind,
    }),
    postsTo: grant.upload.url,
  }),
  refused: (problem, { language, sent, params }) =>
    statusPage({ language, sent: { ...sent, reference: [params.reference ?? ""] }, problem }),
};

/** A step on one's own application: the status page with what became of it, or with why it was refused. */
const ownStep = <R extends Route>(): PlainForm<R> => ({
  answered: (_reply, { language, params }) => ({
    location: `/api/confirmation?${new URLSearchParams({ ...(language === "en" ? { lang: "en" } : {}), reference: params.reference ?? "" })}`,
  }),
  refused: (problem, { language, sent, params }) =>
    statusPage({ language, sent: { ...sent, reference: [params.reference ?? ""] }, problem }),
});

export const replyForm = ownStep<Routes["answerOffer"]>();
export const withdrawalForm = ownStep<Routes["withdrawApplication"]>();
export const appealForm = ownStep<Routes["fileAppeal"]>();
