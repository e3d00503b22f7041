/** How a route that also takes the plain HTML form answers in HTML. */
import type { Language } from "../domain/shared/codes.ts";
import type { Problem } from "./replies/shared.ts";
import type { ReplyOf, Route } from "./route.ts";

/** What was typed, by field name, to be shown again. */
export type Sent = Record<string, string[]>;

export interface PageAsked {
  sent: Sent;
  language: Language;
  siteUrl: string;
  /** Of the path, as typed. */
  params: Record<string, string | undefined>;
}

/** A page, or where to go instead; `postsTo` is a further place that the page's form may post to. */
type PageAnswered = { location: string } | { html: string; postsTo?: string };

export interface PlainForm<R extends Route> {
  /** Adds what the plain form leaves out, and takes away what is the page's own. */
  fill?(body: unknown): unknown;
  answered(reply: ReplyOf<R>, asked: PageAsked): PageAnswered | Promise<PageAnswered>;
  /** The form again, with its errors and everything that was typed. */
  refused(problem: Problem, asked: PageAsked): string | Promise<string>;
}
